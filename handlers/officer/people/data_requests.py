"""Requests about personal data that came on paper or by word: entering one, and noting what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.engine.statements import AnyRow
from data.enums import DataRequestKind
from data.tables import DataRequest
from domain.input.typed_day import typed_day
from domain.members import sections
from domain.privacy import requests
from domain.privacy.requests import Asked
from domain.privacy.terms import terms_of
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, end_job, job, keep_job, officer_router
from handlers.officer.jobs import EnterRequest
from handlers.officer.people.unit import UNIT, unit_on_show

router = officer_router("data requests")

LIST, ONE = "officer/data_requests", "officer/data_request"
KIND, WHO, DAY, OTHERS = "officer/request_kind", "officer/request_who", "officer/request_day", "officer/request_others"
STEPS = (KIND, WHO, DAY, OTHERS)


@router.on(chose("data_requests", UNIT), chose("back", ONE))
async def open_list(turn: Turn) -> Screen:
    end_job(turn)
    return await _list(turn, int(turn.value) if turn.value else unit_on_show(turn))


async def _list(turn: Turn, unit_id: int) -> Screen:
    """List what is open in the unit and below, the most pressing first."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    found = await requests.unsettled(turn.work, turn.person_id, unit_id)
    choices = [
        Choice("data_request", str(request.id), {"who": request.who or "", "day": f"{_pressing(request):%d/%m}"})
        for request in found
    ]
    context = {"unit_id": unit_id, "unit": unit.name, "count": len(choices)}
    return Screen(LIST, context, (Choice("new_request", str(unit_id)), *choices, Choice("back"), Choice("home")))


def _pressing(request: AnyRow) -> date:
    """Return the day that comes next: to answer, or to be done."""
    day: date = request.act_by if request.answered_at else request.answer_by
    return day


@router.on(chose("data_request", LIST), chose_push("data_request"))
async def open_one(turn: Turn) -> Screen:
    return _one(await requests.look(turn.work, turn.person_id, int(turn.value)))


def _one(found: DataRequest) -> Screen:
    context = {
        "unit_id": found.unit_id,
        "kind": found.kind.value,
        "person": found.who,
        "received": found.received_on.isoformat(),
        "answer_by": found.answer_by.isoformat(),
        "act_by": found.act_by.isoformat(),
        "answered_at": found.answered_at.isoformat() if found.answered_at else None,
        "closed_at": found.closed_at.isoformat() if found.closed_at else None,
        "source": terms_of(found.received_on, found.kind).source,
    }
    ways = ("request_closed",) if found.answered_at else ("request_answered", "request_closed")
    choices = (Choice(code, str(found.id)) for code in ways if not found.closed_at)
    return Screen(ONE, context, (*choices, Choice("back"), Choice("home")))


@router.on(chose("request_answered", ONE))
async def note_answer(turn: Turn) -> Screen:
    return _one(await requests.answered(turn.work, turn.person_id, int(turn.value)))


@router.on(chose("request_closed", ONE))
async def close(turn: Turn) -> Screen:
    """It is done: its name goes, and nobody is reminded any more."""
    found = await requests.close(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/request_done", kind=found.kind.value)
    return await _list(turn, found.unit_id)


@router.on(chose("new_request", LIST))
async def begin(turn: Turn) -> Screen:
    """Ask what is wished."""
    keep_job(turn, EnterRequest(int(turn.value)))
    return Screen(KIND, {}, (*(Choice(f"request_{kind}") for kind in DataRequestKind), Choice("cancel")))


@router.on(*(chose(f"request_{kind}", KIND) for kind in DataRequestKind))
async def take_kind(turn: Turn) -> Screen:
    kind = DataRequestKind(getattr(turn.event, "code", "").removeprefix("request_"))
    keep_job(turn, replace(job(turn, EnterRequest), kind=kind))
    return Screen(WHO, {"kind": kind.value}, (Choice("cancel"),), frozenset({"text"}))


@router.on(wrote(WHO))
async def take_who(turn: Turn) -> Screen:
    """Ask on which day it came; its clock runs from there."""
    keep_job(turn, replace(job(turn, EnterRequest), who=requests.check_who(turn.text)))
    today = turn.now.date().isoformat()
    choices = (Choice("request_today", today), Choice("cancel"))
    return Screen(DAY, {"today": today}, choices, frozenset({"choice", "text"}))


@router.on(chose("request_today", DAY), wrote(DAY))
async def take_day(turn: Turn) -> Screen:
    """Ask whether others hold the data too: then there are more days to act."""
    day = date.fromisoformat(turn.value) if turn.value else typed_day(turn.text, turn.now.date(), past_only=True)
    held = keep_job(turn, replace(job(turn, EnterRequest), day=day))
    terms = terms_of(day, asked(held.kind))
    context = {"days": terms.days, "more_days": terms.days_with_others}
    return Screen(OTHERS, context, (Choice("request_ours"), Choice("request_others"), Choice("cancel")))


@router.on(chose("request_ours", OTHERS), chose("request_others", OTHERS))
async def enter(turn: Turn) -> Screen:
    """Keep it, and show its days."""
    held = job(turn, EnterRequest)
    entered = Asked(
        unit_id=held.unit,
        kind=asked(held.kind),
        who=asked(held.who),
        received_on=asked(held.day),
        others=getattr(turn.event, "code", "") == "request_others",
    )
    made = await requests.enter(turn.work, turn.person_id, entered, turn.app.hours)
    end_job(turn)
    return _one(made)


@router.on(*(chose("cancel", step) for step in STEPS), command("cancel", *STEPS))
async def give_up(turn: Turn) -> Screen:
    unit_id = job(turn, EnterRequest).unit
    end_job(turn)
    return await _list(turn, unit_id)
