"""Days of every year: the count of years, the founding day and the occurrence must follow from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.calendar import NationalCalendar, NationalDay
from domain.campaigns.facts import Anniversary
from domain.campaigns.model import Campaign
from domain.content.dates import PartialDate
from domain.proofreading.finding import Finding, Place, differs, nearest, same_day
from domain.proofreading.numerals import number
from domain.proofreading.vocabulary import any_of
from domain.proofreading.written import Written, dates_in, lower, ranges_in


@dataclass(frozen=True)
class _Day:
    """A day as the file and the shared calendar together give it. `year`: in which it is kept, if that is known."""

    place: Place
    own: Anniversary
    founded: PartialDate | None
    year: int | None

    @property
    def count(self) -> int | None:
        return self.year - self.founded.year if self.year is not None and self.founded is not None else None


def anniversaries(campaign: Campaign, national: NationalCalendar) -> Iterator[Finding]:
    """Compare each day with its words, with the shared calendar and with itself."""
    shared = {day.code: day for day in national.days}
    for at, own in enumerate(campaign.anniversaries):
        day = _day(campaign, ("anniversaries", at), own, shared)
        yield from _counts(day)
        yield from _founded(day, shared)
        yield from _dates(day)


def _day(campaign: Campaign, place: Place, own: Anniversary, shared: Mapping[str, NationalDay]) -> _Day:
    of_nation = shared.get(own.national or "")
    founded = _partial(own.founded) or (of_nation.founded if of_nation else None)
    return _Day(place, own, founded, own.day.year if own.day else _year(campaign, own.words))


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate(day.year, day.month, day.day) if day else None


def _year(campaign: Campaign, words: str) -> int | None:
    """Return the year of a day whose occurrence the file leaves out: of its words, the period or the document."""
    for _, last in ranges_in(words):
        if last.year is not None:
            return last.year
    first, last_day = campaign.period.first_day(), campaign.period.last_day()
    if first.year == last_day.year:
        return first.year
    return campaign.document.date.year if campaign.document.date else None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d/])(?P<count>\d{{1,4}})\s+{any_of('years_long')}(?!\s+\d)|{any_of('time')}\s+(?P<time>\w+)"
    )


def counts_in(text: str) -> dict[int, str]:
    """Return the counts of years that a text has, with the words of each: "91 năm", "lần thứ 91"."""
    found: dict[int, str] = {}
    for match in _counted().finditer(lower(text)):
        count = number(match["count"] or match["time"])
        if count is not None:
            found.setdefault(count, text[match.start() : match.end()])
    return found


def _counts(day: _Day) -> Iterator[Finding]:
    """A document that was signed before the year began may count for the year after it."""
    real, written, read = day.count, counts_in(day.own.words), day.own.years
    if real is None:
        if read is not None and written and read not in written:
            yield _count(day, read, next(iter(written)))
        return
    if read is not None and read != real:
        yield _count(day, read, real)
    if written and real not in written and next(iter(written)) != read:
        yield _count(day, next(iter(written)), real, day.own.words)


def _count(day: _Day, stated: int, real: int, quote: str | None = None) -> Finding:
    facts = {"name": day.own.name, "stated": stated, "real": real}
    return Finding((*day.place, "years"), "count_differs", facts, quote)


def _founded(day: _Day, shared: Mapping[str, NationalDay]) -> Iterator[Finding]:
    own, of_nation = day.own, shared.get(day.own.national or "")
    if own.day and own.founded and (own.day.month, own.day.day) != (own.founded.month, own.founded.day):
        facts = {"name": own.name, "day": own.day, "founded": own.founded}
        yield Finding((*day.place, "day"), "day_differs", facts)
    if of_nation is None or own.founded is None or of_nation.founded is None:
        return
    known = of_nation.founded
    if not known.first_day() <= own.founded <= known.last_day():
        facts = {"name": own.name, "founded": own.founded, "known": str(known)}
        yield Finding((*day.place, "founded"), "founded_differs", facts)


def _dates(day: _Day) -> Iterator[Finding]:
    """Compare the founding day and the occurrence with the range that is written, else with any day of the words."""
    own, words = day.own, day.own.words
    founded = own.founded or (day.founded.first_day() if day.founded and day.founded.day else None)
    ranges = [pair for pair in ranges_in(words) if pair[1].day is not None]
    if ranges:
        yield from _by_ranges(day, ranges, founded)
        return
    alone = [written for written in dates_in(words) if written.day is not None and not written.lunar]
    known = [known for known in (own.day, founded) if known is not None]
    if (
        alone
        and known
        and not any(same_day(one, written) or _of_year(one, written) for one in known for written in alone)
    ):
        written = nearest(alone, known[0]) or alone[0]
        yield differs((*day.place, "day" if own.day else "founded"), written, known[0])


def _of_year(known: date, written: Written) -> bool:
    """A founding day may stand in words by its occurrence in a year that the file leaves out."""
    return (written.day, written.month) == (known.day, known.month) and (written.year or 0) > known.year


def _by_ranges(day: _Day, ranges: list[tuple[Written, Written]], founded: date | None) -> Iterator[Finding]:
    def meets(known: date | None, written: Written) -> bool:
        return known is None or same_day(known, written)

    own = day.own
    if any(meets(founded, first) and meets(own.day, last) for first, last in ranges):
        return
    if founded is not None and not any(meets(founded, first) for first, _ in ranges):
        yield differs(
            (*day.place, "founded"), nearest((first for first, _ in ranges), founded) or ranges[0][0], founded
        )
    elif own.day is not None:
        yield differs((*day.place, "day"), nearest((last for _, last in ranges), own.day) or ranges[0][1], own.day)


def ranges_that_count(place: Place, text: str) -> Iterator[Finding]:
    """Find, in words of whatever, a count that its own range does not give: "90 năm (03/02/1930 - 03/02/2021)"."""
    for first, last in ranges_in(text):
        if first.year is None or last.year is None or first.day is None or last.day is None:
            continue
        counted = [*_counted().finditer(lower(text)[: first.start])]
        between = text[counted[-1].end() : first.start] if counted else ")"
        stated = number(counted[-1]["count"] or counted[-1]["time"]) if counted else None
        if stated is not None and ")" not in between and stated != last.year - first.year:
            written = text[counted[-1].start() : counted[-1].end()]
            facts = {"name": text[counted[-1].start() : last.end], "stated": stated, "real": last.year - first.year}
            yield Finding(place, "count_differs", facts, written)


def ordinals(campaign: Campaign) -> Iterator[Finding]:
    """Compare the number of a congress with its words."""
    for at, occasion in enumerate(campaign.occasions):
        read = number(occasion.ordinal) if occasion.ordinal else None
        written = [found for text in occasion.words for found in _times(text)]
        if read is not None and written and read not in {count for count, _ in written}:
            facts = {"name": occasion.name, "written": written[0][1], "read": occasion.ordinal}
            yield Finding(("occasions", at, "ordinal"), "ordinal_differs", facts)


def _times(text: str) -> Iterator[tuple[int, str]]:
    for match in _counted().finditer(lower(text)):
        count = number(match["time"]) if match["time"] else None
        if count is not None:
            yield count, text[match.start() : match.end()]
