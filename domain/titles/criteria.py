"""The criteria of titles. The documents name regulations that set them (D2 IV.1.2) and do not hold them themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns import criteria as queries
from domain import audit
from domain.campaigns import Campaign
from domain.campaigns.facts import Title
from domain.errors import Problem
from domain.input.typed_day import typed_day
from domain.input.typed_text import checked_text
from domain.members.rights import demand_units
from domain.text.normalise import fold
from domain.year.choosing import demand_issuer
from domain.year.days import issued_by

WORDS_LIMIT = 1500  # characters
NUMBER_LIMIT = 60  # characters
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_NUMBER_WORD, _DAY_WORD = "so", "ngay"  # as `fold` writes them: typed before the number and before the day


@dataclass(frozen=True)
class Known:
    """What holds for a title on a day. `key`: of what an officer entered; `None` where the campaign's file has it."""

    title: str
    words: str
    number: str | None
    dated: date | None
    valid_from: date
    key: int | None = None


@dataclass(frozen=True)
class Wanted:
    """What an officer enters."""

    words: str
    number: str
    dated: date
    valid_from: date


def facts_of(known: Known) -> dict[str, str | None]:
    """Return what screens say of it; days are ISO."""
    return {
        "words": known.words,
        "number": known.number,
        "dated": known.dated.isoformat() if known.dated else None,
        "since": known.valid_from.isoformat(),
    }


def read_paper(typed: str, today: date) -> tuple[str, date]:
    """Read the number and the day of a regulation, "12/QĐ-LĐLĐ ngày 15/3/2021". Raises `Problem`."""
    words = [word.strip(",;") for word in typed.split()]
    day = words.pop().rstrip(".") if words else ""
    if words and fold(words[-1]) == _DAY_WORD:
        words.pop()
    if len(words) > 1 and fold(words[0]) == _NUMBER_WORD:
        words.pop(0)
    number = " ".join(filter(None, words))
    if _DAY.fullmatch(day) is None or not number or len(number) > NUMBER_LIMIT:
        raise Problem("paper_of_criteria", limit=NUMBER_LIMIT)
    return number, typed_day(day, today, past_only=True)


async def known_of(work: Work, campaign: Campaign, titles: Collection[Title], day: date) -> dict[str, Known]:
    """Return what is known of some titles of a campaign, by their codes; of the others nothing is known here.

    What came into force last holds; an officer's entry of the same day comes before the file's.
    """
    found: dict[str, Known] = {}
    for title in titles:
        for written in title.criteria:
            if written.valid_from <= day and _holds(found.get(title.code), written.valid_from):
                words = "\n".join(written.words)
                known = Known(title.code, words, written.number, written.date, written.valid_from)
                found[title.code] = known
    for row in await queries.entered(work.connection, campaign.slug, [title.code for title in titles], day):
        if _holds(found.get(row.title), row.valid_from):
            found[row.title] = Known(row.title, row.words, row.number, row.dated, row.valid_from, row.id)
    return found


def _holds(before: Known | None, since: date) -> bool:
    return before is None or before.valid_from <= since


async def with_titles(
    work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]
) -> list[tuple[Campaign, Title]]:
    """List the titles whose criteria an officer may enter: of what their units issued. Raises `Refused`."""
    own = await demand_units(work, officer_id)
    return [(campaign, title) for campaign in await issued_by(work, own, campaigns) for title in campaign.titles]


async def enter(work: Work, officer_id: int | None, campaign: Campaign, title: str, wanted: Wanted) -> None:
    """Enter the criteria of a title. Raises `Refused` for whoever is no officer of the issuing unit, and `Problem`."""
    officer = await demand_issuer(work, officer_id, campaign.slug)
    if title not in {known.code for known in campaign.titles}:
        raise Problem("job_over")
    row = {
        "campaign": campaign.slug,
        "title": title,
        "words": checked_text(wanted.words, WORDS_LIMIT),
        "number": wanted.number,
        "dated": wanted.dated,
        "valid_from": wanted.valid_from,
        "entered_by": officer,
        "entered_at": work.now,
    }
    await queries.put(work.connection, row)
    await audit.record(work, officer, "criteria_entered", f"title:{title}", valid_from=wanted.valid_from.isoformat())


async def undo(work: Work, officer_id: int | None, campaign: Campaign, title: str, key: int) -> None:
    """Take back what was entered; what held before holds again. Raises `Refused` or `Problem`."""
    officer = await demand_issuer(work, officer_id, campaign.slug)
    if not await queries.undo(work.connection, campaign.slug, title, key, work.now):
        raise Problem("criteria_gone")
    await audit.record(work, officer, "criteria_undone", f"title:{title}", entry=key)
