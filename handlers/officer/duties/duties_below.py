"""The duties of all units below: who has done them, who is late, and the list as a file."""

from __future__ import annotations

from typing import Any

from data.queries.reminders.duties import Occurrence
from domain.duties import DutyState, below
from domain.duties.below import Line, Standing
from domain.duties.for_officer import Ref
from domain.text import templates
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import DUTY, LIST, show_duty, show_list
from handlers.officer.gate import job, officer_router, start_job

router = officer_router("duties below")

ALL, ONE = "officer/duties_below", "officer/duty_below"
LISTED = 60  # units that one list names; the file names all


@router.on(chose("duties_below", LIST), chose("back", ONE))
async def show_all(turn: Turn) -> Screen:
    """Show each duty with how many units below have done it."""
    found = await below.standings(turn.work, turn.person_id, turn.app.campaigns)
    held = start_job(turn, "duties", start=0, below=[list(standing.this) for standing in found])
    choices = [Choice("duty_below", str(at), _named(standing)) for at, standing in enumerate(found)]
    sheet = (Choice("duties_sheet"),) if held["below"] else ()
    return Screen(ALL, {"count": len(found)}, (*sheet, *choices, Choice("back"), Choice("home")))


def _named(standing: Standing) -> dict[str, Any]:
    return {
        "text": templates.label("clipped", text=standing.name),
        "done": standing.done,
        "total": standing.done + standing.late + standing.open,
    }


@router.on(chose("back", ALL))
async def back_to_own(turn: Turn) -> Screen:
    start_job(turn, "duties", start=0)
    return await show_list(turn)


@router.on(chose("duty_below", ALL))
async def choose_duty(turn: Turn) -> Screen:
    held = job(turn, "duties")
    held["this"] = held["below"][int(turn.value)]
    return await show_one(turn)


async def show_one(turn: Turn) -> Screen:
    """Show one duty of all units below, those first who are late."""
    this = Occurrence(*job(turn, "duties")["this"])
    lines = await below.owing(turn.work, turn.person_id, turn.app.campaigns, this)
    states = [line.state for line in lines]
    event = lines[0].event
    context = {
        "name": event.name,
        "written": event.written,
        "day": event.day.isoformat() if event.day else None,
        "done": states.count(DutyState.DONE),
        "late": states.count(DutyState.LATE),
        "open": states.count(DutyState.OPEN),
    }
    choices = (Choice("duty_of", str(line.unit.id), _facts(line)) for line in lines[:LISTED])
    return Screen(ONE, context, (Choice("duty_sheet"), *choices, Choice("back"), Choice("home")))


def _facts(line: Line) -> dict[str, str]:
    return {"name": line.unit.short_name, "state": line.state.value}


@router.on(chose("duty_of", ONE))
async def show_unit(turn: Turn) -> Screen:
    """Show the duty of one unit, with what shows that it was done."""
    held = job(turn, "duties")
    held["duty"] = list(Ref(int(turn.value), *held["this"]))
    return await show_duty(turn)


@router.on(chose("back", DUTY))
async def go_back(turn: Turn) -> Screen:
    """Lead back to the units below, or to the officer's own list."""
    return await (show_one if job(turn, "duties").get("this") else show_list)(turn)


@router.on(chose("duties_sheet", ALL))
async def hand_over_all(turn: Turn) -> Screen:
    turn.hand_over(await below.sheet(turn.work, turn.person_id, turn.app.campaigns))
    return await show_all(turn)


@router.on(chose("duty_sheet", ONE))
async def hand_over_one(turn: Turn) -> Screen:
    this = Occurrence(*job(turn, "duties")["this"])
    turn.hand_over(await below.sheet(turn.work, turn.person_id, turn.app.campaigns, this))
    return await show_one(turn)
