"""Dates as they stand in the words of a document: 06/3/2021, "ngày 6 tháng 3 năm 2021", "tháng 3", "quý I/2021"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from domain.proofreading.vocabulary import any_of, lower, number_of, squeeze

_DECEMBER = 12
_FULL_MOON = 15
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_DASH = r"[-\u2013\u2014]"
_NEAR = 60
"""characters around a date in which a word belongs to it"""


@dataclass(frozen=True)
class Written:
    """A date in a text, from `start` to `end`; None for what it leaves out. `lunar`: by the lunar calendar.

    A quarter or half a year has a `last_month`, a range of years a `last_year`.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    lunar: bool = False

    def span(self, year: int | None = None) -> tuple[date, date] | None:
        """Return its first and last day. `year`: which is meant where none is written. None for no such day."""
        of = self.year or year
        if of is None or self.lunar:
            return None
        try:
            if self.month is None:
                return date(of, 1, 1), date(self.last_year or of, _DECEMBER, 31)
            last = self.last_month or self.month
            return date(of, self.month, self.day or 1), date(of, last, self.day or monthrange(of, last)[1])
        except ValueError:
            return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what a date may look like; of two that share words the first is meant."""
    day, month, year, tenth = any_of("day"), any_of("month"), any_of("year"), any_of("tenth")
    numbered = rf"(?:{day}\s+)?(?:{tenth}\s+)?(?<![\d/.])(?P<d>\d{{1,2}})"
    worded = rf"(?:(?:{day}\s+)?{tenth}|{day})\s+(?P<dw>{any_of('numbers')})|(?P<moon>{any_of('full_moon')})"
    of_month = rf"{month}\s+(?:(?P<m>\d{{1,2}})(?!\d)|(?P<mw>{any_of('months')}))"
    of_year = rf"(?:\s*(?:/|,?\s*{year}\s+)\s*(?P<y>\d{{4}})(?!\d))?"
    other = rf"(?!\s*{any_of('no_date_behind')})"
    sep, months = r"\s?(?P=sep)\s?", rf"0?6|{any_of('numbers')}"
    found = (
        rf"(?:{day}\s+)?(?<![\d/.])(?P<d>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m>\d{{1,2}}){sep}(?P<y>\d{{4}})(?![\d/])",
        rf"(?:{numbered}|{worded})\s+{of_month}{other}{of_year}",
        rf"(?:{day}\s+)?{tenth}\s+(?:(?P<d>\d{{1,2}})|(?P<dw>{any_of('numbers')}))\s+(?P<tet>{any_of('lunar_year')})",
        rf"{numbered}\s?[-.]\s?(?P<m>\d{{1,2}})(?=\s*[,(]?\s*{any_of('lunar')})",
        rf"(?P<bare>{numbered}(?<!,)\s?/\s?(?P<m>\d{{1,2}})(?![\d/%])){other}",
        rf"{month}\s+(?P<m>\d{{1,2}})(?!\d)(?:\s?(?:[/.-]|,?\s*{year}\s+)\s?(?P<y>\d{{4}})(?!\d))?",
        r"(?<![\d/.\w-])(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
        rf"{any_of('quarter')}\s+(?P<q>iv|vi?|i{{1,3}}|[1-9])(?!\w){of_year}",
        rf"(?<!\w)(?:{months})\s+(?P<half>{any_of('halves')})(?:\s+(?P<y>\d{{4}})(?!\d))?",
        rf"(?<![\d/.-])(?P<y>\d{{4}})\s*{_DASH}\s*(?P<ly>\d{{4}})(?![\d/])",
        rf"{year}\s+(?P<y>\d{{4}})(?!\d)",
    )
    return tuple(map(re.compile, found))


@lru_cache(maxsize=1024)
def dates_in(text: str) -> tuple[Written, ...]:
    """List the dates of a text in their order. They are kept: several comparisons ask for those of one text."""
    small = lower(text)
    found: list[Written] = []
    for pattern in _patterns():
        for match in pattern.finditer(small):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                written = _read(match, text)
                found += [written] if written and _is_date(match, small, written) else []
    return tuple(sorted(found, key=lambda written: written.start))


def _read(match: re.Match[str], text: str) -> Written | None:
    parts = match.groupdict()
    found = Written(match.start(), match.end(), text[match.start() : match.end()])
    year = int(parts["y"]) if parts.get("y") else None
    if parts.get("q"):
        first = (_ROMAN.get(parts["q"]) or int(parts["q"])) * 3 - 2
        return replace(found, year=year, month=first, last_month=first + 2)
    if parts.get("half"):
        first = number_of("halves")[squeeze(parts["half"])]
        return replace(found, year=year, month=first, last_month=first + 5)
    found = replace(found, year=year, last_year=int(parts["ly"]) if parts.get("ly") else None)
    if parts.get("tet"):
        return replace(found, month=1, day=_day(parts), lunar=True)
    if "m" not in parts:
        return found
    word = squeeze(parts.get("mw") or "")
    month = number_of("months")[word] if word else int(parts["m"])
    found = replace(found, month=month, day=_day(parts))
    if not (1 <= month <= _DECEMBER and 1 <= (found.day or 1) <= 31):  # noqa: PLR2004 - days of the longest month
        return found if _claims_to_be_one(match, parts) else None
    return _by_the_moon(found, match, word)


def _claims_to_be_one(match: re.Match[str], parts: dict[str, str]) -> bool:
    """Tell whether numbers that no calendar has are meant for a date: "ngày 32/01", "tháng 13/2021", "15/13/2021"."""
    if parts.get("y") is not None and (parts.get("d") or match.string[match.start()].isalpha()):
        return re.search(rf"{any_of('number')}\s*:?\s*$", match.string[: match.start()]) is None
    return parts.get("d") is not None and re.match(any_of("day"), match.group()) is not None


def _day(parts: dict[str, str]) -> int | None:
    if parts.get("moon"):
        return _FULL_MOON
    if parts.get("dw"):
        return number_of("numbers")[squeeze(parts["dw"])]
    return int(parts["d"]) if parts.get("d") else None


@cache
def _of_the_moon() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    year, lunar, day = any_of("year"), any_of("lunar"), any_of("day")
    named = rf"{year}\s+(?:\d{{4}}|{any_of('stems')}\s+{any_of('branches')})"
    no_other = rf"(?!\s*:?\s*(?:{any_of('that_is')}\s+)?(?:{day}\s+)?\d)"
    return (
        re.compile(rf"\s*[,(]?\s*(?:{named})?\s*[,(]?\s*{lunar}{no_other}(?:\s+{year}\s+\d{{4}})?"),
        re.compile(rf"\s*,?\s*{year}\s+{any_of('stems')}\s+{any_of('branches')}"),
        re.compile(rf"{lunar}\s*:?\s*(?:{any_of('that_is')}\s+)?$"),
    )


def _by_the_moon(written: Written, match: re.Match[str], month: str) -> Written:
    """Say whether the day is of the lunar calendar; the words that say so belong to it."""
    if written.day is None:
        return written
    text = match.string
    behind, of_the_year, before = _of_the_moon()
    said_so = behind.match(text, written.end) or of_the_year.match(text, written.end)
    lunar = bool(said_so) or month in _lunar_months() or bool(match.groupdict().get("moon"))
    lunar = lunar or bool(before.search(text[max(0, written.start - _NEAR) : written.start]))
    return replace(written, lunar=lunar, end=said_so.end() if said_so else written.end)


@cache
def _lunar_months() -> frozenset[str]:
    pattern = re.compile(any_of("lunar_months"))
    return frozenset(word for word in number_of("months") if pattern.fullmatch(word))


@cache
def _leads_in() -> re.Pattern[str]:
    lead = any_of("day", "from", "until", "before", "end", "deadline", "weekdays", "that_is")
    return re.compile(rf"(?:{lead}\s*,?|\(|\d\s*{_DASH})\s*$")


def _is_date(match: re.Match[str], small: str, written: Written) -> bool:
    """Tell 30/6 from two thirds, and 03/2021 from the number of a paper."""
    before = small[max(0, match.start() - _NEAR) : match.start()]
    if match.groupdict().get("bare"):
        starts_so = re.match(rf"{any_of('day')}|{any_of('tenth')}", match.group()) is not None
        return starts_so or written.lunar or _leads_in().search(before) is not None
    by_slash = written.month is not None and written.day is None and small[match.start()].isdigit()
    return not (by_slash and re.search(rf"{any_of('number')}\s*:?\s*$", before))


@cache
def _joint() -> tuple[re.Pattern[str], re.Pattern[str]]:
    until = rf"(?:{_DASH}|,?\s*{any_of('until')}(?:\s+{any_of('end', 'before')})?)"
    return re.compile(rf"\s*{until}\s*"), re.compile(rf"(?<![\d/.])(?P<d>\d{{1,2}})\s*{until}\s*$")


def ranges_in(text: str) -> Iterator[tuple[Written, Written]]:
    """Yield the pairs of dates that say from when to when; what the first leaves out it has from the second."""
    found = [written for written in dates_in(text) if not written.lunar]
    between, days = _joint()
    small, end_before = lower(text), 0
    for at, last in enumerate(found):
        first = found[at - 1] if at else None
        if first is not None and between.fullmatch(small, first.end, last.start):
            yield _completed(first, last), last
        elif last.day is not None and (open_day := days.search(small, end_before, last.start)):
            yield replace(last, start=open_day.start("d"), day=int(open_day["d"])), last
        end_before = last.end


def _completed(first: Written, last: Written) -> Written:
    if first.year is not None or last.year is None:
        return first
    turned = (first.month or 0, first.day or 0) > (last.month or _DECEMBER, last.day or 31)
    return replace(first, year=last.year - 1 if turned else last.year)
