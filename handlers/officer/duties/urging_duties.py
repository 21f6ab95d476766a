"""Reminding units below of their duties: one unit, or all that are late; and what those then see."""

from __future__ import annotations

from data.queries.reminders.duties import Occurrence
from domain.duties import urging, urging_all
from domain.duties.for_officer import Ref
from handlers.core.router import chose, chose_push
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import DUTY, held_duty, open_duties, open_duty, show_duty
from handlers.officer.duties.duties_below import ONE, show_all, show_one
from handlers.officer.gate import asked, job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("urging duties")


@router.on(chose_push("urge_late"))
async def urge_all(turn: Turn) -> Screen:
    """Remind everybody of whom the morning summary speaks, and show how it stands."""
    await _ask(turn, None)
    return await show_all(turn)


router.on(chose_push("see_late"))(show_all)


@router.on(chose("urge_duties", ONE))
async def urge_late(turn: Turn) -> Screen:
    """Remind every unit that is late with the duty on show."""
    await _ask(turn, asked(job(turn, Duties).this))
    return await show_one(turn)


async def _ask(turn: Turn, this: Occurrence | None) -> None:
    new = await urging_all.ask(turn.work, turn.person_id, this, turn.app.hours)
    turn.tell("screens/officer/late_urged", new=new, due=_later(turn))


def _later(turn: Turn) -> str | None:
    """Return when they are reminded, unless it is now."""
    due = turn.app.hours.awake(turn.now)
    return due.isoformat() if due > turn.now else None


@router.on(chose("urge_duty", DUTY))
async def urge_one(turn: Turn) -> Screen:
    ref = (await held_duty(turn)).ref
    done = await urging.urge(turn.work, turn.person_id, [(ref.unit, Occurrence(*ref[1:]))], turn.app.hours)
    turn.tell("screens/officer/duties_urged", **done._asdict(), due=_later(turn))
    return await show_duty(turn)


@router.on(chose_push("duty_urged"))
async def open_urged(turn: Turn) -> Screen:
    """Show the duty that somebody above reminded of, ready to be marked."""
    unit, this = await urging.read(turn.work, int(turn.value))
    return await open_duty(turn, Ref(unit, *this))


router.on(chose_push("duties_urged"))(open_duties)
