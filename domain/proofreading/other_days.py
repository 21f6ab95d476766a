"""Days that stand beside other things than duties: the last day of a contest, of a paper's validity, of a congress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from domain.campaigns.model import Campaign
from domain.proofreading.deadlines import Ends, beyond_doubt, readings
from domain.proofreading.finding import Finding, Place, differs, nearest
from domain.proofreading.vocabulary import any_of, lower
from domain.proofreading.written import Written, dates_in


def other_days(campaign: Campaign) -> Iterator[Finding]:
    """Compare these days with their words."""
    yield from _contests(campaign)
    yield from _validity(campaign)
    yield from _occasions(campaign)
    yield from _years(campaign)


def _contests(campaign: Campaign) -> Iterator[Finding]:
    """Compare the last day of each contest with its words, else with those of what is registered."""
    year = campaign.period.first_day().year
    for at, thing in enumerate(campaign.registrable):
        if thing.contest is None:
            continue
        place: Place = ("registrable", at, "contest", "last_day")
        for text in (thing.contest.words, thing.words):
            found = [*_last_day(place, text, thing.last_day, year)]
            yield from found
            if found:
                break


def _last_day(place: Place, text: str, read: date | None, year: int) -> Iterator[Finding]:
    of = read.year if read else year
    dated = [reading for reading in readings(text, of) if reading.written.month is not None]
    sure = [reading for reading in beyond_doubt(text, of) if reading.written.month is not None]
    if read is None:
        yield from (_not_there(place, reading.written) for reading in sure[:1])
        return
    found = sure or dated
    if not found or any(reading.holds(read) for reading in found):
        return
    meant = next((reading for reading in found if _is(reading.written, read)), None)
    if meant is not None and meant.ends is Ends.BEFORE:
        facts = {"written": meant.written.text, "read": read, "wanted": max(meant.last_days)}
        yield Finding(place, "last_day_before", facts)
    elif written := nearest((reading.written for reading in found), read):
        yield differs(place, written, read)


def _is(written: Written, read: date) -> bool:
    return (written.day, written.month) == (read.day, read.month)


def _not_there(place: Place, written: Written) -> Finding:
    return Finding(place, "day_not_read", {"written": written.text, "field": str(place[-1])})


@cache
def _valid() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tail = rf"\s*(?:{any_of('day')}\s*)?$"
    return (
        ("valid_until", re.compile(rf"{any_of('effective_until')}{tail}")),
        ("valid_from", re.compile(rf"{any_of('effective')}{tail}")),
    )


def validity(text: str, written: Written) -> str | None:
    """Tell whether a date says from when or until when a paper holds; None: neither."""
    front = lower(text)[: written.start]
    return next((name for name, pattern in _valid() if pattern.search(front)), None)


def _validity(campaign: Campaign) -> Iterator[Finding]:
    """Compare from when to when a paper holds with "có hiệu lực từ ..."."""
    for at, base in enumerate(campaign.base_documents):
        read = {"valid_from": base.valid_from, "valid_until": base.valid_until}
        for written in dates_in(base.words):
            span, field = written.span(), validity(base.words, written)
            if field is None or span is None or written.day is None:
                continue
            known = read[field]
            if known is None:
                yield _not_there(("base_documents", at, field), written)
            elif known != span[0]:
                yield differs(("base_documents", at, field), written, known)


def _occasions(campaign: Campaign) -> Iterator[Finding]:
    """Find the day of a congress in its words, where the file has none."""
    for at, occasion in enumerate(campaign.occasions):
        found = [
            written for text in occasion.words for written in dates_in(text) if written.month and not written.lunar
        ]
        if occasion.date is None and found:
            yield _not_there(("occasions", at, "date"), found[0])


def _years(campaign: Campaign) -> Iterator[Finding]:
    """Find a year in the name or the title of the document, or of a theme, of which nothing is in the period."""
    first, last = campaign.period.first_day().year, campaign.period.last_day().year
    named: list[tuple[Place, str]] = [(("name",), campaign.name), (("document", "title"), campaign.document.title)]
    for place, text in named:
        years = [written for written in dates_in(text) if written.year and written.month is None]
        if years and all(
            (written.last_year or written.year or 0) < first or (written.year or 0) > last for written in years
        ):
            facts = {"written": years[0].text, "read": str(campaign.period.start)}
            yield Finding(place, "year_outside_period", facts, years[0].text)
    for at, theme in enumerate(campaign.themes):
        if not first <= theme.year <= last:
            facts = {"written": str(theme.year), "read": str(campaign.period.start)}
            yield Finding(("themes", at, "year"), "year_outside_period", facts)
    signed = campaign.document.date
    if signed is not None and signed > campaign.period.last_day():
        days = {"day": signed, "last": campaign.period.last_day()}
        yield Finding(("document", "date"), "document_after_period", days)
