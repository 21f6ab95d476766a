"""Deadlines as they are written and as they were read: the day itself, and whether it is still in time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import NamedTuple

from domain.campaigns.duties import Duty, FixedDue, InYearDue, OpenDue, YearlyDue
from domain.campaigns.model import Campaign
from domain.campaigns.years import owed_from
from domain.content.dates import PartialDate
from domain.proofreading.finding import Finding, Place, differs, nearest
from domain.proofreading.vocabulary import any_of, lower
from domain.proofreading.written import Written, dates_in

_NEAR = 60
"""characters in front of a date in which stands whether the day is still in time"""
_DAY = timedelta(days=1)


class Ends(Enum):
    """When what is owed on a day ends."""

    BEFORE = "before"
    BY = "by"
    EITHER = "either"
    """before an hour of the day"""
    NEVER = "never"
    """it is where something begins"""


class Reading(NamedTuple):
    """A date of the words, what stands in front of it, and the last days that it can mean, or the span of them."""

    written: Written
    ends: Ends
    last_days: frozenset[date]
    about: tuple[date, date] | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a duty that ends on this day may be worded so."""
        return day in self.last_days or (self.about is not None and self.about[0] <= day <= self.about[1])


def deadlines(campaign: Campaign) -> Iterator[Finding]:
    """Compare the last day of each duty with its words."""
    for at, duty in enumerate(campaign.duties):
        place: Place = ("duties", at, "due")
        match duty.due:
            case FixedDue() as due:
                yield from _fixed(place, duty, due, owed_from(campaign).year)
            case InYearDue() as due:
                yield from _in_year(campaign, (*place, "year"), due)
            case OpenDue() | YearlyDue():
                yield from _not_read(place, duty)


def _fixed(place: Place, duty: Duty, due: FixedDue, year: int) -> Iterator[Finding]:
    """Compare a stated day with its words. `year`: in which a day of every year is compared."""
    read = due.written_in(year)
    found = readings(due.words, read.year)
    if all(reading.written.month is None for reading in found):
        found = beyond_doubt(duty.words, read.year) or found
    other_way = [*_year_of(place, found, due)]
    if other_way or not found or any(reading.holds(due.last_day(year)) for reading in found):
        yield from other_way or ([] if found else _begins(place, due, read.year))
        yield from [] if other_way else _in_duty(place, duty, due, year)
        return
    meant = [reading for reading in found if _is(reading.written, read)]
    if meant:
        reading = meant[0]
        facts = {"written": reading.written.text, "read": due.rule, "wanted": reading.ends.value, "name": duty.name}
        yield Finding((*place, "rule"), "rule_differs", facts)
        return
    written = nearest((reading.written for reading in found), read)
    if written is not None:
        yield differs((*place, "date"), written, read)


def _begins(place: Place, due: FixedDue, year: int) -> Iterator[Finding]:
    """Find words that say when something begins, where the file takes it for the last day, or count days from it."""
    for written in dates_in(due.words):
        span = written.span(year) if written.day is not None and not written.lunar else None
        if span is None or ends_of(due.words, written) is not Ends.NEVER:
            continue
        counted = _counted_from().search(_front(due.words, written))
        last_day = due.last_day(year)
        if counted is None and last_day in (span[0], span[0] - _DAY):
            facts = {"written": due.words, "day": span[0]}
            yield Finding((*place, "rule"), "begins_then", facts, due.words)
        elif counted is not None and not counted["working"]:
            wanted = span[0] + int(counted["count"]) * _DAY
            if last_day not in (wanted, wanted - _DAY):
                facts = {"written": due.words, "wanted": wanted, "read": last_day}
                yield Finding((*place, "date"), "counted_day_differs", facts, due.words)
        return


@cache
def _counted_from() -> re.Pattern[str]:
    working = rf"(?P<working>{any_of('working')})?"
    return re.compile(
        rf"(?<![\w/])(?P<count>\d{{1,3}})\s+{any_of('day')}\s*{working},?\s*{any_of('after')}\s*(?:{any_of('day')}\s*)?$"
    )


def _in_duty(place: Place, duty: Duty, due: FixedDue, year: int) -> Iterator[Finding]:
    """Compare the day with another deadline in the words of the duty, where these do not hold those of the day."""
    found = [reading for reading in beyond_doubt(duty.words, due.written_in(year).year) if reading.written.month]
    if due.words in duty.words or not found or any(reading.holds(due.last_day(year)) for reading in found):
        return
    written = nearest((reading.written for reading in found), due.written_in(year))
    if written is not None and not _is(written, due.written_in(year)):
        yield differs(("duties", place[1], "words"), written, due.written_in(year))
    elif written is not None:
        ends = next(reading.ends for reading in found if _is(reading.written, due.written_in(year)))
        facts = {"written": written.text, "read": due.rule, "wanted": ends.value, "name": duty.name}
        yield Finding((*place, "rule"), "rule_differs", facts)


def _year_of(place: Place, found: Iterable[Reading], due: FixedDue) -> Iterator[Finding]:
    """Find words that name one year, or every year, where the file has it the other way round."""
    dated = [reading.written for reading in found if reading.written.month is not None]
    if due.recurs and dated and all(written.year is not None for written in dated):
        yield Finding((*place, "date"), "one_year_only", {"written": dated[0].text, "read": str(due.date)})
    elif not due.recurs and dated and all(written.year is None for written in dated) and recurs(due.words):
        yield Finding((*place, "date"), "every_year", {"written": due.words, "read": str(due.date)})


def _is(written: Written, read: PartialDate) -> bool:
    return written.span(read.year) == (read.first_day(), read.last_day())


def readings(text: str, year: int) -> list[Reading]:
    """Read every deadline in a text, first of all those that have more than a year."""
    found = [written for written in dates_in(text) if not written.lunar]
    fine = [written for written in found if written.month is not None] or found
    return [reading for written in fine if (reading := _reading(text, written, year)).ends is not Ends.NEVER]


def _reading(text: str, written: Written, year: int) -> Reading:
    ends, span = ends_of(text, written), written.span(year)
    if span is None:
        return Reading(written, ends, frozenset())
    before, by = {span[0] - _DAY}, {span[1]}
    last_days = {Ends.BEFORE: before, Ends.BY: by, Ends.EITHER: before | by, Ends.NEVER: set[date]()}[ends]
    vague = (
        written.day is None and ends is Ends.BY and (written.month is None or _about().search(_front(text, written)))
    )
    return Reading(written, ends, frozenset(last_days), span if vague else None)


def _front(text: str, written: Written) -> str:
    return lower(text)[max(0, written.start - _NEAR) : written.start]


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"{any_of('about')}(?:\s+\w+){{0,3}}\s*$")


@cache
def _in_front() -> tuple[tuple[re.Pattern[str], Ends], ...]:
    weekday = rf"(?:{any_of('weekdays')}\s*[,(]?\s*)?$"
    hour = rf"\d{{1,2}}\s*(?:{any_of('hour')}|[hg:])\s*(?:\d{{1,2}}\s*(?:{any_of('minute')}|p)?)?\s*,?\s*"
    return (
        (re.compile(rf"{any_of('with_the_day')}\s*:?\s*{weekday}"), Ends.BY),
        (re.compile(rf"{any_of('before')}\s*(?:{any_of('day')}\s*)?:?\s*{weekday}"), Ends.BEFORE),
        (re.compile(rf"{any_of('before')}\s+{hour}{weekday}"), Ends.EITHER),
        (re.compile(rf"{any_of('after')}\s*:?\s*{weekday}"), Ends.NEVER),
    )


def ends_of(text: str, written: Written) -> Ends:
    """Tell by the words in front of a date whether the day itself is still in time."""
    front = _front(text, written)
    return next((ends for pattern, ends in _in_front() if pattern.search(front)), Ends.BY)


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"{any_of('deadline')}\s*:?\s*(?:{any_of('weekdays')}\s*,?\s*)?$")


def beyond_doubt(text: str, year: int) -> list[Reading]:
    """Read the dates of a longer text that can be nothing but deadlines."""
    return [reading for reading in readings(text, year) if _deadline().search(_front(text, reading.written))]


@cache
def _recurs() -> re.Pattern[str]:
    return re.compile(any_of("every_year"))


def recurs(words: str) -> bool:
    """Tell whether words say that something comes every year."""
    return _recurs().search(lower(words)) is not None


def _not_read(place: Place, duty: Duty) -> Iterator[Finding]:
    """Find a day that the words give to a duty, where the file says that there is none."""
    for text in (duty.due.words or "", duty.words):
        for reading in beyond_doubt(text, date.max.year):
            if reading.written.month is not None:
                yield differs(place, reading.written, None)
                return


@cache
def _years_long() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d/])(?P<count>\d{{1,2}})\s+{any_of('years_long')}(?!\s+\d{{4}})")


def _in_year(campaign: Campaign, place: Place, due: InYearDue) -> Iterator[Finding]:
    """Compare the year with one that is written, or with so many years of the period."""
    years = {written.year: written for written in dates_in(due.words) if written.year is not None}
    if years and due.year not in years:
        written = next(iter(years.values()))
        yield Finding(place, "year_differs", {"written": written.text, "read": due.year})
        return
    begins = campaign.period.first_day().year
    counted = {int(found["count"]): found.group() for found in _years_long().finditer(lower(due.words))}
    if (
        not years
        and counted
        and due.year - begins not in {number for count in counted for number in (count - 1, count)}
    ):
        text = next(iter(counted.values()))
        yield Finding(place, "year_differs", {"written": text, "read": due.year})
