"""Writing to an officer: who is in charge, a message, the answer. A telephone number is never the only way."""

from __future__ import annotations

from data.queries.privacy.named import people
from domain import limits as limiting
from domain import messages
from domain.errors import Problem
from domain.limits import Kind
from domain.privacy import demand_consent
from handlers.core.router import Router, chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn, tell_lost_links
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.jobs import AnswerLetter

router = Router("contact")
answering = officer_router("letters")

SHOWN = 3  # officers that one screen names; more come behind "Thêm"
OFFICERS, WRITE, SENT = "contact/officers", "contact/write", "contact/sent"
ANSWER, ANSWERED = "officer/letter_answer", "officer/letter_answered"


@router.on(
    chose("contact"), command("contact"), chose("back", WRITE), command("cancel", WRITE), chose("more", OFFICERS)
)
async def show_officers(turn: Turn) -> Screen:
    """Say who is in charge of the person's unit, the chair first and a few at a time, and offer to write."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    found = await messages.officers_in_charge(turn.work, turn.person_id)
    at = int(turn.value) if turn.value.isdecimal() else 0
    start = at if at < len(found) else 0
    listed = found[start : start + SHOWN]
    shown_officers = [{"name": officer.name, "unit": officer.unit, "phone": officer.phone} for officer in listed]
    write = (Choice("write_letter"),) if found else ()
    further = start + SHOWN if start + SHOWN < len(found) else 0
    more = (Choice("more", str(further)),) if len(found) > SHOWN else ()
    context = {"chiefs": shown_officers, "first": start + 1, "count": len(found)}
    names = people(*(officer.person_id for officer in listed))
    return Screen(OFFICERS, context, (*write, *more, Choice("back"), Choice("home")), names=names)


@router.on(chose("write_letter"), chose_push("write_letter"))
async def ask_text(_turn: Turn) -> Screen:
    return Screen(WRITE, {"limit": messages.LIMIT}, (Choice("back"),), frozenset({"text"}))


@router.on(wrote(WRITE))
async def send(turn: Turn) -> Screen:
    """Hand the message on; in quiet hours the officers see it in the morning."""
    await demand_consent(turn.work, turn.person_id)
    await limiting.demand_of(turn.work, Kind.LETTERS, turn.person_id, turn.app.limits.letters)
    due = await messages.write(turn.work, turn.person_id, turn.text, turn.app.hours)
    tell_lost_links(turn)
    later = due.isoformat() if messages.is_later(due, turn.now) else None
    return Screen(SENT, {"at": turn.now.isoformat(), "due": later}, (Choice("home"),))


@answering.on(chose_push("answer_letter"))
async def ask_answer(turn: Turn) -> Screen:
    """Ask an officer for the answer to a member's message."""
    member = await messages.addressee(turn.work, turn.person_id, int(turn.value))
    key = int(turn.value)
    keep_job(turn, AnswerLetter(key, people=(key,)))
    return Screen(
        ANSWER, {"member": member.name or "", "limit": messages.LIMIT}, (Choice("home"),), frozenset({"text"})
    )


@answering.on(wrote(ANSWER))
async def send_answer(turn: Turn) -> Screen:
    due = await messages.answer(turn.work, turn.person_id, job(turn, AnswerLetter).member, turn.text, turn.app.hours)
    tell_lost_links(turn)
    later = due.isoformat() if messages.is_later(due, turn.now) else None
    return Screen(ANSWERED, {"due": later}, (Choice("home"),))
