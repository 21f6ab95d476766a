"""Special phases: opened by officers of a unit for it and all below, as the documents ask of every level.

The occasion is a day of the nation or a congress; which units open how many is theirs to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, Held, phase_key, unit_of_phase
from domain.campaigns import Campaign
from domain.campaigns.issuers import demand_running, of_unit, running
from domain.errors import Problem
from domain.input.typed_text import checked_text
from domain.members.rights import demand_officer
from domain.year import rows
from domain.year.moving import move_reminders
from domain.year.places import phase_place

NAME_LIMIT, THEME_LIMIT = 80, 200  # characters
LONGEST = timedelta(days=184)
"""A special phase is no longer than the half years of the documents. Our choice."""
MOST = 12
"""So often a unit opens one in a year, those that were undone counted: one a month, and no list without end."""


class Proposed(NamedTuple):
    """What an officer has said of a phase that is to be opened."""

    name: str
    first: date
    last: date
    theme: str | None = None
    occasion: str | None = None


def checked_words(typed: str, limit: int) -> str:
    """Return one line of at most `limit` characters. Raises `Problem` when nothing is left of it, or too much."""
    return " ".join(checked_text(typed, limit).split("\n"))


def demand_days(campaign: Campaign, first: date, last: date, today: date) -> None:
    """Raise `Problem` for days that are over, lie outside of the campaign's period, or are no short time."""
    if last < first:
        raise Problem("phase_ends_before", first_day=first.isoformat())
    _demand_not_over(last, today)
    demand_in_period(campaign, first)
    demand_in_period(campaign, last)
    if last - first >= LONGEST:
        raise Problem("phase_too_long", days=LONGEST.days)


def demand_in_period(campaign: Campaign, day: date) -> None:
    """Raise `Problem` for a day that lies outside of the campaign's period."""
    since, until = campaign.period.first_day(), campaign.period.last_day()
    if not since <= day <= until:
        raise Problem("day_elsewhere", since=since.isoformat(), until=until.isoformat())


def _demand_not_over(last: date, today: date) -> None:
    if last < today:
        raise Problem("day_is_over", day=last.isoformat())


async def campaign_for(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], unit_id: int) -> Campaign:
    """Return the nearest campaign in whose period something can begin at a unit.

    Raises `Refused` without a role at the unit or above, `Problem` where no campaign runs.
    """
    await demand_officer(work, officer, unit_id)
    today = work.now.date()
    for campaign in running(await of_unit(work.connection, unit_id, campaigns, today), today).values():
        return campaign
    raise Problem("no_campaign_at")


async def next_key(work: Work, campaign: Campaign, unit_id: int, year: int) -> DayKey:
    """Name the next phase of a unit in a year. Raises `Problem` when it has opened as many as it may."""
    keys = keys_of(campaign.slug, unit_id, [year])
    found = await chosen_days.of_codes(work.connection, campaign.slug, [key.code for key in keys], [year])
    taken = {row.key for row in found}
    for key in keys:
        if key not in taken:
            return key
    raise Problem("phases_enough", year=year, most=MOST)


def keys_of(campaign: str, unit_id: int, years: list[int]) -> list[DayKey]:
    """List every key that a unit's phases of these years may have."""
    return [phase_key(campaign, unit_id, year, number) for year in years for number in range(1, MOST + 1)]


async def open_phase(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], key: DayKey, wanted: Proposed
) -> None:
    """Open a special phase under a key that was free: of two officers the second waits here for the first.

    Raises `Refused` without a role at the unit or above; `Problem` where no such campaign runs at the unit, for words
    or days that cannot be, and where somebody else has opened one under this key meanwhile.
    """
    actor, campaign = await _demand(work, officer, campaigns, key)
    demand_days(campaign, wanted.first, wanted.last, work.now.date())
    if wanted.first.year != key.year or key not in keys_of(key.campaign, unit_of_phase(key.code) or 0, [key.year]):
        raise Problem("job_over")
    last = await rows.standing(work, key, None)
    name, theme, occasion = _words(wanted)
    held = Held(wanted.first, None, name, wanted.last, theme, occasion)
    await _write(work, actor, campaign, key, last=last, after=held)


def _words(wanted: Proposed) -> tuple[str, str | None, str | None]:
    theme, occasion = (text and checked_words(text, THEME_LIMIT) for text in (wanted.theme, wanted.occasion))
    return checked_words(wanted.name, NAME_LIMIT), theme, occasion


async def undo_phase(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], key: DayKey, *, seen: int
) -> None:
    """Take back the last choice about a phase: it is open no longer, or again. One that is over stays as it was.

    Raises as above.
    """
    actor, campaign = await _demand(work, officer, campaigns, key)
    last = await rows.standing(work, key, seen)
    if last is None or last.until is None:
        raise Problem("duty_unknown")
    _demand_not_over(last.until, work.now.date())
    await _write(work, actor, campaign, key, last=last, after=rows.held_before(last))


async def _demand(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], key: DayKey
) -> tuple[int, Campaign]:
    unit_id, campaign = unit_of_phase(key.code), campaigns.get(key.campaign)
    if unit_id is None or campaign is None:
        raise Problem("duty_unknown")
    actor = await demand_officer(work, officer, unit_id)
    await demand_running(work, unit_id, campaign)
    return actor, campaign


async def _write(
    work: Work, officer: int, campaign: Campaign, key: DayKey, *, last: ChoiceRow | None, after: Held | None
) -> None:
    await rows.add(work, officer, key, last=last, after=after)
    place = phase_place(campaign, key, unit_of_phase(key.code) or 0)
    await move_reminders(work, campaign, place, rows.held_by(last), after)
