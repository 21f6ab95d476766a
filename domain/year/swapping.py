"""Days off that a year swaps: confirmed by officers of a unit that issued a campaign, for the whole program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import OfficeDay
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, Held
from domain.calendar.swaps import EVERYWHERE, day_of, swap_key
from domain.campaigns import Campaign
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.quiet_hours import Hours
from domain.year import rows
from domain.year.days import issued_by


class Swap(NamedTuple):
    """A day on which offices work or not as an officer confirmed; `value` None: undone, the calendar holds again."""

    day: date
    value: OfficeDay | None
    choice: ChoiceRow | None


async def demand_any_issuer(work: Work, officer: int | None, campaigns: Mapping[str, Campaign]) -> int:
    """Return the key of an officer of a unit that issued one of the campaigns. Raises `Refused`."""
    if officer is None or not await issued_by(work, await demand_units(work, officer), campaigns):
        raise Refused("no_right_here")
    return officer


async def swaps_in(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int) -> list[Swap]:
    """List the days of a year that were swapped, in their order. Raises `Refused`."""
    await demand_any_issuer(work, officer, campaigns)
    found = (_swap(row) for row in await chosen_days.of_campaign(work.connection, EVERYWHERE) if row.year == year)
    return sorted((swap for swap in found if swap.value), key=lambda swap: swap.day)


async def swap_on(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], day: date) -> Swap:
    """Read what was confirmed of a day. Raises `Refused`."""
    await demand_any_issuer(work, officer, campaigns)
    last = await chosen_days.last(work.connection, swap_key(day))
    return _swap(last) if last else Swap(day, None, None)


def _swap(row: ChoiceRow) -> Swap:
    value = OfficeDay(row.value_after) if row.value_after else None
    return Swap(day_of(row.key), value, row)


async def swap_day(
    work: Work,
    officer: int | None,
    campaigns: Mapping[str, Campaign],
    day: date,
    *,
    seen: int | None,
    to: OfficeDay,
    hours: Hours,
) -> None:
    """Confirm that offices work on a day to come, or do not.

    Raises `Refused` for whoever is no officer of an issuing unit, and `Problem` for a day that has begun, for work in
    the Tết pause of `hours`, and where somebody else has confirmed something meanwhile.
    """
    actor = await demand_any_issuer(work, officer, campaigns)
    _demand_not_begun(work, day)
    if to is OfficeDay.WORKED and hours.in_pause(day):
        raise Problem("day_in_pause")
    last = await rows.standing(work, swap_key(day), seen)
    await rows.add(work, actor, swap_key(day), last=last, after=Held(day, to.value))


async def undo_swap(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], day: date, *, seen: int
) -> None:
    """Bring back what held of a day before the row `seen`. Raises as above."""
    actor = await demand_any_issuer(work, officer, campaigns)
    _demand_not_begun(work, day)
    last = await rows.standing(work, swap_key(day), seen)
    await rows.add(work, actor, swap_key(day), last=last, after=rows.held_before(last))


def _demand_not_begun(work: Work, day: date) -> None:
    if day <= work.now.date():
        raise Problem("day_begun")
