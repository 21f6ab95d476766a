"""An announcement by unit: where nobody is reached, which units are silent; lists, files, and reminding the silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain import announcements
from domain.announcements import ON_SCREEN, Group
from domain.input import typed_word
from domain.input.typed_word import Word
from handlers.core.router import chose, chose_push, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce import sent
from handlers.officer.gate import officer_router

router = officer_router("sent units")

BARE, MUTE, WORD = "officer/announce_bare", "officer/announce_mute", "officer/announce_again_word"


def list_bare(turn: Turn, groups: Sequence[Group], *ways: Choice) -> Screen:
    """List units in which nobody is reached; a list longer than a screen comes as a file as well."""
    context = _listed(groups)
    if context["more"]:
        turn.hand_over(announcements.unreached_sheet(groups, turn.now))
    return Screen(BARE, context, ways)


def _listed(groups: Sequence[Group]) -> dict[str, Any]:
    """Name as many units as a screen holds, under the unions above them."""
    room, shown = ON_SCREEN, []
    for group in groups:
        if room > 0:
            shown.append({"name": group.name, "units": group.units[:room]})
            room -= len(group.units)
    count = sum(len(group.units) for group in groups)
    return {"groups": shown, "count": count, "more": max(0, count - ON_SCREEN)}


@router.on(chose("announce_bare", sent.STATUS), chose_push("announce_bare"))
async def show_bare(turn: Turn) -> Screen:
    """List the units in which nobody got it."""
    _, groups = await announcements.not_arrived(turn.work, turn.person_id, int(turn.value))
    return list_bare(turn, groups, Choice("announce_status", turn.value), Choice("home"))


@router.on(chose("announce_mute", sent.STATUS), chose_push("announce_mute"))
async def show_mute(turn: Turn) -> Screen:
    """List the units in which nobody tapped "received", under the unions above them."""
    groups = await announcements.silent(turn.work, turn.person_id, int(turn.value))
    context, key = _listed(groups), turn.value
    ways = [Choice("announce_again", key, {"count": context["count"]}), Choice("announce_silent", key)]
    return Screen(MUTE, context, (*(ways if groups else ()), Choice("announce_status", key), Choice("home")))


@router.on(chose("announce_silent", MUTE))
async def hand_over(turn: Turn) -> Screen:
    """Give the list of the silent units with telephone numbers as a file."""
    document = await announcements.silent_sheet(turn.work, turn.person_id, int(turn.value))
    screen = await show_mute(turn)
    turn.hand_over(document)
    return screen


@router.on(chose("announce_again", sent.STATUS, MUTE))
async def ask_or_remind(turn: Turn) -> Screen:
    """Send it again to the units in which nobody has answered; to many people only after a typed word."""
    count = await announcements.count_to_remind(turn.work, turn.person_id, int(turn.value))
    if count > turn.app.policies.confirm_above:
        context = {"id": turn.value, "count": count}
        return Screen(WORD, context, (Choice("announce_status", turn.value),), frozenset({"text"}))
    return await _remind(turn, int(turn.value))


@router.on(wrote(WORD))
async def remind_confirmed(turn: Turn) -> Screen:
    typed_word.demand(turn.text, Word.SEND)
    return await _remind(turn, int(turn.screen.context["id"]) if turn.screen else 0)


async def _remind(turn: Turn, announcement_id: int) -> Screen:
    """Send it again, once a day."""
    done = await announcements.remind_silent(turn.work, turn.person_id, announcement_id, turn.app.hours)
    due = done.due.isoformat() if done.before or done.due > turn.now else None
    turn.tell("screens/officer/announce_reminded", count=done.units, due=due, before=done.before)
    return await sent.show_status(turn, announcement_id)
