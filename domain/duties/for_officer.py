"""What an officer is told of duties: those of their own units, what a unit does not owe, and on what paper it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers
from data.queries.members import people
from data.queries.reminders import duties
from data.queries.reminders.duties import Occurrence
from domain import units
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.duties import Duty as Written
from domain.campaigns.issuers import holding, issuers_on, of_unit, of_units
from domain.campaigns.named_units import named_on
from domain.duties.marking import LETTER_LENGTH
from domain.duties.owing import Duty, DutyState, Owing, owed, owed_by, owing_levels
from domain.errors import Problem, Refused
from domain.input.typed_day import typed_day
from domain.members.responsibility import is_told_of
from domain.members.rights import demand_officer, demand_units
from domain.units import UnitView

HANDED_UP = frozenset({DutyKind.PLAN, DutyKind.REPORT})
"""What is sent to the union above: units that do not owe it ask whether they do."""


class Ref(NamedTuple):
    """One time of one duty of one unit."""

    unit: int
    campaign: str
    code: str
    occurrence: str


@dataclass(frozen=True)
class Owed:
    """A duty, the unit that owes it, and how the document writes it."""

    unit: UnitView
    duty: Duty
    written: Written

    @property
    def ref(self) -> Ref:
        return Ref(self.unit.id, self.duty.campaign, self.duty.code, self.duty.occurrence)


@dataclass(frozen=True)
class NotOwed:
    """Something with a deadline that other units owe and this one does not."""

    unit: UnitView
    written: Written


async def owed_by_officer(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[Owed]:
    """List what the officer's own units owe. Raises `Refused` without an officer's role."""
    own, day = await _own_units(work, officer_id), work.now.date()
    keys = [unit.id for unit in own]
    done, named = await duties.done_by(work.connection, keys), await named_on(work.connection, day)
    issued, lines = await issuers_on(work.connection, day), await issuers.lineages(work.connection, keys, day)
    owing = ((unit, Owing(unit.id, unit.level, named, lines[unit.id], unit.kind)) for unit in own)
    held = {unit: holding(issued, lines[unit], campaigns) for unit in keys}
    found = ((unit, owed_by(one, done.get(unit.id, ()), held[unit.id].values(), day)) for unit, one in owing)
    return [one for unit, owes in found for one in _written_out(unit, owes, campaigns)]


async def find(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], ref: Ref) -> Owed:
    """Find one duty of one unit. Raises `Refused` for others' officers, `Problem` when the unit does not owe it.

    Officers of a department that is responsible for the unit see it too.
    """
    try:
        await demand_officer(work, officer_id, ref.unit)
    except Refused:
        if not await is_told_of(work, officer_id, ref.unit):
            raise
    unit = await units.view(work.connection, ref.unit, work.now.date())
    for one in await _of_unit(work, unit, campaigns):
        if one.ref == ref:
            return one
    raise Problem("duty_unknown")


async def may_mark(work: Work, officer_id: int, unit_id: int) -> bool:
    """Tell whether an officer may mark what a unit has done: whoever is only responsible for it may not."""
    return await people.may_act_at(work.connection, officer_id, unit_id, work.now)


async def not_owed_by_officer(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[NotOwed]:
    """List this year's plans and reports that the officer's own units do not owe. Raises `Refused`."""
    found: dict[str, NotOwed] = {}
    own = await _own_units(work, officer_id)
    held = await of_units(work.connection, [unit.id for unit in own], campaigns, work.now.date())
    named = await named_on(work.connection, work.now.date())
    for unit in own:
        for campaign in held[unit.id].values():
            for written in _owed_by_others(campaign, Owing(unit.id, unit.level, named, (), unit.kind), work.now.year):
                found.setdefault(written.code, NotOwed(unit, written))
    return list(found.values())


async def why_returned(work: Work, one: Owed) -> str | None:
    """Return the reason for which whoever receives it has sent it back, while it is not done again."""
    if one.duty.state is DutyState.DONE:
        return None
    return await duties.returned(work.connection, one.unit.id, Occurrence(*one.ref[1:]))


def read_done_day(typed: str, today: date, campaign: Campaign) -> date:
    """Read the day on which a duty was done. Raises `Problem` for a day that is none, not yet, or before the paper."""
    return check_done_day(typed_day(typed, today, past_only=True), campaign)


def check_done_day(day: date, campaign: Campaign) -> date:
    """Return the day if the paper that asks for the duty was signed by then. Raises `Problem`."""
    signed = campaign.document.date
    if signed is not None and day < signed:
        raise Problem("day_before_paper", day=day.isoformat(), signed=signed.isoformat())
    return day


def check_letter(number: str) -> str:
    """Return the number of a letter if it can be kept. Raises `Problem` when it is too long."""
    if len(number) > LETTER_LENGTH:
        raise Problem("text_too_long", length=len(number), limit=LETTER_LENGTH)
    return number


async def _own_units(work: Work, officer_id: int | None) -> list[UnitView]:
    return await units.views(work.connection, await demand_units(work, officer_id), work.now.date())


async def _of_unit(work: Work, unit: UnitView, campaigns: Mapping[str, Campaign]) -> list[Owed]:
    held = await of_unit(work.connection, unit.id, campaigns, work.now.date())
    found = await owed(work.connection, unit.id, held.values(), work.now.date())
    return _written_out(unit, found, campaigns)


def _written_out(unit: UnitView, found: Iterable[Duty], campaigns: Mapping[str, Campaign]) -> list[Owed]:
    return [Owed(unit, duty, _written(campaigns[duty.campaign], duty.code)) for duty in found]


def _written(campaign: Campaign, code: str) -> Written:
    return next(duty for duty in campaign.duties if duty.code == code)


def _owed_by_others(campaign: Campaign, unit: Owing, year: int) -> Iterator[Written]:
    for event in duty_events(campaign, year):
        written = _written(campaign, event.code)
        this_year = event.day is not None and event.day.year == year
        asked = this_year and written.kind in HANDED_UP and owing_levels(event)
        if asked and not unit.is_asked(event) and not _receives(campaign, written, unit):
            yield written


def _receives(campaign: Campaign, written: Written, unit: Owing) -> bool:
    """Tell whether a unit is of those to whom it goes: of the level, or a department that is named."""
    to = written.received_by
    return to is not None and (to.level == unit.level or unit.unit in unit.named.of(campaign.slug, to.departments))
