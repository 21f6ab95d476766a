"""How often, and how long after: what comes every year, after each phase, or so many days after something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from domain.campaigns.duties import AfterPhaseDue, Duty, FixedDue, InYearDue, OpenDue, YearlyDue
from domain.campaigns.model import Campaign
from domain.proofreading.deadlines import recurs
from domain.proofreading.finding import Finding, Place
from domain.proofreading.numerals import as_number, written_number
from domain.proofreading.vocabulary import any_of, lower
from domain.proofreading.written import dates_in


def rhythm(campaign: Campaign) -> Iterator[Finding]:
    """Compare the rule of each duty without a fixed day, and the end of the period, with what their words repeat."""
    for at, duty in enumerate(campaign.duties):
        yield from _rule(("duties", at, "due", "rule"), duty)
        if isinstance(duty.due, AfterPhaseDue):
            yield from _days_after(("duties", at, "due", "days_after"), duty, duty.due.days_after)
    yield from _period(campaign)


@cache
def _phases() -> re.Pattern[str]:
    return re.compile(any_of("after_phases"))


def _rule(place: Place, duty: Duty) -> Iterator[Finding]:
    """Find "hằng năm" where the file has it once, and the other way round."""
    words = duty.due.words or ""
    yearly, after = recurs(words), _phases().search(lower(words)) is not None
    wanted: str | None = None
    match duty.due:
        case YearlyDue():
            wanted = "after_phase" if after and not yearly else "in_year" if _of_one_year(words) else None
        case OpenDue() if any(written.month is not None for written in dates_in(words)):
            pass  # a day that was not read, which `deadlines` tells
        case InYearDue() | OpenDue():
            wanted = "yearly" if yearly else "after_phase" if after else None
        case AfterPhaseDue():
            wanted = "yearly" if yearly and not after else None
        case FixedDue():
            wanted = None
    if wanted is not None:
        facts = {"written": words, "list": "rules", "wanted": wanted, "read": [duty.due.rule]}
        yield Finding(place, "code_differs", facts, words)


def _of_one_year(words: str) -> bool:
    years = {written.year for written in dates_in(words) if written.year is not None and written.last_year is None}
    return len(years) == 1 and not recurs(words)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.,])(?P<count>\d{{1,3}}|{written_number()})\s+{any_of('day')}(?!\s+\d)")


def _days_after(place: Place, duty: Duty, read: int) -> Iterator[Finding]:
    """Compare the days after a phase with those that the words count."""
    for text in (duty.due.words or "", duty.words):
        found = {as_number(match["count"]): match.group() for match in _after().finditer(lower(text))}
        if found and read not in found:
            written = next(iter(found.values()))
            yield Finding(
                place, "words_differ", {"written": written, "field": "days_after", "read": str(read)}, written
            )
            return


@cache
def _long() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?P<count>\d{{1,2}}|{written_number()})\s+{any_of('years_long')}(?!\s+\d|\w)")


def _period(campaign: Campaign) -> Iterator[Finding]:
    """Compare the end of the period with "hằng năm", and with so many years from its beginning."""
    period, words = campaign.period, campaign.period.words
    dated = [written for written in dates_in(words) if written.year is not None]
    if period.end is not None and recurs(words) and not dated:
        yield Finding(("period", "end"), "goes_on", {"written": words, "read": str(period.end)}, words)
    elif period.end is not None and len(dated) < 2 and not any(written.last_year for written in dated):  # noqa: PLR2004 - from a year to a year says it itself
        counts = {as_number(match["count"]): match.group() for match in _long().finditer(lower(words))}
        counts.pop(None, None)
        years = period.end.year - period.start.year
        if counts and not counts.keys() & {years, years + 1}:
            written = next(iter(counts.values()))
            yield Finding(
                ("period", "end"),
                "words_differ",
                {"written": written, "field": "end", "read": str(period.end)},
                written,
            )
