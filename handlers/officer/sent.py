"""Announcements that were sent: how far they have come, who has not answered, and correcting one."""

from __future__ import annotations

import secrets
from typing import Any

from domain import announcements
from domain.reminders import Hours
from handlers.officer.desk import officer_router, start_job
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, chose_push, listen

router = officer_router("sent")

STATUS, LIST, TEXT = "officer/announce_status", "officer/announce_list", "officer/announce_text"
SHORT = 40  # characters of an announcement on a button


@listen(router, chose("announce_list"))
async def show_list(turn: Turn) -> Screen:
    """List the last announcements of the officer's units and of those below."""
    found = await announcements.latest(turn.work, turn.person_id)
    choices = [
        Choice("announce_sent", str(one.id), {"text": f"{one.due_at:%d/%m} · {one.text[:SHORT]}"}) for one in found
    ]
    return Screen(LIST, {"count": len(choices)}, (*choices, Choice("home")))


@listen(router, chose("announce_status", STATUS), chose("announce_sent", LIST), chose_push("announce_look"))
async def look_again(turn: Turn) -> Screen:
    return await show_status(turn, int(turn.value))


async def show_status(turn: Turn, announcement_id: int) -> Screen:
    """Say how far an announcement has come, and who has not answered it."""
    made, far = await announcements.look(turn.work, turn.person_id, announcement_id)
    key = str(announcement_id)
    context: dict[str, Any] = {
        "due": made.due_at.isoformat() if made.due_at > turn.now else None,
        "total": far.total,
        "sent": far.sent,
        "waiting": far.waiting,
        "not_sent": far.not_sent,
        "in_doubt": far.in_doubt,
        "cancelled": far.cancelled,
        "answered": None,
    }
    choices = [] if far.finished else [Choice("announce_status", key), Choice("announce_rest", key)]
    if made.acknowledge:
        answered = await announcements.answered(turn.work, turn.person_id, announcement_id)
        context["answered"] = [answered.people, answered.units - answered.silent, answered.units, answered.silent]
        if answered.silent:
            choices += [Choice("announce_again", key, {"count": answered.silent}), Choice("announce_silent", key)]
    if far.sent or far.in_doubt:
        choices.append(Choice("announce_correct", key))
    return Screen(STATUS, context, (*choices, Choice("home")))


@listen(router, chose("announce_rest", STATUS))
async def cancel_rest(turn: Turn) -> Screen:
    """Take back what has not left yet."""
    count = await announcements.cancel_rest(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/announce_cancelled", count=count)
    return await show_status(turn, int(turn.value))


@listen(router, chose("announce_again", STATUS))
async def remind(turn: Turn, hours: Hours) -> Screen:
    """Send it again to the units in which nobody has answered."""
    count, due = await announcements.remind_silent(turn.work, turn.person_id, int(turn.value), hours)
    told = due.isoformat() if due > turn.now else None
    turn.tell("screens/officer/announce_reminded", count=count, due=told)
    return await show_status(turn, int(turn.value))


@listen(router, chose("announce_silent", STATUS))
async def hand_over(turn: Turn) -> Screen:
    turn.hand_over(await announcements.silent_sheet(turn.work, turn.person_id, int(turn.value)))
    return await show_status(turn, int(turn.value))


@listen(router, chose("announce_correct", STATUS))
async def correct(turn: Turn) -> Screen:
    """Begin a correction: it goes to exactly those who got the announcement."""
    made, _ = await announcements.look(turn.work, turn.person_id, int(turn.value))
    role = made.role.value if made.role else None
    facts = {"unit": made.unit_id, "role": role, "ack": False, "paper": made.paper, "corrects": made.id}
    free = {"several": False, "found": None, "due": None, "missing": None}
    start_job(turn, "announce", draft_id=secrets.token_hex(8), **facts, **free)
    context = {"limit": announcements.TEXT_LIMIT, "old": made.text, "correction": True}
    return Screen(TEXT, context, (Choice("cancel"),), frozenset({"text"}))
