"""Marking a duty as done: on which day, a photo or a paper if there is one, the number of the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain import limits as limiting
from domain.duties import DutyState, Proof, for_officer, mark_done
from domain.duties.for_officer import Owed
from domain.errors import Problem
from domain.input.events import SentFile, SentPhoto, Unreadable
from domain.limits import Kind
from domain.ports import FILE_NO_PDF, PDF
from handlers.core.router import Rule, chose, command, wrote
from handlers.core.screen import FILE, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import DUTY, held_duty, show_duty
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("marking")

DAY, PROOF, LETTER = "officer/duty_day", "officer/duty_proof", "officer/duty_letter"
FILES = Rule((PROOF,), (SentFile, SentPhoto, Unreadable))
FILE_NAME_LENGTH = 120  # characters that the table holds
DONE = ("duty_done", "duty_done_launch", "duty_done_sent")


router.on(chose("back", DAY), command("cancel", DAY, PROOF, LETTER))(show_duty)


@router.on(*(chose(code, DUTY) for code in DONE), chose("back", PROOF))
async def ask_day(turn: Turn) -> Screen:
    """Ask on which day it was done."""
    owed = await held_duty(turn)
    if owed.duty.state is DutyState.DONE:
        return await show_duty(turn)
    choices = (Choice("day_today"), Choice("day_yesterday"), Choice("day_other"), Choice("back"))
    return Screen(DAY, _asked(turn, owed, typing=False), choices, frozenset({"choice", "text"}))


@router.on(chose("day_other", DAY))
async def ask_typed_day(turn: Turn) -> Screen:
    owed = await held_duty(turn)
    return Screen(DAY, _asked(turn, owed, typing=True), (Choice("back"),), frozenset({"text"}))


def _asked(turn: Turn, owed: Owed, *, typing: bool) -> dict[str, Any]:
    return {"name": owed.duty.name, "typing": typing, "today": turn.now.date().isoformat()}


@router.on(chose("day_today", DAY), chose("day_yesterday", DAY))
async def take_near_day(turn: Turn) -> Screen:
    owed = await held_duty(turn)
    ago = timedelta(days=1 if getattr(turn.event, "code", "") == "day_yesterday" else 0)
    day = for_officer.check_done_day(turn.now.date() - ago, turn.app.campaigns[owed.duty.campaign])
    return await _keep_day(turn, day)


@router.on(wrote(DAY))
async def take_typed_day(turn: Turn) -> Screen:
    owed = await held_duty(turn)
    day = for_officer.read_done_day(turn.text, turn.now.date(), turn.app.campaigns[owed.duty.campaign])
    return await _keep_day(turn, day)


async def _keep_day(turn: Turn, day: date) -> Screen:
    keep_job(turn, replace(job(turn, Duties), day=day))
    return await ask_proof(turn)


@router.on(chose("back", LETTER))
async def ask_proof(turn: Turn) -> Screen:
    """Ask for a photo or a paper, which may be left out; who has none may type the letter's number at once."""
    owed, held = await held_duty(turn), keep_job(turn, replace(job(turn, Duties), proof=None))
    return Screen(PROOF, _dated(owed, held), (Choice("skip"), Choice("back")), frozenset({"photo", "text", FILE}))


def _dated(owed: Owed, held: Duties) -> dict[str, Any]:
    proof = held.proof
    shown = {"paper": proof.media_type == PDF, "name": proof.file_name} if proof else None
    return {"name": owed.duty.name, "day": asked(held.day).isoformat(), "proof": shown}


@router.on(FILES)
async def take_proof(turn: Turn) -> Screen:
    """Take a photo or a PDF, checked by its real type and size before this turn began, whatever its name says."""
    event = turn.event
    if not isinstance(event, SentFile | SentPhoto):
        raise Problem(FILE_NO_PDF)
    if event.media is None:
        raise Problem(event.problem or FILE_NO_PDF, **event.facts)
    await limiting.demand_of(turn.work, Kind.PHOTOS, turn.person_id, turn.app.limits.photos)
    name = (event.name if isinstance(event, SentFile) else "")[:FILE_NAME_LENGTH] or None
    proof = Proof(event.media.sha256, event.media.media_type, event.media.size, name)
    keep_job(turn, replace(job(turn, Duties), proof=proof))
    return await ask_letter(turn)


async def ask_letter(turn: Turn) -> Screen:
    """Ask for the number of the letter, which may be left out."""
    owed, held = await held_duty(turn), job(turn, Duties)
    return Screen(LETTER, _dated(owed, held), (Choice("skip"), Choice("back")), frozenset({"text"}))


@router.on(chose("skip", LETTER, PROOF), wrote(LETTER, PROOF))
async def mark(turn: Turn) -> Screen:
    """Mark the duty as done; its reminders end."""
    owed, held = await held_duty(turn), job(turn, Duties)
    day = asked(held.day)
    await mark_done(
        turn.work,
        turn.person_id,
        owed.ref.unit,
        campaign=turn.app.campaigns[owed.duty.campaign],
        duty=owed.ref.code,
        occurrence=owed.ref.occurrence,
        done_on=day,
        letter=for_officer.check_letter(turn.text) if turn.text else None,
        proof=held.proof,
    )
    turn.tell("screens/officer/duty_marked", day=day.isoformat())
    return await show_duty(turn)
