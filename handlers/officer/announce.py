"""Announcing to a unit and everything below: to whom, what, a look at the very message, and how far it has come."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from data.enums import Role
from domain import announcements, units
from domain.campaigns import Campaign
from domain.members import scope
from domain.reminders import Hours
from handlers.menu import show_menu
from handlers.officer.desk import end_job, job, officer_router, start_job
from handlers.screen import PAGE, Choice, Screen
from handlers.turn import Turn, chose, listen, said, wrote

router = officer_router("announce")

UNIT, AUDIENCE, TEXT = "officer/announce_unit", "officer/announce_audience", "officer/announce_text"
PREVIEW, STATUS = "officer/announce_preview", "officer/announce_status"
STEPS = (UNIT, AUDIENCE, TEXT, PREVIEW)

TO_OFFICERS, TO_MEMBERS = "announce_officers", "announce_members"


@listen(router, chose("officer_announce"))
async def open_announce(turn: Turn) -> Screen:
    """Begin an announcement; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    several = len(near) > 1
    start_job(turn, "announce", draft_id=secrets.token_hex(8), unit=near[0].id, several=several, found=None)
    return await (ask_unit if several else ask_audience)(turn)


@listen(router, *(chose("cancel", step) for step in STEPS), said("cancel", *STEPS))
async def give_up(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    end_job(turn)
    turn.tell("screens/officer/announce_dropped")
    return await show_menu(turn, campaigns)


@listen(router, chose("back", AUDIENCE))
async def ask_unit(turn: Turn) -> Screen:
    """Offer the officer's own units and those directly below, or what a search has found."""
    held = job(turn, "announce")
    offered = await scope.near(turn.work, turn.person_id)
    if held["found"] is not None:
        offered = await scope.find(turn.work, turn.person_id, held["found"], PAGE)
    choices = [Choice("announce_unit", str(unit.id), {"name": unit.short_name}) for unit in offered]
    context = {"found": len(choices), "typed": held["found"]}
    return Screen(UNIT, context, (*choices, Choice("cancel")), frozenset({"choice", "text"}))


@listen(router, wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    job(turn, "announce")["found"] = turn.text[:80]
    return await ask_unit(turn)


@listen(router, chose("announce_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    job(turn, "announce")["unit"] = int(turn.value)
    return await ask_audience(turn)


@listen(router, chose("back", TEXT))
async def ask_audience(turn: Turn) -> Screen:
    held = job(turn, "announce")
    unit = await units.view(turn.work.connection, held["unit"], turn.now.date())
    back = (Choice("back"),) if held["several"] else ()
    choices = (Choice(TO_OFFICERS), Choice(TO_MEMBERS), *back, Choice("cancel"))
    return Screen(AUDIENCE, {"unit": unit.name}, choices)


@listen(router, chose(TO_OFFICERS, AUDIENCE), chose(TO_MEMBERS, AUDIENCE))
async def take_audience(turn: Turn) -> Screen:
    officers = getattr(turn.event, "code", "") == TO_OFFICERS
    job(turn, "announce")["role"] = Role.OFFICER.value if officers else None
    return await ask_text(turn)


@listen(router, chose("edit", PREVIEW))
async def ask_text(turn: Turn) -> Screen:
    held = job(turn, "announce")
    context = {"limit": announcements.TEXT_LIMIT, "old": held.get("text")}
    return Screen(TEXT, context, (Choice("back"), Choice("cancel")), frozenset({"text"}))


@listen(router, wrote(TEXT))
async def take_text(turn: Turn, hours: Hours) -> Screen:
    job(turn, "announce")["text"] = announcements.check_text(turn.text)
    return await preview(turn, hours)


async def preview(turn: Turn, hours: Hours) -> Screen:
    """Count who would get it, and show it exactly as it will arrive."""
    held = job(turn, "announce")
    unit = await units.view(turn.work.connection, held["unit"], turn.now.date())
    role = Role(held["role"]) if held["role"] else None
    reach = await announcements.preview(turn.work.connection, unit.id, role, turn.now)
    quiet = hours.is_quiet(turn.now)
    context = {
        "officers": role is not None,
        "recipients": reach.recipients,
        "unreachable": reach.recipients - reach.reachable,
        "reached": len(reach.units_reached),
        "units": reach.units,
        "silent": len(reach.units_not_reached),
        "text": announcements.shown(unit.name, held["text"]),
        "now": turn.now.isoformat(),
        "due": hours.awake(turn.now).isoformat(),
        "quiet": quiet,
        "quiet_from": hours.quiet_from.strftime("%H:%M"),
        "quiet_until": hours.quiet_until.strftime("%H:%M"),
    }
    send = (Choice("announce_at", words={"time": context["quiet_until"]}), Choice("announce_urgent"))
    ways = (send if quiet else (Choice("announce_now"),)) if reach.recipients else ()
    return Screen(PREVIEW, context, (*ways, Choice("edit"), Choice("cancel")))


@listen(router, *(chose(code, PREVIEW) for code in ("announce_now", "announce_at", "announce_urgent")))
async def send(turn: Turn, hours: Hours) -> Screen:
    """Send what was just looked at; a second tap finds the same announcement."""
    held = job(turn, "announce")
    made = await announcements.send(
        turn.work,
        draft_id=held["draft_id"],
        unit_id=held["unit"],
        author=turn.person_id,
        role=Role(held["role"]) if held["role"] else None,
        text=held["text"],
        urgent=getattr(turn.event, "code", "") == "announce_urgent",
        hours=hours,
    )
    end_job(turn)
    return await show_status(turn, made.id or 0)


@listen(router, chose("announce_status", STATUS))
async def look_again(turn: Turn) -> Screen:
    return await show_status(turn, int(turn.value))


async def show_status(turn: Turn, announcement_id: int) -> Screen:
    """Say how far an announcement has come."""
    made, far = await announcements.look(turn.work, turn.person_id, announcement_id)
    context: dict[str, Any] = {
        "due": made.due_at.isoformat() if made.due_at > turn.now else None,
        "total": far.total,
        "sent": far.sent,
        "waiting": far.waiting,
        "not_sent": far.not_sent,
        "in_doubt": far.in_doubt,
        "cancelled": far.cancelled,
    }
    again = () if far.finished else (Choice("announce_status", str(announcement_id)),)
    return Screen(STATUS, context, (*again, Choice("home")))
