"""A look at the very message before it goes: who gets it, where nobody does, when; and sending it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from domain import announcements, units
from domain.announcements import Audience, Preview
from domain.errors import Problem
from domain.input import typed_word
from domain.input.typed_word import Word
from domain.ports import Attached
from domain.reminders import Hours
from domain.text.clusters import clip
from handlers.core.campaigns import whose_at
from handlers.core.router import chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce import sent, sent_units
from handlers.officer.gate import end_job, job, keep_job, officer_router
from handlers.officer.jobs import Announce

router = officer_router("announce preview")

PREVIEW, WHEN = "officer/announce_preview", "officer/announce_when"
URGENT, SURE, WORD = "officer/announce_urgent", "officer/announce_sure", "officer/announce_word"
SHOWN = 1500
"""Characters of a text that the preview shows; all of it comes with the trial."""


def audience_of(held: Announce) -> Audience:
    return Audience(held.unit, held.role, held.registered, held.campaign)


@router.on(chose("back", WHEN, URGENT, SURE, WORD, sent_units.BARE))
async def preview(turn: Turn) -> Screen:
    """Count who would get it, and show it exactly as it will arrive."""
    held = job(turn, Announce)
    meant = audience_of(held)
    leaves = held.due or turn.app.hours.awake(turn.now)
    reach = count_reach(turn, meant, leaves)
    correcting = held.corrects is not None
    count = await announcements.count_got(turn.work, turn.person_id, held.corrects) if held.corrects is not None else 0
    silent = 0 if correcting else len(reach.units_not_reached)
    context = {
        "who": _who(meant),
        "whose": await whose_at(turn, meant.unit_id, meant.campaign),
        "correction": correcting,
        "recipients": count if correcting else reach.recipients,
        "unreachable": 0 if correcting else reach.recipients - reach.reachable,
        "paid": 0 if correcting else reach.paid,
        "closed": 0 if correcting else reach.closed,
        "unwanted": 0 if correcting or held.ack else reach.unwanted,
        "reached": len(reach.units_reached),
        "units": reach.units,
        "silent": silent,
        "text": await _shown(turn, held, SHOWN),
        **_length(held.text),
        "styled": held.styled,
        "unlinked": held.unlinked,
        **_hour(held, turn.app.hours, turn.now),
    }
    held = keep_job(turn, replace(job(turn, Announce), count=context["recipients"]))  # its file may be gone by now
    ways = _ways(held, turn.app.hours, turn.now, silent) if context["recipients"] else ()
    choices = (*ways, Choice("edit"), Choice("cancel"))
    return Screen(PREVIEW, context, choices, frozenset({"choice", "photo"}))


def count_reach(turn: Turn, meant: Audience, leaves: datetime | None = None) -> Preview:
    """Count an audience. It may be everybody: so it is read before this unit of work."""
    rules = turn.app.policies.routing
    counting = partial(announcements.preview, meant=meant, now=turn.now, rules=rules, leaves=leaves)
    return turn.work.read_before(("reach", meant), counting)


def _who(meant: Audience) -> str:
    if meant.role is not None:
        return str(meant.role.value)
    return {None: "member", True: "registered", False: "missing"}[meant.registered]


def _length(text: str) -> dict[str, int]:
    """Say how long a text is that is not shown whole, and how much of it is not shown."""
    short = clip(text, SHOWN)
    return {"longer": 0, "hidden": 0} if short == text else {"longer": len(text), "hidden": len(text) - len(short) + 1}


def _hour(held: Announce, hours: Hours, now: datetime) -> dict[str, Any]:
    return {
        "now": now.isoformat(),
        "planned": held.due.isoformat() if held.due else None,
        "due": hours.awake(now).isoformat(),
        "quiet": hours.is_quiet(now),
        "quiet_from": hours.quiet_from.strftime("%H:%M"),
        "quiet_until": hours.quiet_until.strftime("%H:%M"),
    }


async def held_file(turn: Turn, held: Announce) -> Attached | None:
    """Return the file of the draft. One that was kept too long is deleted: the draft drops it and says so."""
    try:
        return await announcements.file_of(turn.work.connection, held.file)
    except Problem:
        keep_job(turn, replace(held, file=None))
        turn.tell("refusals/file_gone")
        return None


async def _shown(turn: Turn, held: Announce, limit: int | None = None) -> str:
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    file = await held_file(turn, held)
    text = held.text if limit is None else clip(held.text, limit)
    return announcements.shown(unit.name, text, held.paper, file, correction=held.corrects is not None)


def _ways(held: Announce, hours: Hours, now: datetime, silent: int) -> tuple[Choice, ...]:
    """Offer to send it now or at its hour, and what may be added to it."""
    quiet = hours.is_quiet(now)
    due = held.due or hours.awake(now)
    at = Choice("announce_at", words={"time": f"{due:%H:%M %d/%m}" if held.due else f"{due:%H:%M}"})
    first = (at,) if held.due or quiet else (Choice("announce_now"),)
    urgent = (Choice("announce_urgent"),) if quiet else ()
    bare = (Choice("announce_unreached", words={"count": silent}),) if silent else ()
    more = (Choice("announce_ack", words={"on": held.ack}), Choice("announce_paper"), Choice("group_text", "draft"))
    return (*first, Choice("announce_when"), *urgent, Choice("announce_trial"), *bare, *more)


@router.on(chose("announce_unreached", PREVIEW))
async def show_unreached(turn: Turn) -> Screen:
    """List the units in which nobody of the audience can be reached."""
    meant = audience_of(job(turn, Announce))
    groups = await announcements.unreached(turn.work, turn.person_id, meant, count_reach(turn, meant))
    return sent_units.list_bare(turn, groups, Choice("back"))


@router.on(chose("announce_ack", PREVIEW))
async def switch_ack(turn: Turn) -> Screen:
    """Have the button "received" under it, or not."""
    held = job(turn, Announce)
    keep_job(turn, replace(held, ack=not held.ack))
    return await preview(turn)


@router.on(chose("announce_trial", PREVIEW))
async def try_out(turn: Turn) -> Screen:
    """Send it to the officer alone, to be looked at on the phone."""
    held = job(turn, Announce)
    text = await _shown(turn, held)
    if held != job(turn, Announce):  # its file is gone
        return await preview(turn)
    await announcements.try_out(turn.work, turn.person_id, held.draft_id, held.unit, text, attachment_id=held.file)
    turn.tell("screens/officer/announce_tried")
    return await preview(turn)


@router.on(chose("announce_when", PREVIEW))
async def ask_when(turn: Turn) -> Screen:
    """Ask for the hour: a ready one, or typed."""
    job(turn, Announce)
    return when_screen(WHEN, turn.now, turn.app.hours)


def when_screen(name: str, now: datetime, hours: Hours) -> Screen:
    """Offer the ready hours, and to type another one."""
    ready = [
        Choice("announce_hour", hour.isoformat(), {"time": f"{hour:%H:%M}", "day": f"{hour:%d/%m}"})
        for hour in announcements.ready_hours(now, hours)
    ]
    example = (now + timedelta(days=1)).date().isoformat()
    return Screen(name, {"example": example}, (*ready, Choice("back")), frozenset({"choice", "text"}))


def taken_hour(turn: Turn) -> datetime:
    """Return the hour that was tapped or typed. Raises `Problem`."""
    return datetime.fromisoformat(turn.value) if turn.value else announcements.read_when(turn.text, turn.now)


@router.on(chose("announce_hour", WHEN), wrote(WHEN))
async def take_when(turn: Turn) -> Screen:
    """Take the hour; one inside the quiet hours moves to their end, and the preview says so."""
    typed = taken_hour(turn)
    keep_job(turn, replace(job(turn, Announce), due=turn.app.hours.awake(typed)))
    if turn.app.hours.is_quiet(typed):
        turn.tell(
            "screens/officer/announce_moved", due=turn.app.hours.awake(typed).isoformat(), typed=typed.isoformat()
        )
    return await preview(turn)


@router.on(chose("announce_urgent", PREVIEW))
async def ask_urgent(turn: Turn) -> Screen:
    """Ask whether it is urgent, for it wakes people up."""
    job(turn, Announce)
    return Screen(URGENT, {"now": turn.now.isoformat()}, (Choice("announce_is_urgent"), Choice("back")))


@router.on(chose("announce_is_urgent", URGENT))
async def ask_twice(turn: Turn) -> Screen:
    """Ask once more, with the number of those whom it wakes."""
    reach = count_reach(turn, audience_of(job(turn, Announce)))
    context = {"now": turn.now.isoformat(), "recipients": reach.reachable}
    return Screen(SURE, context, (Choice("announce_sure"), Choice("back")))


@router.on(chose("announce_now", PREVIEW), chose("announce_at", PREVIEW), chose("announce_sure", SURE))
async def ask_or_send(turn: Turn) -> Screen:
    """Send what was just looked at; to many people only after a typed word."""
    held = keep_job(turn, replace(job(turn, Announce), way=getattr(turn.event, "code", "")))
    count = held.count or (turn.screen.context.get("recipients", 0) if turn.screen else 0)
    if count > turn.app.policies.confirm_above:
        return Screen(WORD, {"count": count}, (Choice("back"), Choice("cancel")), frozenset({"text"}))
    return await _send(turn, held)


@router.on(wrote(WORD))
async def send_confirmed(turn: Turn) -> Screen:
    held = job(turn, Announce)
    typed_word.demand(turn.text, Word.SEND)
    return await _send(turn, held)


async def _send(turn: Turn, held: Announce) -> Screen:
    """Send it; a second tap finds the same announcement."""
    if held.file is not None and await held_file(turn, held) is None:
        return await preview(turn)
    meant = audience_of(held)
    made = await announcements.send(
        turn.work,
        draft_id=held.draft_id,
        unit_id=meant.unit_id,
        author=turn.person_id,
        role=meant.role,
        text=held.text,
        due_at=held.due if held.way == "announce_at" else None,
        urgent=held.way == "announce_sure",
        hours=turn.app.hours,
        extras=announcements.Extras(
            paper=held.paper,
            attachment_id=held.file,
            acknowledge=held.ack,
            registered=meant.registered,
            campaign=meant.campaign,
            corrects=held.corrects,
        ),
    )
    end_job(turn)
    return await sent.show_status(turn, made.id or 0)
