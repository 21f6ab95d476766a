"""Counts that must come out: so many phases, a whole and its parts, so many years from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from domain.campaigns.model import Campaign
from domain.proofreading.finding import Finding, Place
from domain.proofreading.numerals import as_number, large_number, number
from domain.proofreading.vocabulary import any_of, lower, number_of
from domain.proofreading.written import dates_in, ranges_in

_NEAR = 30
"""characters in front of a number in which stands what kind of a count it is"""


@cache
def _phases() -> re.Pattern[str]:
    count = rf"(?P<count>\d{{1,2}}|{any_of('numbers')})(?:\s*\(\s*\w+\s*\))?"
    behind = rf"(?:(?=\s*(?:[:.,;)(]|$))|\s+{any_of('phase_behind')}(?!\s+{any_of('phase_apart')}))"
    divided = rf"{any_of('phase_before')}\s+(?P<parts>{any_of('numbers')}|\d{{1,2}})(?:\s*\(\s*\w+\s*\))?\s+"
    apart = rf"(?!\s+(?:{any_of('phase_behind')}\s+)?{any_of('phase_apart')})"
    counted = rf"(?<![\d/.,])(?<!\w){count}\s+{any_of('phase')}{behind}"
    return re.compile(rf"{divided}{any_of('phase')}{apart}|{counted}")


@cache
def _titles() -> re.Pattern[str]:
    count = rf"(?P<count>\d{{1,2}}|{any_of('numbers')})(?:\s*\(\s*\w+\s*\))?"
    return re.compile(rf"{any_of('whole', 'total')}\s+(?<!\w){count}\s+{any_of('title')}")


@cache
def _no_count() -> re.Pattern[str]:
    return re.compile(rf"{any_of('at_least')}\s*$|{any_of('every_year')}")


def phases(campaign: Campaign, place: Place, text: str) -> Iterator[Finding]:
    """Compare how many phases and titles a text counts with how many were read."""
    for pattern, kind, read in (
        (_phases(), "phases_differ", len(campaign.phases)),
        (_titles(), "titles_differ", len(campaign.titles)),
    ):
        small = lower(text)
        for match in pattern.finditer(small) if read else ():
            stated = number(match.groupdict().get("parts") or match["count"])
            front = small[max(0, match.start() - _NEAR) : match.start()]
            if stated not in (None, 1, read) and not _no_count().search(front):
                written = text[match.start() : match.end()]
                yield Finding(place, kind, {"written": written, "read": read})


_NO_AMOUNT = frozenset({1, 5})
"""whose words are mostly something else: "một số", "trong năm"."""


class _Amount(NamedTuple):
    start: int
    end: int
    value: int
    noun: str


@cache
def _amounts() -> re.Pattern[str]:
    known = (word for word, of in number_of("numbers").items() if of not in _NO_AMOUNT)
    small = "|".join(sorted(known, key=len, reverse=True))
    value = rf"(?<![\w/.,-])(?P<value>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|{large_number()}|(?:{small})(?!\w))"
    return re.compile(value + r"(?:\s*\(\s*\w+\s*\))?(?:\s+(?P<noun>[^\W\d_]+)|\s*(?P<percent>%))")


@cache
def _of_time() -> re.Pattern[str]:
    return re.compile(any_of("day", "month", "year", "hour", "quarter"))


def sums(place: Place, text: str) -> Iterator[Finding]:
    """Compare a whole with its parts, of the same kind: "9 công trình, gồm 4 công trình cấp tỉnh, 5 công trình"."""
    small = lower(text)
    for sentence in re.finditer(r"(?:[^.]|\.(?=\d))+", small):
        found = [*_found(small, sentence.start(), sentence.end())]
        for at, whole in enumerate(found[:-1]):
            in_all = _totals().search(small[max(0, whole.start - _NEAR) : whole.start]) is not None
            parts = _parts(small, whole, found[at + 1 :], in_all=in_all)
            if parts:
                yield from _sum(place, text, whole, parts)
                break
        yield from _total(place, text, found)


def _total(place: Place, text: str, found: list[_Amount]) -> Iterator[Finding]:
    """Compare parts with the total that stands behind them."""
    for at, total in enumerate(found):
        before = found[at - 1].end if at else 0
        parts = [amount for amount in found[:at] if amount.noun == total.noun]
        if len(parts) > 1 and _totals().search(lower(text)[before : total.start]):
            reckoned = sum(amount.value for amount in parts)
            if reckoned != total.value:
                written = text[parts[0].start : total.end]
                yield Finding(place, "sum_differs", {"written": written, "real": reckoned}, written)
            return


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(rf"{any_of('total')}(?:\s+{any_of('that_is')})?\s*:?\s*$")


def _found(small: str, start: int, end: int) -> Iterator[_Amount]:
    dated = [(written.start, written.end) for written in dates_in(small)]
    for match in _amounts().finditer(small, start, end):
        clear = all(match.end("value") <= first or last <= match.start() for first, last in dated)
        if clear and not _of_time().fullmatch(match["noun"] or ""):
            noun = match["noun"] or match["percent"]
            yield _Amount(match.start(), match.end(), as_number(match["value"].replace(".", "")) or 0, noun)


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?:{any_of('whole')}|:)\s*(?:\(?\w?\)\s*)?$"),
        re.compile(rf"{any_of('part')}\s*:?\s*(?:{any_of('whole')}\s*:?\s*)?$"),
    )


def _parts(small: str, whole: _Amount, behind: list[_Amount], *, in_all: bool) -> tuple[list[_Amount], bool] | None:
    """Return the parts of a whole, and whether they are all; None where the words name none.

    `in_all`: it is called a total; its parts may then be of other kinds ("tổng số 15 đơn vị, gồm 10 huyện, 5 thị xã").
    """
    same = [amount for amount in behind if amount.noun == whole.noun]
    if in_all and not same:
        same = behind
    if len(same) < 2 or same[0] is not behind[0]:  # noqa: PLR2004 - one alone is no sum
        return None
    between = small[whole.end : same[0].start]
    if in_all and between.rstrip().endswith("("):
        return same, True
    of_all, of_some = _marks()
    if of_some.search(between):
        return same, False
    return (same, True) if of_all.search(between) else None


def _sum(place: Place, text: str, whole: _Amount, parts: tuple[list[_Amount], bool]) -> Iterator[Finding]:
    amounts, all_of_it = parts
    reckoned = sum(amount.value for amount in amounts)
    if reckoned > whole.value or (all_of_it and reckoned != whole.value):
        written = text[whole.start : amounts[-1].end]
        yield Finding(place, "sum_differs", {"written": written, "real": reckoned}, written)


@cache
def _long() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d/])(?P<count>\d{{1,2}})\s+{any_of('years_long')}\s*,?\s*[(]?\s*(?:\w+\s+\w+\s+)?(?P<first>\d{{4}})\s*[-\u2013]\s*(?P<last>\d{{4}})"
    )


def years(place: Place, text: str) -> Iterator[Finding]:
    """Compare so many years with the first and the last of them; a term is counted from congress to congress."""
    for match in _long().finditer(lower(text)):
        count, apart = int(match["count"]), int(match["last"]) - int(match["first"])
        if count not in (apart, apart + 1):
            written = text[match.start() : match.end()]
            yield Finding(place, "sum_differs", {"written": written, "real": apart + 1}, written)


def turned(place: Place, text: str) -> Iterator[Finding]:
    """Find a time that ends before it begins: "từ ngày 15/3/2021 đến ngày 10/3/2021", "2025 - 2021"."""
    for first, last in ranges_in(text):
        begins, ends = first.span(last.year), last.span(first.year)
        if begins is not None and ends is not None and ends[1] < begins[0]:
            written = text[first.start : last.end]
            yield Finding(place, "range_turned", {"written": written}, written)
    for found in dates_in(text):
        if found.year is not None and found.last_year is not None and found.last_year < found.year:
            yield Finding(place, "range_turned", {"written": found.text}, found.text)


@cache
def _days_long() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d/.,])(?P<count>\d{{1,3}})\s+{any_of('day')}(?:\s+{any_of('night')})?[^\d.;]{{0,40}}$")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"{any_of('time')}\s*$")


def days(place: Place, text: str) -> Iterator[Finding]:
    """Compare so many days with the first and the last of them: "90 ngày đêm (từ 01/3 đến 30/5/2021)"."""
    for first, last in ranges_in(text):
        begins, ends = first.span(last.year), last.span(first.year)
        front = lower(text)[: first.start]
        match = _days_long().search(front) if first.day and last.day else None
        if match is None or begins is None or ends is None or first.start == last.start:
            continue
        if _ordinal().search(front[: match.start()]):
            continue
        apart = (ends[1] - begins[0]).days
        if int(match["count"]) not in (apart, apart + 1):
            written = text[match.start() : last.end]
            yield Finding(place, "sum_differs", {"written": written, "real": apart + 1}, written)
