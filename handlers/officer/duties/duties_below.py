"""The duties of all units below: who has done them, who is late, and the list as a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from data.queries.reminders.duties import Occurrence
from domain.duties import DutyState, below, receiving, urging, urging_all
from domain.duties.below import Line
from domain.duties.for_officer import Ref
from domain.duties.naming import button_names
from domain.duties.narrowing import Wanted
from handlers.core.router import chose, command, wrote
from handlers.core.screen import PAGE, SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import DUTY, LIST, own_day_choices, reminded_today, show_duty, show_list
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("duties below")

ALL, ONE = "officer/duties_below", "officer/duty_below"
LISTED = 60  # units that one list names; the file names all
SEARCH_LENGTH = 80  # characters of a search that are kept


@router.on(chose("duties_below", LIST), chose("back", ONE))
async def show_all(turn: Turn) -> Screen:
    """Show each duty with how many units below have done it."""
    found = await below.standings(turn.work, turn.person_id, turn.app.campaigns)
    keep_job(turn, Duties(below=tuple(one.this for one in found)))
    names = button_names([(one.this, one.event) for one in found], turn.app.campaigns)
    counted = ({"text": name, "done": one.done, "total": one.total} for one, name in zip(found, names, strict=True))
    choices = [Choice("duty_below", str(at), words) for at, words in enumerate(counted)]
    sheet = (Choice("duties_sheet"),) if found else ()
    waits = len(await receiving.received(turn.work, turn.person_id, turn.app.campaigns))
    new = (Choice("received_list", words={"count": waits}),) if waits else ()
    return Screen(ALL, {"count": len(found)}, (*new, *sheet, *choices, Choice("back"), Choice("home")))


@router.on(chose("back", ALL))
async def back_to_own(turn: Turn) -> Screen:
    keep_job(turn, Duties())
    return await show_list(turn)


@router.on(chose("duty_below", ALL))
async def choose_duty(turn: Turn) -> Screen:
    held = job(turn, Duties)
    keep_job(turn, replace(held, this=held.below[int(turn.value)], wanted=None))
    return await show_one(turn)


async def show_one(turn: Turn) -> Screen:
    """Show one duty of all units below, those first who are late; all of them, or those that are wanted."""
    held = job(turn, Duties)
    this, wanted = asked(held.this), held.wanted or Wanted()
    lines = await below.owing(turn.work, turn.person_id, turn.app.campaigns, this)
    states, event, listed = Counter(line.state for line in lines), lines[0].event, await wanted.of(lines)
    late = await _late_left(turn, this, lines)
    context = {
        "name": event.name,
        "written": event.written,
        **_days(lines),
        **{state.value: states[state] for state in DutyState},
        "typed": wanted.typed,
        "listed": len(listed),
        "reminded": await reminded_today(turn, [line.unit.id for line in lines], this),
    }
    urge = (Choice("urge_duties", words={"count": len(late)}),) if late else ()
    units = (Choice("duty_of", str(line.unit.id), _facts(line)) for line in listed[:LISTED])
    narrow = (*await own_day_choices(turn, turn.app.campaigns[this.campaign], this.duty), *_narrower(lines, wanted))
    accepts = frozenset({"choice", "text", SEARCH})
    return Screen(ONE, context, (*urge, Choice("duty_sheet"), *narrow, *units, Choice("back"), Choice("home")), accepts)


def _days(lines: list[Line]) -> dict[str, Any]:
    """Say when it is due: on one day, or on several where units chose their own; then on the first of them."""
    days = {line.event.day for line in lines}
    first = min((day for day in days if day), default=None)
    return {"day": first.isoformat() if first else None, "differ": len(days) > 1}


async def _late_left(turn: Turn, this: Occurrence, lines: list[Line]) -> list[Line]:
    """Return those who are late and may still be reminded today."""
    if await urging_all.is_asked(turn.work, turn.person_id, this):
        return []
    late = [line for line in lines if line.state is DutyState.LATE]
    return await urging.left(turn.work.connection, late, turn.app.campaigns[this.campaign], this, turn.now.date())


def _facts(line: Line) -> dict[str, str]:
    return {"name": line.unit.short_name, "state": line.state.value}


def _narrower(lines: list[Line], wanted: Wanted) -> list[Choice]:
    """Offer the states and levels that there are several of, or all again."""
    if len(lines) <= PAGE:
        return []
    if not wanted.is_all:
        return [Choice("duty_units_all", words={"count": len(lines)})]
    states, levels = Counter(line.state for line in lines), Counter(line.unit.level for line in lines)
    found = [Choice("duty_state", one.value, {"state": one.value, "count": n}) for one, n in states.items()]
    of_level = [Choice("duty_level", one.value, {"level": one.value, "count": n}) for one, n in levels.items()]
    return [*(found if len(found) > 1 else ()), *(of_level if len(of_level) > 1 else ())]


@router.on(chose("duty_state", ONE))
async def take_state(turn: Turn) -> Screen:
    return await _narrow(turn, Wanted(state=turn.value))


@router.on(chose("duty_level", ONE))
async def take_level(turn: Turn) -> Screen:
    return await _narrow(turn, Wanted(level=turn.value))


@router.on(wrote(ONE))
async def search(turn: Turn) -> Screen:
    return await _narrow(turn, Wanted(typed=turn.text[:SEARCH_LENGTH]))


@router.on(chose("duty_units_all", ONE), command("cancel", ONE))
async def take_all(turn: Turn) -> Screen:
    return await _narrow(turn, Wanted())


async def _narrow(turn: Turn, wanted: Wanted) -> Screen:
    keep_job(turn, replace(job(turn, Duties), wanted=wanted))
    return await show_one(turn)


@router.on(chose("duty_of", ONE))
async def show_unit(turn: Turn) -> Screen:
    """Show the duty of one unit, with what shows that it was done."""
    held = job(turn, Duties)
    keep_job(turn, replace(held, duty=Ref(int(turn.value), *asked(held.this))))
    return await show_duty(turn)


@router.on(chose("back", DUTY))
async def go_back(turn: Turn) -> Screen:
    """Lead back to the units below, or to the officer's own list."""
    return await (show_one if job(turn, Duties).this else show_list)(turn)


@router.on(chose("duties_sheet", ALL))
async def hand_over_all(turn: Turn) -> Screen:
    turn.hand_over(await below.sheet(turn.work, turn.person_id, turn.app.campaigns))
    return await show_all(turn)


@router.on(chose("duty_sheet", ONE))
async def hand_over_one(turn: Turn) -> Screen:
    this = asked(job(turn, Duties).this)
    turn.hand_over(await below.sheet(turn.work, turn.person_id, turn.app.campaigns, this))
    return await show_one(turn)
