"""Announcing to a unit and everything below: to whom, what, a look at the very message, and how far it has come."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from data.enums import Role
from domain import announcements, units
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.members import scope
from domain.reminders import Hours
from handlers.menu import show_menu
from handlers.officer import sent
from handlers.officer.desk import end_job, job, officer_router, start_job
from handlers.screen import PAGE, Choice, Screen
from handlers.turn import Turn, chose, listen, said, wrote

router = officer_router("announce")

UNIT, AUDIENCE, TEXT = "officer/announce_unit", "officer/announce_audience", "officer/announce_text"
PREVIEW = "officer/announce_preview"
WHEN, PAPER, URGENT = "officer/announce_when", "officer/announce_paper", "officer/announce_urgent"
STEPS = (UNIT, AUDIENCE, TEXT, PREVIEW, WHEN, PAPER, URGENT)

TO_OFFICERS, TO_MEMBERS, TO_MISSING = "announce_officers", "announce_members", "announce_missing"
EMPTY: dict[str, Any] = {"found": None, "due": None, "ack": False, "paper": None, "missing": None, "corrects": None}


@listen(router, chose("officer_announce"))
async def open_announce(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    """Begin an announcement; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    several = len(near) > 1
    start_job(turn, "announce", draft_id=secrets.token_hex(8), unit=near[0].id, several=several, **EMPTY)
    return await (ask_unit(turn) if several else ask_audience(turn, campaigns))


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
    return Screen(UNIT, context, (*choices, Choice("announce_list"), Choice("cancel")), frozenset({"choice", "text"}))


@listen(router, wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    job(turn, "announce")["found"] = turn.text[:80]
    return await ask_unit(turn)


@listen(router, chose("announce_unit", UNIT))
async def take_unit(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    job(turn, "announce")["unit"] = int(turn.value)
    return await ask_audience(turn, campaigns)


@listen(router, chose("back", TEXT))
async def ask_audience(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    held = job(turn, "announce")
    if held["corrects"] is not None:  # who gets a correction is settled
        raise Problem("job_over")
    unit = await units.view(turn.work.connection, held["unit"], turn.now.date())
    back = (Choice("back"),) if held["several"] else ()
    missing = (Choice(TO_MISSING),) if _registrable(campaigns) else ()
    listed = () if held["several"] else (Choice("announce_list"),)
    choices = (Choice(TO_OFFICERS), Choice(TO_MEMBERS), *missing, *listed, *back, Choice("cancel"))
    return Screen(AUDIENCE, {"unit": unit.name}, choices)


def _registrable(campaigns: Mapping[str, Campaign]) -> str | None:
    return next((slug for slug, campaign in campaigns.items() if campaign.registrable), None)


@listen(router, *(chose(code, AUDIENCE) for code in (TO_OFFICERS, TO_MEMBERS, TO_MISSING)))
async def take_audience(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    held, code = job(turn, "announce"), getattr(turn.event, "code", "")
    held["role"] = Role.OFFICER.value if code == TO_OFFICERS else None
    held["missing"] = _registrable(campaigns) if code == TO_MISSING else None
    return await ask_text(turn)


@listen(router, chose("edit", PREVIEW))
async def ask_text(turn: Turn) -> Screen:
    held = job(turn, "announce")
    context = {"limit": announcements.TEXT_LIMIT, "old": held.get("text"), "correction": held["corrects"] is not None}
    back = () if held["corrects"] is not None else (Choice("back"),)
    return Screen(TEXT, context, (*back, Choice("cancel")), frozenset({"text"}))


@listen(router, wrote(TEXT))
async def take_text(turn: Turn, hours: Hours) -> Screen:
    job(turn, "announce")["text"] = announcements.check_text(turn.text)
    return await preview(turn, hours)


@listen(router, chose("back", WHEN, PAPER, URGENT))
async def preview(turn: Turn, hours: Hours) -> Screen:
    """Count who would get it, and show it exactly as it will arrive."""
    held = job(turn, "announce")
    unit = await units.view(turn.work.connection, held["unit"], turn.now.date())
    role = Role(held["role"]) if held["role"] else None
    reach = await announcements.preview(turn.work.connection, unit.id, role, turn.now, held["missing"])
    correcting = held["corrects"] is not None
    count = await announcements.count_got(turn.work, turn.person_id, held["corrects"]) if correcting else 0
    quiet = hours.is_quiet(turn.now)
    context = {
        "officers": role is not None,
        "missing": held["missing"] is not None,
        "correction": correcting,
        "recipients": count if correcting else reach.recipients,
        "unreachable": 0 if correcting else reach.recipients - reach.reachable,
        "reached": len(reach.units_reached),
        "units": reach.units,
        "silent": len(reach.units_not_reached),
        "text": _shown(held, unit.name),
        "now": turn.now.isoformat(),
        "planned": held["due"],
        "due": hours.awake(turn.now).isoformat(),
        "quiet": quiet,
        "quiet_from": hours.quiet_from.strftime("%H:%M"),
        "quiet_until": hours.quiet_until.strftime("%H:%M"),
    }
    ways = _ways(held, hours, turn.now) if context["recipients"] else ()
    return Screen(PREVIEW, context, (*ways, Choice("edit"), Choice("cancel")))


def _shown(held: dict[str, Any], unit: str) -> str:
    return announcements.shown(unit, held["text"], held["paper"], correction=held["corrects"] is not None)


def _ways(held: dict[str, Any], hours: Hours, now: datetime) -> tuple[Choice, ...]:
    """Offer to send it now or at its hour, and what may be added to it."""
    quiet = hours.is_quiet(now)
    due = datetime.fromisoformat(held["due"]) if held["due"] else hours.awake(now)
    at = Choice("announce_at", words={"time": f"{due:%H:%M %d/%m}" if held["due"] else f"{due:%H:%M}"})
    first = (at,) if held["due"] or quiet else (Choice("announce_now"),)
    urgent = (Choice("announce_urgent"),) if quiet else ()
    more = (Choice("announce_ack", words={"on": held["ack"]}), Choice("announce_paper"))
    return (*first, Choice("announce_when"), *urgent, Choice("announce_trial"), *more)


@listen(router, chose("announce_ack", PREVIEW))
async def switch_ack(turn: Turn, hours: Hours) -> Screen:
    """Have the button "received" under it, or not."""
    held = job(turn, "announce")
    held["ack"] = not held["ack"]
    return await preview(turn, hours)


@listen(router, chose("announce_trial", PREVIEW))
async def try_out(turn: Turn, hours: Hours) -> Screen:
    """Send it to the officer alone, to be looked at on the phone."""
    held = job(turn, "announce")
    unit = await units.view(turn.work.connection, held["unit"], turn.now.date())
    await announcements.try_out(turn.work, turn.person_id, held["draft_id"], unit.id, _shown(held, unit.name))
    turn.tell("screens/officer/announce_tried")
    return await preview(turn, hours)


@listen(router, chose("announce_paper", PREVIEW))
async def ask_paper(turn: Turn) -> Screen:
    """Ask for the number, date and subject of the document, in one line."""
    context = {"old": job(turn, "announce")["paper"]}
    return Screen(PAPER, context, (Choice("skip"), Choice("back")), frozenset({"text"}))


@listen(router, wrote(PAPER), chose("skip", PAPER))
async def take_paper(turn: Turn, hours: Hours) -> Screen:
    job(turn, "announce")["paper"] = announcements.check_paper(turn.text)
    return await preview(turn, hours)


@listen(router, chose("announce_when", PREVIEW))
async def ask_when(turn: Turn, hours: Hours) -> Screen:
    """Ask for the hour: a ready one, or typed."""
    job(turn, "announce")
    ready = [
        Choice("announce_hour", one.isoformat(), {"time": f"{one:%H:%M}", "day": f"{one:%d/%m}"})
        for one in announcements.ready_hours(turn.now, hours)
    ]
    example = (turn.now + timedelta(days=1)).date().isoformat()
    return Screen(WHEN, {"example": example}, (*ready, Choice("back")), frozenset({"choice", "text"}))


@listen(router, chose("announce_hour", WHEN), wrote(WHEN))
async def take_when(turn: Turn, hours: Hours) -> Screen:
    """Take the hour; one inside the quiet hours moves to their end, and the preview says so."""
    typed = datetime.fromisoformat(turn.value) if turn.value else announcements.read_when(turn.text, turn.now)
    job(turn, "announce")["due"] = hours.awake(typed).isoformat()
    if hours.is_quiet(typed):
        turn.tell("screens/officer/announce_moved", due=hours.awake(typed).isoformat(), typed=typed.isoformat())
    return await preview(turn, hours)


@listen(router, chose("announce_urgent", PREVIEW))
async def ask_urgent(turn: Turn) -> Screen:
    """Ask once more: it rings while people sleep."""
    job(turn, "announce")
    return Screen(URGENT, {"now": turn.now.isoformat()}, (Choice("announce_sure"), Choice("back")))


@listen(router, chose("announce_now", PREVIEW), chose("announce_at", PREVIEW), chose("announce_sure", URGENT))
async def send(turn: Turn, hours: Hours) -> Screen:
    """Send what was just looked at; a second tap finds the same announcement."""
    held, code = job(turn, "announce"), getattr(turn.event, "code", "")
    due = datetime.fromisoformat(held["due"]) if held["due"] and code == "announce_at" else None
    made = await announcements.send(
        turn.work,
        draft_id=held["draft_id"],
        unit_id=held["unit"],
        author=turn.person_id,
        role=Role(held["role"]) if held["role"] else None,
        text=held["text"],
        due_at=due,
        urgent=code == "announce_sure",
        hours=hours,
        extras=announcements.Extras(held["paper"], held["ack"], held["missing"], held["corrects"]),
    )
    end_job(turn)
    return await sent.show_status(turn, made.id or 0)
