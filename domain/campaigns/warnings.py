"""What a document leaves open or says in two ways. Reported, never corrected: the words stay as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path

from domain.campaigns.duties import FixedDue
from domain.campaigns.model import Campaign
from domain.campaigns.years import stated_days
from domain.content.errors import Problem
from domain.content.fields import fold
from domain.content.source import Source
from domain.text.normalise import fold as as_typed

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX") for ones in _ONES)[1:]
_DAY = timedelta(days=1)


def warnings(campaign: Campaign, source: Source) -> tuple[Problem, ...]:
    """Everything that a reader of the document should know before trusting it, in the order of the file."""
    found = (
        *_not_stated(campaign, source),
        *_phases(campaign, source),
        *_anniversaries(campaign, source),
        *_ordinals(campaign, source),
        *_deadlines(campaign, source),
        *_registrable(campaign, source),
        *_bases(campaign, source),
        *_numbering(campaign, source),
        *_doubts(campaign, source),
    )
    return tuple(sorted(found, key=attrgetter("line")))


def warnings_between(campaigns: Mapping[Path, Campaign], sources: Mapping[Path, Source]) -> tuple[Problem, ...]:
    """Say of each file whose short name another one of the same issuer has: people could not tell the two apart."""
    taken: dict[tuple[str, str], str] = {}
    found: list[Problem] = []
    for path, campaign in campaigns.items():
        issuer, name = campaign.document.issuer, campaign.short_name
        if name is None:
            continue
        bearer = taken.setdefault((as_typed(name), as_typed(issuer.unit)), path.name)
        if bearer != path.name:
            facts = {"name": name, "issuer": issuer.short_name, "where": bearer}
            found.append(sources[path].problem(("short_name",), "short_name_elsewhere", **facts))
    return tuple(found)


def _not_stated(campaign: Campaign, source: Source) -> Iterator[Problem]:
    for field in ("number", "date"):
        if getattr(campaign.document, field) is None:
            yield source.problem(("document", field), f"no_{field}")
    if not campaign.registrable:
        yield source.problem(("registrable",), "nothing_to_register")
    if campaign.good_deeds is None:
        yield source.problem(("good_deeds",), "no_good_deeds")
    if campaign.period.end is None:
        yield source.problem(("period", "end"), "no_end", until=campaign.period.last_day())


def _phases(campaign: Campaign, source: Source) -> Iterator[Problem]:
    first, last = campaign.period.first_day(), campaign.period.last_day()
    for at, phase in enumerate(campaign.phases):
        if phase.start.first_day() < first or phase.end.last_day() > last:
            yield source.problem(("phases", at), "phase_outside_period", name=phase.name)
    yield from _between_phases(campaign, source)


def _between_phases(campaign: Campaign, source: Source) -> Iterator[Problem]:
    """Find days between two phases that lie in neither. Phases may share days: both run then, and both are shown."""
    in_order = sorted(enumerate(campaign.phases), key=lambda phase: phase[1].start.first_day())
    for (_, first), (at, second) in pairwise(in_order):
        ended = max(other.end.last_day() for _, other in in_order if other.start.first_day() <= first.start.first_day())
        begins, named = second.start.first_day(), {"first": first.name, "second": second.name}
        if begins > ended + _DAY:
            gap = {"start": ended + _DAY, "end": begins - _DAY}
            yield source.problem(("phases", at), "phases_do_not_meet", **named, **gap)


def _anniversaries(campaign: Campaign, source: Source) -> Iterator[Problem]:
    signed = campaign.document.date
    for at, day in enumerate(campaign.anniversaries):
        if day.day is not None and signed is not None and day.day < signed:
            facts = {"name": day.name, "day": day.day, "signed": signed}
            yield source.problem(("anniversaries", at, "day"), "day_before_document", **facts)


def _ordinals(campaign: Campaign, source: Source) -> Iterator[Problem]:
    named = [(fold(occasion.name), at, occasion.ordinal) for at, occasion in enumerate(campaign.occasions)]
    for name, group in groupby(sorted(named, key=lambda item: item[:2]), key=lambda item: item[0]):
        same = [(at, ordinal) for _, at, ordinal in group if ordinal is not None]
        ordinals = tuple(dict.fromkeys(ordinal for _, ordinal in same))
        if len(ordinals) > 1:
            yield source.problem(("occasions", same[-1][0]), "two_ordinals", name=name, ordinals=ordinals)


def _deadlines(campaign: Campaign, source: Source) -> Iterator[Problem]:
    for at, duty in enumerate(campaign.duties):
        if not isinstance(duty.due, FixedDue):
            continue
        if duty.due.recurs:
            if not stated_days(campaign, duty.due):
                yield source.problem(("duties", at, "due"), "never_in_period", name=duty.name, day=str(duty.due.date))
            continue
        last = duty.due.last_day()
        if campaign.document.date is not None and last < campaign.document.date:
            yield source.problem(("duties", at, "due"), "deadline_before_document", name=duty.name, day=last)
        elif not _in_period(campaign, last):
            yield source.problem(("duties", at, "due"), "deadline_outside_period", name=duty.name, day=last)


def _in_period(campaign: Campaign, day: date) -> bool:
    return campaign.period.first_day() <= day <= campaign.period.last_day()


def _registrable(campaign: Campaign, source: Source) -> Iterator[Problem]:
    """Find titles that nobody can register because somebody else hands them in, and contests that are over at once."""
    holders, begins = {title.code: title for title in campaign.titles}, campaign.document.date or date.min
    for at, thing in enumerate(campaign.registrable):
        for title in (holders[code] for code in thing.titles if code in holders):
            if not (thing.by_collectives if title.holder == "collective" else thing.by_people):
                facts = {"title": title.name, "holder": title.holder}
                yield source.problem(("registrable", at, "titles"), "title_offered_to_nobody", **facts)
        last = thing.last_day
        if last is not None and (last < begins or not _in_period(campaign, last)):
            yield source.problem(
                ("registrable", at, "contest", "last_day"), "contest_over_at_once", name=thing.label, day=last
            )


def _bases(campaign: Campaign, source: Source) -> Iterator[Problem]:
    """Find papers that held no more when the document was signed, and validities that end before they begin."""
    signed = campaign.document.date
    for at, base in enumerate(campaign.base_documents):
        place = ("base_documents", at, "valid_until")
        if base.valid_from and base.valid_until and base.valid_until < base.valid_from:
            yield source.problem(place, "validity_ends_before", name=base.name, start=base.valid_from)
        elif signed is not None and base.valid_until is not None and base.valid_until < signed:
            yield source.problem(place, "base_ended", name=base.name, day=base.valid_until, signed=signed)


def _numbering(campaign: Campaign, source: Source) -> Iterator[Problem]:
    for at, numbering in enumerate(campaign.numbering):
        missing = missing_numbers(numbering.written)
        if missing:
            yield source.problem(("numbering", at), "numbers_missing", under=numbering.under, missing=missing)


def missing_numbers(written: Sequence[str]) -> tuple[str, ...]:
    """Numbers, Roman or Arabic, that should stand before the last one and do not."""
    last = written[-1]
    wanted: Sequence[str] = [str(number) for number in range(1, int(last) + 1)] if last.isdecimal() else _up_to(last)
    return tuple(number for number in wanted if number not in written)


def _up_to(roman: str) -> Sequence[str]:
    return _ROMAN[: _ROMAN.index(roman) + 1]


def _doubts(campaign: Campaign, source: Source) -> Iterator[Problem]:
    for at, doubt in enumerate(campaign.doubts):
        yield source.problem(("doubts", at), "doubt", note=doubt.note, words=doubt.words)
