"""All comparisons of one file, in the order of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from domain.calendar import NationalCalendar
from domain.campaigns.duties import FixedDue
from domain.campaigns.model import Campaign
from domain.content.dates import PartialDate
from domain.content.errors import Problem
from domain.content.source import Source
from domain.proofreading import counting
from domain.proofreading.anniversaries import anniversaries, named_days, ranges_that_count, years_of
from domain.proofreading.copies import copies
from domain.proofreading.days_in_words import days_in_words, read_by_moon
from domain.proofreading.deadlines import deadlines
from domain.proofreading.finding import Finding, Place
from domain.proofreading.letters import letters
from domain.proofreading.meanings import meanings
from domain.proofreading.names import codes, names
from domain.proofreading.numbered import numbered, said_twice
from domain.proofreading.other_days import other_days
from domain.proofreading.rhythm import rhythm
from domain.proofreading.spans import occasions, papers, spans


def compare(campaign: Campaign, source: Source, national: NationalCalendar) -> tuple[Problem, ...]:
    """Tell every difference once, but for those that the file itself names under `doubts`."""
    found: dict[tuple[str, Any], Finding] = {}
    for finding in _all(campaign, national):
        if not _is_doubted(campaign, finding):
            found.setdefault((finding.kind, finding.quote or finding.place), finding)
    problems = (source.problem(finding.place, finding.kind, **finding.facts) for finding in found.values())
    return tuple(sorted((*problems, *letters(source)), key=attrgetter("line")))


def _all(campaign: Campaign, national: NationalCalendar) -> Iterator[Finding]:
    yield from papers(campaign)
    yield from spans(campaign)
    yield from deadlines(campaign)
    yield from anniversaries(campaign, national)
    yield from occasions(campaign)
    yield from numbered(campaign)
    yield from other_days(campaign)
    yield from rhythm(campaign)
    yield from meanings(campaign)
    yield from copies(campaign)
    yield from names(campaign)
    yield from codes(campaign)
    yield from _by_moon(campaign)
    for place, text in _texts(campaign):
        yield from _in_words(campaign, place, text, national)


_NO_WORDS = frozenset({"code", "slug", "record_prefix", "format", "number", "section"})
_APART = frozenset({"doubts", "forms", "numbering", "retired", "reminders"})


def _texts(part: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield all words of a file, also those that are not copied; not the doubts, which tell for themselves."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield place, str(part)
    elif isinstance(part, BaseModel):
        apart = _NO_WORDS | (frozenset() if place else _APART)
        for field in type(part).model_fields:
            if field not in apart and (*place, field) != ("document", "text"):  # the key of a file
                yield from _texts(getattr(part, field), (*place, field))
    elif isinstance(part, tuple):
        for at, item in enumerate(part):
            yield from _texts(item, (*place, at))


def _in_words(campaign: Campaign, place: Place, text: str, national: NationalCalendar) -> Iterator[Finding]:
    """Compare what one text says with itself."""
    year = _year(campaign, place)
    if any(char.isdigit() for char in text):
        yield from days_in_words(place, text, year)
        if place[0] != "anniversaries":
            yield from ranges_that_count(place, text)
            yield from named_days(place, text, national, years_of(campaign) if year is None else (year,))
        yield from counting.sums(place, text)
        yield from counting.years(place, text)
        yield from said_twice(place, text)
        yield from counting.turned(place, text)
        yield from counting.days(place, text)
    yield from counting.phases(campaign, place, text)


def _by_moon(campaign: Campaign) -> Iterator[Finding]:
    for at, day in enumerate(campaign.anniversaries):
        yield from read_by_moon(("anniversaries", at, "day"), day.words, day.day)
    for at, occasion in enumerate(campaign.occasions):
        read = occasion.date.first_day() if occasion.date and occasion.date.day else None
        yield from read_by_moon(("occasions", at, "date"), " ".join(occasion.words), read)
    for at, duty in enumerate(campaign.duties):
        if isinstance(duty.due, FixedDue) and isinstance(duty.due.date, PartialDate) and duty.due.date.day:
            yield from read_by_moon(("duties", at, "due", "date"), duty.due.words, duty.due.date.first_day())


def _year(campaign: Campaign, place: Place) -> int | None:
    """Return the year that the words of a place mean where they write none."""
    if place[0] == "duties" and isinstance(due := campaign.duties[int(place[1])].due, FixedDue):
        return due.date.year if isinstance(due.date, PartialDate) else None
    first, last = campaign.period.first_day(), campaign.period.last_day()
    if place[0] == "phases":
        phase = campaign.phases[int(place[1])]
        first, last = phase.start.first_day(), phase.end.last_day()
    return first.year if first.year == last.year else None


def _is_doubted(campaign: Campaign, finding: Finding) -> bool:
    if finding.quote is None:
        return False
    quoted = [words for doubt in campaign.doubts for words in doubt.words]
    texts = finding.facts.get("names", [finding.quote])
    count = str(finding.facts.get("stated", "")) if finding.kind == "count_differs" else ""
    part = any(words in finding.quote and count in words for words in quoted) if count else False
    return part or any(text in words for text in texts for words in quoted)
