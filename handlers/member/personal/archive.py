"""What was announced to somebody, to be read again: the newest first, page by page, each with its file."""

from __future__ import annotations

from domain import announcements
from domain.errors import Problem
from domain.text import templates
from domain.text.clusters import clip
from handlers.core.router import Router, chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("archive")

LIST, ANNOUNCEMENT = "archive/list", "announcement"
SHORT = 40  # characters of an announcement on a button


@router.on(chose("archive"), command("archive"))
async def show_archive(turn: Turn) -> Screen:
    """Show the newest."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    return await _page(turn, 0)


@router.on(chose("older", LIST), chose("newer", LIST), chose("back", ANNOUNCEMENT))
async def turn_over(turn: Turn) -> Screen:
    """Show an older or a newer page; from an announcement the one on which it stands."""
    return await _page(turn, int(turn.value or 0))


async def _page(turn: Turn, after: int) -> Screen:
    """Show so many as the phone shows at once, behind so many newer ones."""
    size = turn.capabilities.page
    found, more = await announcements.archived(turn.work, turn.person_id, after, size)
    choices = [
        Choice("archived", str(line.id), {"text": f"{line.at:%d/%m/%Y} · {clip(line.text, SHORT)}"}) for line in found
    ]
    older = (Choice("older", str(after + size)),) if more else ()
    newer = (Choice("newer", str(max(after - size, 0))),) if after else ()
    return Screen(LIST, {"count": len(found), "after": after}, (*choices, *older, *newer, Choice("home")))


@router.on(chose("archived", LIST))
async def open_archived(turn: Turn) -> Screen:
    after = turn.screen.context.get("after", 0) if turn.screen else 0
    return await show_announcement(turn, int(turn.value), (Choice("back", str(after)),))


async def show_announcement(turn: Turn, announcement_id: int, back: tuple[Choice, ...] = ()) -> Screen:
    """Show an announcement as it arrived, with its file. Raises `Problem` for who may not read it."""
    read = await announcements.read(turn.work, turn.person_id, announcement_id)
    if read.file is not None:
        turn.attach([read.file])
    awaited = read.acknowledge and read.acknowledged_at is None
    receive = (Choice("acknowledge", str(announcement_id)),) if awaited else ()
    received = read.acknowledged_at and templates.label("acknowledged", at=read.acknowledged_at)
    context = {"text": read.text, "received": received}
    return Screen(ANNOUNCEMENT, context, (*receive, Choice("contact"), *back, Choice("home")))


@router.on(chose("acknowledge", ANNOUNCEMENT))
async def acknowledge(turn: Turn) -> Screen:
    """Note that it was received, as the button under the push does."""
    await announcements.read(turn.work, turn.person_id, int(turn.value))
    at = await announcements.acknowledge(turn.work, turn.person_id, int(turn.value))
    turn.notice = templates.label("acknowledged", at=at)
    shown = turn.screen or Screen(ANNOUNCEMENT)
    return Screen(ANNOUNCEMENT, shown.context, tuple(one for one in shown.choices if one.code != "acknowledge"))
