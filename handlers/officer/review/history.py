"""The history of a record that an officer looks at: each change in old and new words, and the decisions between."""

from __future__ import annotations

from domain.records.praising import described
from domain.records.rights import for_review
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records.records import history_of
from handlers.officer.gate import officer_router
from handlers.officer.review import review

router = officer_router("history")

HISTORY = "officer/history"


@router.on(chose("see_history", review.RECORD))
async def show_history(turn: Turn) -> Screen:
    record, _ = await for_review(turn.work, turn.person_id, int(turn.value))
    praised = await described(turn.work, record)
    moves = (Choice("back", str(record.id)), Choice("home"))
    return Screen(HISTORY, await history_of(turn, record), moves, names=praised.who)


@router.on(chose("back", HISTORY))
async def back_to_record(turn: Turn) -> Screen:
    return await review.show_record(turn, at=int(turn.value))
