"""From when to when: the period, the phases and the papers of a document, as they are written and as they were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from domain.campaigns.model import Campaign
from domain.content.dates import PartialDate
from domain.proofreading.finding import Finding, Place, differs, nearest, same_day
from domain.proofreading.other_days import validity
from domain.proofreading.vocabulary import any_of, lower
from domain.proofreading.written import Written, dates_in, ranges_in


def spans(campaign: Campaign) -> Iterator[Finding]:
    """Compare the beginning and the end of the period and of each phase with their words."""
    period = campaign.period
    yield from _span(("period",), (period.words,), period.start, period.end)
    for at, phase in enumerate(campaign.phases):
        yield from _span(("phases", at), phase.words, phase.start, phase.end)


def _span(place: Place, words: Iterable[str], start: PartialDate, end: PartialDate | None) -> Iterator[Finding]:
    texts = [*words]
    ranges = [*_ranges(texts, start, years=place == ("period",))]
    if ranges:
        yield from _by_ranges(place, ranges, start, end)
        return
    within: list[Written] = []
    for text in texts:
        for written in dates_in(text):
            if written.lunar or (written.month is None and start.month is not None and place != ("period",)):
                continue
            led, findings = _led(place, text, written, start, end)
            yield from findings
            within += [written] if not led and written.day is None else []
    yield from _within(place, within, start, end)


def _ranges(texts: Iterable[str], start: PartialDate, *, years: bool) -> Iterator[tuple[Written, Written]]:
    """Yield what the texts say from when to when, the finest; "2021-2030" is a range in one word.

    From a day of one year to the same day of another is no time but an anniversary. `years`: whether years are compared
    with months and days too.
    """
    read = ((text, pair) for text in texts for pair in ranges_in(text) if not _is_anniversary(*pair))
    found = [(_begun(text, first), _ended(text, last)) for text, (first, last) in read]
    fine = [pair for pair in found if pair[1].month is not None]
    if fine:
        yield from fine
    elif years or start.month is None:
        yield from found or ((one, one) for text in texts for one in dates_in(text) if one.last_year)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"{any_of('later_than')}\s*$")


def _begun(text: str, first: Written) -> Written:
    """Return the day with which a range begins: "từ sau 30/10" begins on 31/10."""
    span = first.span() if first.day is not None else None
    if span is None or not _after().search(lower(text)[: first.start]):
        return first
    return _moved(first, span[1] + timedelta(days=1))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"{any_of('until')}\s+{any_of('before')}\s*$")


def _ended(text: str, last: Written) -> Written:
    """Return the day with which a range ends: "đến trước ngày 31/8" ends on 30/8."""
    span = last.span() if last.day is not None else None
    if span is None or not _before().search(lower(text)[: last.start]):
        return last
    return _moved(last, span[0] - timedelta(days=1))


def _moved(written: Written, day: date) -> Written:
    return replace(written, year=day.year, month=day.month, day=day.day)


def _is_anniversary(first: Written, last: Written) -> bool:
    return first.day is not None and (first.day, first.month) == (last.day, last.month) and first.year != last.year


def _by_ranges(
    place: Place, ranges: list[tuple[Written, Written]], start: PartialDate, end: PartialDate | None
) -> Iterator[Finding]:
    begins = [first for first, _ in ranges if _begins(start, first)]
    ends = [last for _, last in ranges if end is not None and _ends(end, last)]
    if not begins and (written := nearest((first for first, _ in ranges), start)):
        yield differs((*place, "start"), written, start)
    if end is not None and not ends and (written := nearest((last for _, last in ranges), end)):
        yield differs((*place, "end"), written, end)


def _begins(read: PartialDate, written: Written) -> bool:
    span = written.span(read.year)
    return span is None or (span[0].year == read.year if written.month is None else span[0] == read.first_day())


def _ends(read: PartialDate, written: Written) -> bool:
    span = written.span(read.year)
    return span is None or (span[1].year == read.year if written.month is None else span[1] == read.last_day())


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"{any_of('from')}\s*:?\s*$"),
        re.compile(rf"{any_of('until')}(?:\s+{any_of('end')})?\s*:?\s*$"),
    )


def _led(
    place: Place, text: str, written: Written, start: PartialDate, end: PartialDate | None
) -> tuple[bool, list[Finding]]:
    """Compare a date that the words in front of it make a beginning or an end; tell whether they do."""
    front, (begin, until) = lower(text)[: written.start], _leads()
    if begin.search(front):
        return True, [] if _begins(start, written) else [differs((*place, "start"), written, start)]
    if until.search(front):
        return True, [] if end is None or _ends(end, written) else [differs((*place, "end"), written, end)]
    return False, []


def _within(place: Place, found: list[Written], start: PartialDate, end: PartialDate | None) -> Iterator[Finding]:
    """Compare the months, quarters or years in which something lies with its beginning and its end."""
    spans = [span for written in found if (span := written.span(start.year))]
    if spans and end is not None:
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        if start.first_day() < first or last < end.last_day():
            yield differs((*place, "start" if start.first_day() < first else "end"), found[0], start)


def papers(campaign: Campaign) -> Iterator[Finding]:
    """Compare the number and the date of the document, and of those on which it rests, with their words."""
    paper = campaign.document
    yield from _paper(("document",), paper.number, paper.date, paper.words)
    for at, base in enumerate(campaign.base_documents):
        place: Place = ("base_documents", at)
        yield from _paper(place, base.number, base.date, (base.words,))
        if base.date is not None and paper.date is not None and base.date > paper.date:
            facts = {"name": base.name, "day": base.date, "signed": paper.date}
            yield Finding((*place, "date"), "base_after_document", facts)


_NUMBER = re.compile(r"(?<![\w/])\d+[\w]*\s*[-/]\s*[^\W\d_][\w/&-]*")


def _paper(place: Place, number: str | None, day: date | None, words: Iterable[str]) -> Iterator[Finding]:
    texts = [*words]
    dated = [(text, written) for text in texts for written in dates_in(text) if written.day is not None]
    days = [written for text, written in dated if not written.lunar and validity(text, written) is None]
    if day is not None and days and not any(same_day(day, written) for written in days):
        yield differs((*place, "date"), nearest(days, day) or days[0], day)
    numbers = [found.group() for text in texts for found in _NUMBER.finditer(text)]
    if number is not None and numbers and not any(_bears(text, number) for text in texts):
        yield Finding((*place, "number"), "number_differs", {"written": numbers[0], "read": number})


def _bears(text: str, number: str) -> bool:
    bare, wanted = ("".join(lower(words).split()) for words in (text, number))
    return re.search(rf"(?<!\d)0*{re.escape(wanted.lstrip('0'))}", bare) is not None


def occasions(campaign: Campaign) -> Iterator[Finding]:
    """Compare the days of congresses and elections, and the years of themes, with their words."""
    for at, occasion in enumerate(campaign.occasions):
        read = occasion.date
        found = [written for text in occasion.words for written in dates_in(text) if not written.lunar]
        fine = [written for written in found if written.month is not None] if read and read.month else found
        if read is not None and fine and not any(_meets(read, written) for written in fine):
            yield differs(("occasions", at, "date"), nearest(fine, read) or fine[0], read)
    for at, theme in enumerate(campaign.themes):
        years = {written.year: written for written in dates_in(theme.words) if written.year and not written.last_year}
        if years and theme.year not in years:
            written = next(iter(years.values()))
            facts = {"written": written.text, "read": theme.year}
            yield Finding(("themes", at, "year"), "year_differs", facts)


def _meets(read: PartialDate, written: Written) -> bool:
    span = written.span(read.year)
    return span is None or (span[0] <= read.last_day() and read.first_day() <= span[1])
