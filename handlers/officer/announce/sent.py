"""Announcements that were sent: how far they have come, holding them, taking the rest back, correcting one."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from data.enums import OFFICER_ROLES, AnnouncementState
from data.tables import Announcement
from domain import announcements
from domain.announcements import BY_AUTHOR, Progress
from domain.errors import Problem, Refused
from domain.text.clusters import clip
from handlers.core.router import chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import keep_job, officer_router
from handlers.officer.jobs import Announce

router = officer_router("sent")

STATUS, LIST, TEXT = "officer/announce_status", "officer/announce_list", "officer/announce_text"
REST = "officer/announce_rest"
SHORT = 40  # characters of an announcement on a button
SHOWN = 1000  # characters of a text that still waits for its hour
WAYS = {
    AnnouncementState.SCHEDULED: ("announce_change", "announce_move", "announce_start", "announce_take_back"),
    AnnouncementState.SENDING: ("announce_status", "announce_pause", "announce_rest"),
    AnnouncementState.PAUSED: ("announce_resume", "announce_rest", "announce_status"),
    AnnouncementState.DONE: (),
    AnnouncementState.CANCELLED: (),
}
"""What may be done in each state. The domain asks again: buttons prove nothing."""
HELD = ("announce_take_over", "announce_take_back", "announce_status")
HELD_BEGUN = ("announce_take_over", "announce_rest", "announce_status")
"""The same of one that is held because its author's role has ended: before it began, and while it was being sent."""


@router.on(chose("announce_list"), command("announce_list"), chose_push("announce_list"))
async def show_list(turn: Turn) -> Screen:
    """List the last announcements of the officer's units and of those below."""
    found = await announcements.latest(turn.work, turn.person_id)
    choices = [
        Choice(
            "announce_sent",
            str(announcement.id),
            {"text": f"{announcement.due_at:%d/%m} · {clip(announcement.text, SHORT)}"},
        )
        for announcement in found
    ]
    return Screen(LIST, {"count": len(choices)}, (*choices, Choice("home")))


@router.on(chose("announce_status"), chose("announce_sent", LIST), chose_push("announce_look"))
async def look_again(turn: Turn) -> Screen:
    return await show_status(turn, int(turn.value))


async def show_status(turn: Turn, announcement_id: int) -> Screen:
    """Say how far an announcement has come, and who has not answered it."""
    made, far = await announcements.look(turn.work, turn.person_id, announcement_id)
    key = str(announcement_id)
    left = announcements.minutes_left(made, far, turn.now, turn.app.policies.pace)
    context = {**_facts(turn, made, far), "minutes": left, "answered": None, "text": ""}
    rests = turn.app.hours.is_quiet(turn.now) and not made.urgent
    context["goes_on"] = turn.app.hours.awake(turn.now).isoformat() if rests else None
    held = made.paused_for == BY_AUTHOR
    if held or far.state is AnnouncementState.SCHEDULED:
        context["text"] = await announcements.rendered(turn.work, made, SHOWN)
    ways = (HELD_BEGUN if made.started_at else HELD) if held else WAYS[far.state]
    choices = [Choice(code, key) for code in ways]
    if far.sent or far.in_doubt or far.not_sent or far.unwanted:
        reached, bare = await announcements.not_arrived(turn.work, turn.person_id, announcement_id)
        count = sum(len(group.units) for group in bare)
        context |= {"reached": reached, "units": reached + count}
        choices += [Choice("announce_bare", key, {"count": count})] if count and far.finished else []
    if made.acknowledge and (far.sent or far.in_doubt):  # before anything went out nobody can have answered
        answered = await announcements.answered(turn.work, turn.person_id, announcement_id)
        heard, others = answered.units - answered.silent, made.role in OFFICER_ROLES
        context["answered"] = [answered.people, heard, answered.units, answered.silent, others]
        if answered.silent:
            choices += [Choice("announce_again", key, {"count": answered.silent}), Choice("announce_mute", key)]
    if far.finished and (far.sent or far.in_doubt):
        choices.append(Choice("announce_correct", key))
    if far.finished and made.acknowledge:
        choices.append(Choice("announce_status", key))
    if await announcements.names_missed(turn.work, made, far):
        choices.append(Choice("unit_unreachable", str(made.unit_id), {"count": far.not_sent}))
    if far.state is not AnnouncementState.CANCELLED and not held:
        choices.append(Choice("group_text", f"sent.{key}"))
    return Screen(STATUS, context, (*choices, Choice("home")))


def _facts(turn: Turn, made: Announcement, far: Progress) -> dict[str, Any]:
    return {
        "state": far.state.value,
        "paused_for": made.paused_for,
        "due": made.due_at.isoformat(),
        "now": turn.now.isoformat(),
        "ended": made.ended_at.isoformat() if made.ended_at else None,
        "total": far.total if far.state is not AnnouncementState.SCHEDULED else made.recipients,
        "percent": far.percent,
        "sent": far.sent,
        "free": far.free,
        "by_template": far.by_template,
        "paid": far.paid,
        "waiting": far.waiting,
        "not_sent": far.not_sent,
        "in_doubt": far.in_doubt,
        "cancelled": far.cancelled,
        "unwanted": far.unwanted,
        "reached": 0,
        "units": 0,
    }


async def act(turn: Turn, key: str, job: Awaitable[object]) -> Screen:
    """Do something to an announcement, and show how it stands. Who was too late is told so above it."""
    try:
        await job
    except Refused:
        raise
    except Problem as problem:
        turn.tell_problem(problem)
    return await show_status(turn, int(key))


@router.on(chose("announce_pause", STATUS))
async def pause(turn: Turn) -> Screen:
    return await act(turn, turn.value, announcements.pause(turn.work, turn.person_id, int(turn.value)))


@router.on(chose("announce_resume", STATUS))
async def resume(turn: Turn) -> Screen:
    return await act(turn, turn.value, announcements.resume(turn.work, turn.person_id, int(turn.value), turn.app.hours))


@router.on(chose("announce_rest", STATUS), chose("announce_take_back", STATUS))
async def ask_rest(turn: Turn) -> Screen:
    """Ask before the rest is taken back: it cannot be undone."""
    made, far = await announcements.look(turn.work, turn.person_id, int(turn.value))
    context = {"count": far.waiting or far.total, "sent": far.sent, "scheduled": made.started_at is None}
    return Screen(REST, context, (Choice("announce_rest_sure", turn.value), Choice("announce_status", turn.value)))


@router.on(chose("announce_rest_sure", REST))
async def cancel_rest(turn: Turn) -> Screen:
    """Take back what has not left yet."""

    async def take_back() -> None:
        count = await announcements.cancel_rest(turn.work, turn.person_id, int(turn.value))
        turn.tell("screens/officer/announce_cancelled", count=count)

    return await act(turn, turn.value, take_back())


@router.on(chose("announce_correct", STATUS), chose_push("announce_correct"))
async def correct(turn: Turn) -> Screen:
    """Begin a correction: it goes to exactly those who got the announcement."""
    made, far = await announcements.look(turn.work, turn.person_id, int(turn.value))
    if not far.finished:
        raise Problem("announcement_still_going")
    held = Announce(secrets.token_hex(8), made.unit_id, several=False, role=made.role, paper=made.paper)
    keep_job(turn, replace(held, file=made.attachment_id, corrects=made.id))
    context = {"limit": announcements.TEXT_LIMIT, "old": clip(made.text, SHOWN), "correction": True}
    return Screen(TEXT, context, (Choice("cancel"),), frozenset({"text"}))
