"""Faults that the model alone cannot see: codes that clash, references to nothing, ends before beginnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from domain.campaigns.document import Period
from domain.campaigns.duties import Duty
from domain.campaigns.facts import Phase
from domain.campaigns.model import Campaign
from domain.content.errors import Problem
from domain.content.fields import Part
from domain.content.source import Source


def faults(campaign: Campaign, source: Source) -> tuple[Problem, ...]:
    """Faults inside one file."""
    return (
        *_slug(campaign, source),
        *_codes(campaign, source),
        *_references(campaign, source),
        *_spans(campaign, source),
    )


def faults_between(
    campaigns: Mapping[Path, Campaign], sources: Mapping[Path, Source], forms: Iterable[str], national: Iterable[str]
) -> tuple[Problem, ...]:
    """Faults between files: a code in two of them, a form or a national day that does not exist."""
    taken = dict.fromkeys(forms, "data/forms") | dict.fromkeys(national, "data/calendar")
    outside = (_outside(campaigns[path], sources[path], frozenset(forms), frozenset(national)) for path in campaigns)
    return (*chain.from_iterable(outside), *twice(campaigns, sources, taken))


def twice(
    campaigns: Mapping[Path, Campaign], sources: Mapping[Path, Source], taken: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """Faults of what must stand in one file only: slugs, codes, and the letters that record codes begin with.

    `taken` are codes that other content has, with the place where they stand.
    """
    codes, prefixes = dict(taken or {}), dict[str, str]()
    return tuple(
        problem
        for path, campaign in campaigns.items()
        for problem in (
            *_taken(campaign, sources[path], codes),
            *_prefix_taken(campaign, sources[path], prefixes),
        )
    )


def _slug(campaign: Campaign, source: Source) -> Iterator[Problem]:
    if campaign.slug != source.path.stem:
        yield source.problem(("slug",), "slug_is_not_file", slug=campaign.slug, name=source.path.stem)


def _codes(campaign: Campaign, source: Source) -> Iterator[Problem]:
    seen = dict.fromkeys((campaign.slug, *campaign.retired), 0)
    for place, part in campaign.coded():
        code = _code(part)
        if code in seen:
            yield source.problem((*place, "code"), "code_twice", code=code)
        seen[code] = 1


def _references(campaign: Campaign, source: Source) -> Iterator[Problem]:
    known = {
        "departments": {department.code for department in campaign.departments},
        "titles": {title.code for title in campaign.titles},
    }
    for place, field, codes, kind in _named(campaign):
        for code in codes:
            if code not in known[kind]:
                yield source.problem((*place, field), "unknown_code", code=code, among=sorted(known[kind]))


def _named(campaign: Campaign) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...], str]]:
    for at, duty in enumerate(campaign.duties):
        yield from _named_by_duty(at, duty)
    for at, role in enumerate(campaign.roles):
        yield ("roles", at), "department", (role.department,) if role.department else (), "departments"
    for at, item in enumerate(campaign.registrable):
        yield ("registrable", at), "titles", item.titles, "titles"
    for at, round_ in enumerate(campaign.rounds):
        yield ("rounds", at), "titles", round_.titles, "titles"


def _named_by_duty(at: int, duty: Duty) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...], str]]:
    yield ("duties", at), "owed_by_departments", duty.owed_by_departments, "departments"
    if duty.received_by is not None:
        yield ("duties", at, "received_by"), "departments", duty.received_by.departments, "departments"


def _spans(campaign: Campaign, source: Source) -> Iterator[Problem]:
    spans: list[tuple[tuple[str | int, ...], Period | Phase]] = [(("period",), campaign.period)]
    spans += [(("phases", at), phase) for at, phase in enumerate(campaign.phases)]
    for place, span in spans:
        if span.end is not None and span.end.last_day() < span.start.first_day():
            yield source.problem((*place, "end"), "ends_before_it_starts", start=str(span.start), end=str(span.end))


def _outside(campaign: Campaign, source: Source, forms: frozenset[str], national: frozenset[str]) -> Iterator[Problem]:
    own = forms | {form.code for form in campaign.forms}
    wanted: list[tuple[tuple[str | int, ...], str | None, frozenset[str]]] = [
        (("registrable", at, "form"), item.form, own) for at, item in enumerate(campaign.registrable)
    ]
    if campaign.good_deeds is not None:
        wanted.append((("good_deeds", "form"), campaign.good_deeds.form, own))
    wanted += [
        (("anniversaries", at, "national"), day.national, national) for at, day in enumerate(campaign.anniversaries)
    ]
    for place, code, known in wanted:
        if code is not None and code not in known:
            yield source.problem(place, "unknown_code", code=code, among=sorted(known))


def _taken(campaign: Campaign, source: Source, taken: dict[str, str]) -> Iterator[Problem]:
    own: dict[str, tuple[str | int, ...]] = {code: ("retired", at) for at, code in enumerate(campaign.retired)}
    own |= {_code(part): (*place, "code") for place, part in campaign.coded()} | {campaign.slug: ("slug",)}
    for code, place in own.items():
        if code in taken:
            yield source.problem(place, "code_elsewhere", code=code, where=taken[code])
        taken[code] = source.path.name


def _prefix_taken(campaign: Campaign, source: Source, taken: dict[str, str]) -> Iterator[Problem]:
    prefix = campaign.record_prefix
    if prefix in taken:
        yield source.problem(("record_prefix",), "prefix_elsewhere", prefix=prefix, where=taken[prefix])
    taken.setdefault(prefix, source.path.name)


def _code(part: Part) -> str:
    return str(part.code)  # type: ignore[attr-defined]  # coded() yields only parts with a code
