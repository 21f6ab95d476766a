"""Special phases as officers see them in the calendar of a year: those of their units, and of the units above."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, unit_of_phase
from data.queries.campaigns.issuers import lineages
from domain.campaigns import Campaign
from domain.campaigns.issuers import of_units
from domain.campaigns.special_phase import SpecialPhase, special_phase
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer, demand_units
from domain.year import rows
from domain.year.opening import keys_of


class Opened(NamedTuple):
    """A special phase as it was opened, and the last choice about it: with `day_after` None it was undone."""

    key: DayKey
    phase: SpecialPhase
    choice: ChoiceRow

    @property
    def is_open(self) -> bool:
        return self.choice.day_after is not None


async def phases_of(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int) -> list[Opened]:
    """List the phases of a year that are open and not over: of the officer's own units, and of those above them.

    Raises `Refused`.
    """
    lines = await _lines(work, officer)
    held = await of_units(work.connection, list(lines), campaigns, work.now.date())
    slugs = list(dict.fromkeys(slug for unit in lines for slug in held[unit]))
    units = {unit for line in lines.values() for unit in line}
    found = [one for slug in slugs for one in await _opened(work, slug, units, year)]
    coming = (one for one in found if one.is_open and one.phase.last >= work.now.date())
    return sorted(coming, key=lambda one: (one.phase.first, one.key))


async def _opened(work: Work, campaign: str, units: set[int], year: int) -> list[Opened]:
    """Read the phases that begin in a year, or ran into it."""
    codes = [key.code for unit in units for key in keys_of(campaign, unit, [year - 1, year])]
    found = [_of(row) for row in await chosen_days.of_codes(work.connection, campaign, codes, [year - 1, year])]
    return [one for one in found if year in (one.phase.first.year, one.phase.last.year)]


def _of(row: ChoiceRow) -> Opened:
    held, unit = rows.held_by(row) or rows.held_before(row), unit_of_phase(row.code)
    if held is None or unit is None:
        raise Problem("duty_unknown")
    return Opened(row.key, special_phase(row.code, unit, held), row)


async def phase_at(work: Work, officer: int | None, key: DayKey) -> Opened:
    """Read one phase. Raises `Refused` for whoever is no officer of the unit, above or below it; `Problem`."""
    row, unit = await chosen_days.last(work.connection, key), unit_of_phase(key.code)
    if row is None or unit is None:
        raise Problem("duty_unknown")
    lines = await _lines(work, officer)
    if not any(unit in line for line in lines.values()):
        await demand_officer(work, officer, unit)
    return _of(row)


async def may_undo(work: Work, officer: int | None, one: Opened) -> bool:
    """Tell whether an officer may take the last choice about a phase back now."""
    try:
        await demand_officer(work, officer, one.phase.unit)
    except Refused:
        return False
    return one.phase.last >= work.now.date()


async def _lines(work: Work, officer: int | None) -> dict[int, list[int]]:
    """Return for each unit of the officer itself and those above it. Raises `Refused`."""
    return await lineages(work.connection, await demand_units(work, officer), work.now.date())
