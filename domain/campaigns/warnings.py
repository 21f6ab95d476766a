"""What a document leaves open or says in two ways. Reported, never corrected: the words stay as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path

from domain.campaigns.duties import FixedDue
from domain.campaigns.facts import Anniversary
from domain.campaigns.model import Campaign
from domain.content.errors import Problem
from domain.content.fields import fold
from domain.content.source import Source
from domain.text.normalise import fold as as_typed

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX") for ones in _ONES)[1:]
_COUNT = re.compile(r"(\d+) năm")


def warnings(campaign: Campaign, source: Source) -> tuple[Problem, ...]:
    """Everything that a reader of the document should know before trusting it, in the order of the file."""
    found = (
        *_not_stated(campaign, source),
        *_phases(campaign, source),
        *_anniversaries(campaign, source),
        *_ordinals(campaign, source),
        *_deadlines(campaign, source),
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


def _phases(campaign: Campaign, source: Source) -> Iterator[Problem]:
    first, last = campaign.period.first_day(), campaign.period.last_day()
    for at, phase in enumerate(campaign.phases):
        if phase.start.first_day() < first or phase.end.last_day() > last:
            yield source.problem(("phases", at), "phase_outside_period", name=phase.name)
    for at, (one, two) in enumerate(pairwise(campaign.phases), start=1):
        if (two.start.first_day() - one.end.last_day()).days != 1:
            yield source.problem(("phases", at), "phases_do_not_meet", one=one.name, two=two.name)


def _anniversaries(campaign: Campaign, source: Source) -> Iterator[Problem]:
    signed = campaign.document.date
    for at, day in enumerate(campaign.anniversaries):
        place = ("anniversaries", at)
        if day.day is not None and signed is not None and day.day < signed:
            yield source.problem((*place, "day"), "day_before_document", name=day.name, day=day.day, signed=signed)
        for stated in _counts(day):
            if stated != _years(day):
                yield source.problem((*place, "years"), "count_differs", name=day.name, stated=stated, real=_years(day))
        if _moved(day):
            yield source.problem((*place, "day"), "day_differs", name=day.name, day=day.day, founded=day.founded)


def _counts(day: Anniversary) -> tuple[int, ...]:
    """The count of the file and the counts in the copied words, where a founding date lets them be checked."""
    if _years(day) is None:
        return ()
    written = (int(number) for number in _COUNT.findall(day.words))
    return tuple(dict.fromkeys(count for count in (day.years, *written) if count is not None))


def _years(day: Anniversary) -> int | None:
    return day.day.year - day.founded.year if day.day and day.founded else None


def _moved(day: Anniversary) -> bool:
    if day.day is None or day.founded is None:
        return False
    return (day.day.month, day.day.day) != (day.founded.month, day.founded.day)


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
        last = duty.due.last_day()
        if campaign.document.date is not None and last < campaign.document.date:
            yield source.problem(("duties", at, "due"), "deadline_before_document", name=duty.name, day=last)
        elif not _in_period(campaign, last):
            yield source.problem(("duties", at, "due"), "deadline_outside_period", name=duty.name, day=last)


def _in_period(campaign: Campaign, day: date) -> bool:
    return campaign.period.first_day() <= day <= campaign.period.last_day()


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
