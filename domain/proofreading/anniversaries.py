"""Days of every year: the count of years, the founding day and the occurrence must follow from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.calendar import LunarRangeError, NationalCalendar, NationalDay
from domain.campaigns.facts import Anniversary
from domain.campaigns.model import Campaign
from domain.content.dates import PartialDate
from domain.proofreading.finding import Finding, Place, differs, nearest, same_day
from domain.proofreading.numerals import as_number, large_number
from domain.proofreading.vocabulary import any_of, lower
from domain.proofreading.written import Written, dates_in, ranges_in
from domain.text.normalise import fold

_NEAR = 120
"""characters behind a count in which its own range stands"""


@dataclass(frozen=True)
class _Day:
    """A day as the file and the shared calendar together give it. `years`: in which it may be kept."""

    place: Place
    own: Anniversary
    shared: NationalDay | None
    years: tuple[int, ...]

    @property
    def founded(self) -> PartialDate | None:
        own = self.own.founded
        return PartialDate(own.year, own.month, own.day) if own else self.shared.founded if self.shared else None

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the counts of years that its founding gives."""
        founded = self.founded
        return () if founded is None else tuple(year - founded.year for year in self.years)


def anniversaries(campaign: Campaign, national: NationalCalendar) -> Iterator[Finding]:
    """Compare each day with its words, with the shared calendar and with itself."""
    shared = {day.code: day for day in national.days}
    named = {own.national for own in campaign.anniversaries}
    for at, own in enumerate(campaign.anniversaries):
        years = (own.day.year,) if own.day else _years(campaign, own.words)
        day = _Day(("anniversaries", at), own, shared.get(own.national or ""), years)
        yield from _counts(day)
        yield from _itself(day)
        yield from _shared(day)
        yield from _other(day, national)
        yield from _dates(day)
        if own.national is None and own.stated is not None:
            yield from _twice(day, national.on(own.stated, own.founded), named)


def _years(campaign: Campaign, words: str) -> tuple[int, ...]:
    """Return the years that the words of a day may mean, where the file leaves it out: theirs, else the period's."""
    written = [last.year for _, last in ranges_in(words) if last.year is not None]
    return (written[0],) if written else years_of(campaign)


def years_of(campaign: Campaign) -> tuple[int, ...]:
    """Return the years of the period; what is counted in a document is mostly of the first."""
    first = campaign.period.first_day().year
    last = campaign.period.last_day().year if campaign.period.end else first + 1
    return tuple(range(first, last + 1))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?P<count>\d{{1,4}}|{large_number()})\s+{any_of('years_long')}(?!\s+\d)"
        rf"|{any_of('time')}\s+(?P<time>{large_number()}|\w+)"
    )


def counts_in(text: str) -> dict[int, str]:
    """Return the counts of years that a text has, with the words of each: "91 năm", "lần thứ 91"."""
    found: dict[int, str] = {}
    for match in _counted().finditer(lower(text)):
        count = as_number(match["count"] or match["time"])
        if count is not None:
            found.setdefault(count, text[match.start() : match.end()])
    return found


def _counts(day: _Day) -> Iterator[Finding]:
    real, written, read = day.counts, counts_in(day.own.words), day.own.years
    if not real:
        if read is not None and written and read not in written:
            yield _count(day, read, next(iter(written)))
        return
    if read is not None and read not in real:
        yield _count(day, read, real[0], day.own.words if read in written else None)
    if written and not set(real) & written.keys() and next(iter(written)) != read:
        yield _count(day, next(iter(written)), real[0], day.own.words)
    elif read is not None and written and read in real and read not in written:
        yield _count(day, read, next(iter(written)))


def _count(day: _Day, stated: int, real: int, quote: str | None = None) -> Finding:
    facts = {"name": day.own.name, "stated": stated, "real": real}
    return Finding((*day.place, "years"), "count_differs", facts, quote)


def _itself(day: _Day) -> Iterator[Finding]:
    own = day.own
    if own.day and own.founded and (own.day.month, own.day.day) != (own.founded.month, own.founded.day):
        facts = {"name": own.name, "day": own.day, "founded": own.founded}
        yield Finding((*day.place, "day"), "day_differs", facts)


def _shared(day: _Day) -> Iterator[Finding]:
    """Compare a day with the shared calendar's; a month of activity has no day of its own."""
    own, shared = day.own, day.shared
    if shared is None:
        return
    known = shared.founded
    if own.founded is not None and known is not None and not known.first_day() <= own.founded <= known.last_day():
        facts = {"name": own.name, "founded": own.founded, "known": str(known)}
        yield Finding((*day.place, "founded"), "founded_differs", facts)
    by_moon = shared.lunar is not None and _by_moon(own.words)
    days = _in_year(shared, own.day.year) if own.day and shared.month is None and not by_moon else ()
    if days and own.day not in days:
        facts = {"name": own.name, "day": own.day, "known": days[0]}
        yield Finding((*day.place, "day"), "shared_day_differs", facts)


def _other(day: _Day, national: NationalCalendar) -> Iterator[Finding]:
    """Find the code of another day of the shared calendar than the one that the words name."""
    words, shared = f" {fold(day.own.words)} ", day.shared
    if shared is None or any(
        f" {fold(name)} " in words for name in (shared.name, day.own.name) if _is_of(name, shared)
    ):
        return
    named = next((other for other in national.days if f" {fold(other.name)} " in words), None)
    if named is not None and named.code != shared.code:
        facts = {"name": day.own.name, "known": shared.name, "named": named.name, "code": named.code}
        yield Finding((*day.place, "national"), "national_differs", facts, day.own.words)


def _is_of(name: str, shared: NationalDay) -> bool:
    return name == shared.name or fold(name) in fold(shared.name) or fold(shared.name) in fold(name)


def _twice(day: _Day, same: NationalDay | None, named: AbstractSet[str | None]) -> Iterator[Finding]:
    """Find a day of which the shared calendar reminds too: without its code people are reminded of both."""
    if same is not None and same.is_certain and same.remind and same.code not in named:
        facts = {"name": day.own.name, "known": same.name, "code": same.code}
        yield Finding(day.place, "day_twice", facts, day.own.words)


def _by_moon(words: str) -> bool:
    """Tell whether words give a day by the lunar calendar, with which it is compared."""
    return any(written.lunar for written in dates_in(words))


def _in_year(shared: NationalDay, year: int) -> tuple[date, ...]:
    try:
        return shared.in_year(year)
    except LunarRangeError:
        return ()


def _dates(day: _Day) -> Iterator[Finding]:
    """Compare the founding day and the occurrence with the range that is written, else with any day of the words."""
    own, words = day.own, day.own.words
    founded = own.founded or (day.founded.first_day() if day.founded and day.founded.day else None)
    ranges = [pair for pair in ranges_in(words) if pair[1].day is not None]
    if ranges:
        yield from _by_ranges(day, ranges, founded)
        return
    alone = [written for written in dates_in(words) if written.day is not None and not written.lunar]
    each = own.each_year.in_year(day.years[0]) if own.each_year else None
    known = [known for known in (own.day, founded, each) if known is not None]
    if (
        alone
        and known
        and not any(same_day(one, written) or _of_year(one, written) for one in known for written in alone)
    ):
        written = nearest(alone, known[0]) or alone[0]
        field = "day" if own.day else "founded" if own.founded or not each else "each_year"
        yield differs((*day.place, field), written, known[0])


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
        stated = as_number(counted[-1]["count"] or counted[-1]["time"]) if counted else None
        if stated is not None and ")" not in between and stated != last.year - first.year:
            written = text[counted[-1].start() : counted[-1].end()]
            facts = {"name": text[counted[-1].start() : last.end], "stated": stated, "real": last.year - first.year}
            yield Finding(place, "count_differs", facts, written)


def named_days(place: Place, text: str, national: NationalCalendar, years: tuple[int, ...]) -> Iterator[Finding]:
    """Find, in words of whatever, a count that a day of the nation does not give: "95 năm Ngày thành lập Đảng ...".

    `years`: which the place may mean. Where a range follows, the range is compared.
    """
    ranges = [first.start for first, _ in ranges_in(text)]
    for match in _counted().finditer(lower(text)) if years else ():
        behind, stated = fold(text[match.end() :]), as_number(match["count"] or match["time"])
        day = next(
            (day for day in national.days if day.founded and f"{behind} ".startswith(f"{fold(day.name)} ")), None
        )
        near = any(match.end() <= start <= match.end() + _NEAR for start in ranges)
        if day is None or day.founded is None or near or stated in {year - day.founded.year for year in years}:
            continue
        written = text[match.start() : match.end()]
        facts = {"name": day.name, "stated": stated, "real": years[0] - day.founded.year}
        yield Finding(place, "count_differs", facts, f"{written} {day.name}")
