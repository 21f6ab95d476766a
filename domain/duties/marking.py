"""Marking a duty as done, which ends its reminders, and taking that back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work
from data.queries.reminders import duties, reminders
from data.queries.reminders.duties import DoneRow, Occurrence
from data.queries.reminders.recipients import officers
from data.queries.reminders.reminders import Event
from data.tables import DutyDone
from domain import audit
from domain.calendar import CalendarEvent
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on
from domain.campaigns.named_units import named_on
from domain.duties import urging
from domain.duties.owing import find_event, owers
from domain.duties.owing import occurrence as occurrence_of
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.outbox import cancel_all
from domain.text import dates
from domain.units import ancestor_ids

LETTER_LENGTH = 120  # characters


class Proof(NamedTuple):
    """A file of the media store that shows that a duty was done."""

    sha256: str
    media_type: str
    size: int
    file_name: str | None = None


async def mark_done(
    work: Work,
    officer: int | None,
    unit_id: int,
    *,
    campaign: Campaign,
    duty: str,
    occurrence: str,
    done_on: date,
    letter: str | None = None,
    proof: Proof | None = None,
) -> None:
    """Note that the unit has done its duty; marking twice is harmless. `letter`: number of the official letter.

    `proof`: a photo or a paper that shows it.

    Its planned reminders are dropped and those not yet on their way taken back. Raises `Refused` for whoever holds no
    role at the unit or above, `Problem` for a duty that there is not, or a day that has not come.
    """
    actor, this = await demand_officer(work, officer, unit_id), Occurrence(campaign.slug, duty, occurrence)
    event = await _event(work, unit_id, campaign, this)
    if done_on > work.now.date():
        raise Problem("day_not_yet", typed=dates.show(done_on))
    if await _marked(work.connection, unit_id, this):
        return
    values = {**this._asdict(), "done_on": done_on, "letter": letter and letter[:LETTER_LENGTH]}
    shown = proof._asdict() if proof else {}
    await work.add(DutyDone(unit_id=unit_id, marked_by=actor, marked_at=work.now, **values, **shown))
    await audit.record(work, actor, "duty_done", f"unit:{unit_id}", **this._asdict(), done_on=done_on.isoformat())
    await _end_reminders(work, unit_id, campaign, event)


async def undo(
    work: Work, officer: int | None, unit_id: int, *, campaign: Campaign, duty: str, occurrence: str
) -> None:
    """Take back that a duty was done: what is still to come of its reminders comes. Raises like `mark_done`."""
    actor, this = await demand_officer(work, officer, unit_id), Occurrence(campaign.slug, duty, occurrence)
    event = await _event(work, unit_id, campaign, this)
    if not await duties.undo(work.connection, unit_id, this, work.now):
        raise Problem("duty_not_marked")
    await audit.record(work, actor, "duty_undone", f"unit:{unit_id}", **this._asdict())
    await reopen(work, campaign, event)


async def reopen(work: Work, campaign: Campaign, event: CalendarEvent) -> None:
    """Remind again of what is not done after all, on the days that are still to come."""
    if event.day is not None:
        ref = Event(campaign.slug, event.code, event.day)
        await reminders.revive(work.connection, ref, await still_owing(work, campaign, event), work.now.date())


async def _event(work: Work, unit_id: int, campaign: Campaign, this: Occurrence) -> CalendarEvent:
    line = await ancestor_ids(work.connection, unit_id, work.now.date())
    event = find_event({campaign.slug: campaign}, this, line)
    if event is None:
        raise Problem("duty_unknown")
    return event


async def _marked(connection: AsyncConnection, unit_id: int, this: Occurrence) -> bool:
    def same(row: DoneRow) -> bool:
        return (row.campaign, row.duty, row.occurrence) == this

    return any(same(row) for row in await duties.done(connection, unit_id))


async def still_owing(work: Work, campaign: Campaign, event: CalendarEvent) -> AnySelect:
    """Select the officers who still owe it: an officer of two units is asked until both have done it."""
    day = work.now.date()
    heads, named = (await issuers_on(work.connection, day)).of([campaign.slug]), await named_on(work.connection, day)
    this = Occurrence(campaign.slug, event.code, occurrence_of(event))
    return officers(owers(event, named), work.now, this, heads)


async def _end_reminders(work: Work, unit_id: int, campaign: Campaign, event: CalendarEvent) -> None:
    await urging.take_back(work, unit_id, Occurrence(campaign.slug, event.code, occurrence_of(event)))
    if event.day is None:
        return
    ref, still = Event(campaign.slug, event.code, event.day), await still_owing(work, campaign, event)
    await end_for_others(work, ref, still, "duty_done")


async def end_for_others(work: Work, ref: Event, still: AnySelect | None, reason: str) -> None:
    """Take back what waits, and drop what is planned, for whoever is not `still` meant; `None`: nobody is."""
    waiting = await reminders.unsent_pushes(work.connection, ref, still)
    await reminders.unsend(work.connection, await cancel_all(work, waiting, reason))
    await reminders.drop(work.connection, ref, still)
