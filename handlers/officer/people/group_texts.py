"""A text for the unit's own group, and the same as a picture with a QR code.

A choice says of what: "lost.3" what did not reach people of a unit, "sent.5" an announcement, "draft" one that is being
written, "news" the good deeds of the month.
"""

from __future__ import annotations

from data.queries.privacy.named import Who
from domain.errors import Problem
from domain.group_texts import making
from domain.group_texts.texts import GroupText
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce import announce_preview, sent
from handlers.officer.gate import job, officer_router
from handlers.officer.jobs import Announce
from handlers.officer.people import undelivered
from handlers.officer.review import praised

router = officer_router("group texts")

TEXT = "officer/group_text"
LOST, SENT, DRAFT, NEWS = "lost", "sent", "draft", "news"


@router.on(chose("group_text"), chose("good_news", praised.DEEDS))
async def open_text(turn: Turn) -> Screen:
    return await show_text(turn, turn.value)


async def show_text(turn: Turn, about: str) -> Screen:
    """Show the text, to be copied."""
    made, names = await _make(turn, about)
    context = {"about": about, "text": made.text(turn.app.links)}
    choices = (Choice("group_picture", about), Choice("back"), Choice("home"))
    return Screen(TEXT, context, choices, names=names)


async def _make(turn: Turn, about: str) -> tuple[GroupText, frozenset[Who]]:
    """Make it anew: whoever asks must still look after the unit. Raises `Refused` or `Problem`."""
    kind, _, key = about.partition(".")
    if kind == NEWS:
        return await making.good_news(turn.work, turn.person_id)
    return await _of_unit(turn, kind, key), frozenset()


async def _of_unit(turn: Turn, kind: str, key: str) -> GroupText:
    if kind == DRAFT:
        held = job(turn, Announce)
        return await making.announced(turn.work, turn.person_id, held.unit, held.text)
    if kind == LOST and key.isdecimal():
        return await making.undelivered(turn.work, turn.person_id, int(key), turn.app.calendar)
    if kind == SENT and key.isdecimal():
        return await making.announcement(turn.work, turn.person_id, int(key))
    raise Problem("nothing_current")


@router.on(chose("group_picture", TEXT))
async def hand_over(turn: Turn) -> Screen:
    """Send the picture; the text stays on show."""
    made, _ = await _make(turn, turn.value)
    turn.hand_over(made.picture(turn.app.links))
    return await show_text(turn, turn.value)


@router.on(chose("back", TEXT))
async def go_back(turn: Turn) -> Screen:
    """Show again what it is about."""
    kind, _, key = str(turn.screen.context["about"] if turn.screen else "").partition(".")
    if kind == NEWS:
        return await praised.list_deeds(turn)
    if kind == DRAFT:
        return await announce_preview.preview(turn)
    if kind == SENT:
        return await sent.show_status(turn, int(key))
    if kind == LOST:
        return await undelivered.show_list(turn, int(key))
    raise Problem("nothing_current")
