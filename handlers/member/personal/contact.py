"""Writing to an officer: who is in charge, a message, the answer. A telephone number is never the only way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data.queries.privacy.named import people
from data.types import HANOI
from domain import limits as limiting
from domain.errors import Problem
from domain.input.commands import read_word
from domain.letters import desk, writing
from domain.letters.levels import OfficerInCharge
from domain.limits import Kind
from domain.privacy import demand_consent
from domain.understanding.answers import read_reply
from handlers.core.router import Router, chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import SENTENCE, Turn, tell_lost_links

router = Router("contact")

SHOWN = 3  # officers that one screen names; more come behind "Thêm"
OFFICERS, WRITE, SENT = "contact/officers", "contact/write", "contact/sent"
HAND_OVER = "contact/hand_over"
NEAR, ABOVE = "near", "above"  # the levels to which a sentence may go


@router.on(
    chose("contact"), command("contact"), chose("back", WRITE), command("cancel", WRITE), chose("more", OFFICERS)
)
async def show_officers(turn: Turn) -> Screen:
    """Say who is in charge of the person's unit, the chair first and a few at a time, and offer to write."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    found = await writing.officers_in_charge(turn.work, turn.person_id)
    at = int(turn.value) if turn.value.isdecimal() else 0
    start = at if at < len(found) else 0
    listed = found[start : start + SHOWN]
    shown_officers = [{"name": officer.name, "unit": officer.unit, "phone": officer.phone} for officer in listed]
    write = (Choice("write_letter"),) if found else ()
    further = start + SHOWN if start + SHOWN < len(found) else 0
    more = (Choice("more", str(further)),) if len(found) > SHOWN else ()
    waiting = await desk.own(turn.work, turn.person_id)
    context = {"chiefs": shown_officers, "first": start + 1, "count": len(found), **_waiting(waiting)}
    names = people(*(officer.person_id for officer in listed))
    accepts = frozenset({"choice", "text"} if found else {"choice"})
    return Screen(OFFICERS, context, (*write, *more, Choice("back"), Choice("home")), accepts, names=names)


def _waiting(waiting: Sequence[desk.Own]) -> dict[str, Any]:
    """Say of the oldest letters that wait since when they do, and at which units."""
    oldest = [{"at": letter.written_at.isoformat(), "units": list(letter.units)} for letter in waiting[:SHOWN]]
    return {"waiting": oldest, "others": len(waiting[SHOWN:])}


@router.on(chose("write_letter"), chose_push("write_letter"))
async def ask_text(_turn: Turn) -> Screen:
    return Screen(WRITE, {"limit": writing.LIMIT}, (Choice("back"),), frozenset({"text"}))


def is_message(turn: Turn) -> bool:
    """Tell of what was typed beside the officers' names whether it is for them: a thanks or a word of a menu is not."""
    awaited = turn.screen is not None and turn.screen.awaits_text
    return awaited and read_reply(turn.text) is None and read_word(turn.text) is None


@router.on(wrote(WRITE), wrote(OFFICERS, when=is_message))
async def send(turn: Turn) -> Screen:
    """Hand the message on; in quiet hours the officers see it in the morning."""
    sent = await _send(turn, turn.text)
    tell_lost_links(turn)
    return sent


async def _send(turn: Turn, text: str, *, above: bool = False) -> Screen:
    await demand_consent(turn.work, turn.person_id)
    await limiting.demand_of(turn.work, Kind.LETTERS, turn.person_id, turn.app.limits.letters)
    due = await writing.write(turn.work, turn.person_id, text, turn.app.hours, above=above)
    later = due.isoformat() if writing.is_later(due, turn.now) else None
    off = not turn.app.hours.is_working_day(due.astimezone(HANOI).date())
    return Screen(SENT, {"at": turn.now.isoformat(), "due": later, "off": off}, (Choice("home"),))


@router.on(chose("hand_over"))
async def ask_whom(turn: Turn) -> Screen:
    """Say to whom a sentence would go, before it goes; or the level above, for it may be about that officer."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    sentence = kept_sentence(turn)
    near = await writing.officers_in_charge(turn.work, turn.person_id)
    if not near:
        return await show_officers(turn)
    above = await writing.officers_in_charge(turn.work, turn.person_id, above=True)
    turn.tell("screens/contact/sentence", text=sentence)
    levels = {NEAR: near, ABOVE: above}
    choices = (Choice("hand_to", level, {"unit": _units(found)}) for level, found in levels.items() if found)
    context = {level: _named(found[:SHOWN]) for level, found in levels.items()}
    names = people(*(officer.person_id for officer in (*near[:SHOWN], *above[:SHOWN])))
    return Screen(HAND_OVER, context, (*choices, Choice("home")), names=names)


def _units(found: Sequence[OfficerInCharge]) -> str:
    return ", ".join(dict.fromkeys(officer.unit for officer in found))


def _named(found: Sequence[OfficerInCharge]) -> list[dict[str, str]]:
    return [{"name": officer.name, "unit": officer.unit} for officer in found]


@router.on(chose("hand_to", HAND_OVER))
async def hand_over(turn: Turn) -> Screen:
    """Send the sentence as a letter to the level that was chosen; it is kept nowhere else."""
    return await _send(turn, kept_sentence(turn), above=turn.value == ABOVE)


def kept_sentence(turn: Turn) -> str:
    """Return the sentence that may be handed on. Raises `Problem` when there is none any more."""
    if SENTENCE not in turn.draft:
        raise Problem("nothing_current")
    return str(turn.draft[SENTENCE])
