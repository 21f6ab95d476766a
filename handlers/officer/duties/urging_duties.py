"""Reminding units below of their duties: one unit, or all that are late; and what those then see."""

from __future__ import annotations

from collections.abc import Collection

from data.queries.reminders.duties import Occurrence
from domain.duties import below, urging
from domain.duties.for_officer import Ref
from domain.duties.late import Owed, below_officers
from handlers.core.router import chose, chose_push
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import DUTY, held_duty, open_duties, open_duty, show_duty
from handlers.officer.duties.duties_below import ONE, late_left, show_all, show_one
from handlers.officer.gate import asked, job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("urging duties")


@router.on(chose_push("urge_late"))
async def urge_all(turn: Turn) -> Screen:
    """Remind everybody of whom the morning summary speaks, and show how it stands."""
    late = await below_officers(turn.work.connection, turn.app.campaigns, turn.now)
    mine = late.get(turn.person_id)
    await _urge(turn, mine.owed if mine else ())
    return await show_all(turn)


@router.on(chose_push("see_late"))
async def see_late(turn: Turn) -> Screen:
    return await show_all(turn)


@router.on(chose("urge_duties", ONE))
async def urge_late(turn: Turn) -> Screen:
    """Remind every unit that is late with the duty on show."""
    this = asked(job(turn, Duties).this)
    lines = await below.owing(turn.work, turn.person_id, turn.app.campaigns, this)
    await _urge(turn, [(line.unit.id, this) for line in await late_left(turn, this, lines)])
    return await show_one(turn)


@router.on(chose("urge_duty", DUTY))
async def urge_one(turn: Turn) -> Screen:
    ref = (await held_duty(turn)).ref
    await _urge(turn, [(ref.unit, Occurrence(*ref[1:]))])
    return await show_duty(turn)


async def _urge(turn: Turn, owed: Collection[Owed]) -> None:
    done = await urging.urge(turn.work, turn.person_id, owed, turn.app.hours)
    due = turn.app.hours.awake(turn.now)
    turn.tell("screens/officer/duties_urged", **done._asdict(), due=due.isoformat() if due > turn.now else None)


@router.on(chose_push("duty_urged"))
async def open_urged(turn: Turn) -> Screen:
    """Show the duty that somebody above reminded of, ready to be marked."""
    unit, this = await urging.read(turn.work, int(turn.value))
    return await open_duty(turn, Ref(unit, *this))


@router.on(chose_push("duties_urged"))
async def open_all_urged(turn: Turn) -> Screen:
    return await open_duties(turn)
