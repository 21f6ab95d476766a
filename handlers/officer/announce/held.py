"""Sending in one's own name an announcement that was held because its author's role has ended."""

from __future__ import annotations

from domain import announcements
from domain.input import typed_word
from domain.input.typed_word import Word
from handlers.core.router import chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce import sent
from handlers.officer.gate import officer_router

router = officer_router("held")

WORD = "officer/announce_over_word"


@router.on(chose("announce_take_over", sent.STATUS))
async def take_over(turn: Turn) -> Screen:
    """Let it go on; to many people only after a typed word, as if it were announced anew."""
    _, far = await announcements.look(turn.work, turn.person_id, int(turn.value))
    if far.waiting > turn.app.policies.confirm_above:
        context = {"id": turn.value, "count": far.waiting}
        return Screen(WORD, context, (Choice("announce_status", turn.value),), frozenset({"text"}))
    return await _go_on(turn, turn.value)


@router.on(wrote(WORD))
async def take_over_confirmed(turn: Turn) -> Screen:
    typed_word.demand(turn.text, Word.SEND)
    return await _go_on(turn, str(turn.screen.context["id"]) if turn.screen else "")


async def _go_on(turn: Turn, key: str) -> Screen:
    return await sent.act(turn, key, announcements.resume(turn.work, turn.person_id, int(key), turn.app.hours))
