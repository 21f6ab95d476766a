"""Changing an announcement that still waits for its hour: its words, its file, its hour; or letting it begin now."""

from __future__ import annotations

from typing import Any

from data.enums import AnnouncementState
from domain import announcements
from domain.errors import Problem
from domain.input.events import SentFile, SentPhoto
from handlers.core.router import Rule, chose, wrote
from handlers.core.screen import FILE, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce import sent
from handlers.officer.announce.announce_paper import received
from handlers.officer.announce.announce_preview import taken_hour, when_screen
from handlers.officer.gate import end_job, job, keep_job, officer_router
from handlers.officer.jobs import ChangeAnnouncement

router = officer_router("sent change")

CHANGE, MOVE = "officer/announce_change", "officer/announce_when_else"
FILES = Rule((CHANGE,), (SentFile, SentPhoto))


async def _begin(turn: Turn) -> ChangeAnnouncement:
    """Remember which announcement is changed, and as of which version the officer saw it."""
    made, far = await announcements.look(turn.work, turn.person_id, int(turn.value))
    if far.state is not AnnouncementState.SCHEDULED:
        raise Problem("announcement_locked", state=far.state.value, by=None, at=None)
    return keep_job(turn, ChangeAnnouncement(int(turn.value), made.version))


@router.on(chose("announce_change", sent.STATUS))
async def ask_text(turn: Turn) -> Screen:
    """Ask for other words, or for another file."""
    try:
        held = await _begin(turn)
    except Problem:
        return await sent.act(turn, turn.value, _begin(turn))
    made, _ = await announcements.look(turn.work, turn.person_id, held.id)
    file = await announcements.file_of(turn.work.connection, made.attachment_id)
    context = {"limit": announcements.TEXT_LIMIT, "old": made.text[: sent.SHOWN], "file": file.name if file else None}
    drop = (Choice("no_file"),) if file else ()
    return Screen(CHANGE, context, (*drop, Choice("announce_status", turn.value)), frozenset({"text", "photo", FILE}))


@router.on(wrote(CHANGE))
async def take_text(turn: Turn) -> Screen:
    held = job(turn, ChangeAnnouncement)
    announcements.check_text(turn.text)
    if turn.styled:
        turn.tell("screens/officer/announce_plain")
    if getattr(turn.event, "unlinked", False):
        turn.tell("screens/officer/announce_unlinked")
    change = announcements.change_text(turn.work, turn.person_id, held.id, turn.text, version=held.version)
    return await _end(turn, sent.act(turn, str(held.id), change))


@router.on(FILES, chose("no_file", CHANGE))
async def take_file(turn: Turn) -> Screen:
    """Take another file, or none."""
    held = job(turn, ChangeAnnouncement)
    file = await received(turn) if isinstance(turn.event, SentFile | SentPhoto) else None
    change = announcements.change_file(turn.work, turn.person_id, held.id, file, version=held.version)
    return await _end(turn, sent.act(turn, str(held.id), change))


@router.on(chose("announce_move", sent.STATUS))
async def ask_when(turn: Turn) -> Screen:
    try:
        await _begin(turn)
    except Problem:
        return await sent.act(turn, turn.value, _begin(turn))
    return when_screen(MOVE, turn.now, turn.app.hours)


@router.on(chose("back", MOVE))
async def leave(turn: Turn) -> Screen:
    return await sent.show_status(turn, job(turn, ChangeAnnouncement).id)


@router.on(chose("announce_hour", MOVE), wrote(MOVE))
async def take_when(turn: Turn) -> Screen:
    """Take the other hour; one inside the quiet hours moves to their end, and the status says when."""
    held, due = job(turn, ChangeAnnouncement), taken_hour(turn)
    version = held.version
    change = announcements.change_time(turn.work, turn.person_id, held.id, due, version=version, hours=turn.app.hours)
    return await _end(turn, sent.act(turn, str(held.id), change))


@router.on(chose("announce_start", sent.STATUS))
async def start_now(turn: Turn) -> Screen:
    """Let it begin now, or at the end of the quiet hours."""
    made, _ = await announcements.look(turn.work, turn.person_id, int(turn.value))
    start = announcements.start_now(
        turn.work, turn.person_id, int(turn.value), version=made.version, hours=turn.app.hours
    )
    return await sent.act(turn, turn.value, start)


async def _end(turn: Turn, screen: Any) -> Screen:
    shown: Screen = await screen
    end_job(turn)
    return shown
