"""I have left work, or gone to another unit: said by the person, and taken back within a day."""

from __future__ import annotations

from data.queries.members import people
from domain import units
from domain.members import belonging
from handlers.core.last_one import alone
from handlers.core.router import Router, chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.joining import join
from handlers.menu.menu import show_menu

router = Router("moving")

WHICH, LEAVING, DONE = "moving/which", "moving/leaving", "moving/done"


@router.on(chose("moved"), chose("new_unit"), chose("back", LEAVING))
async def ask_which(turn: Turn) -> Screen:
    """Ask what has changed. Whoever belongs nowhere is asked where; an ended unit names its successors."""
    unit = await join.belongs_to(turn)
    if unit is None:
        return await join.ask_unit(turn)
    if not unit.is_active:
        return await join.ended(turn, unit)
    choices = (Choice("left_work"), Choice("change_unit"), Choice("home"))
    return Screen(WHICH, {"unit": unit.name, **await alone(turn)}, choices)


router.on(chose("change_unit", WHICH))(join.ask_unit)


@router.on(chose("left_work", WHICH))
async def ask_to_leave(turn: Turn) -> Screen:
    """Say what ends before it ends."""
    unit = await join.belongs_to(turn)
    if unit is None:
        return await show_menu(turn)
    return Screen(LEAVING, {"unit": unit.name, **await alone(turn)}, (Choice("yes_left"), Choice("back")))


@router.on(chose("yes_left", LEAVING), chose("not_member", "join/ended"))
async def leave(turn: Turn) -> Screen:
    """End the membership; what was sent can still be seen."""
    turn.draft.pop("join", None)
    if turn.actor.person_id is None or await people.current_membership(turn.work.connection, turn.person_id) is None:
        turn.tell("screens/moving/no_member")
        return await show_menu(turn)
    ended = await belonging.leave(turn.work, turn.person_id, turn.app.hours)
    unit = await units.view(turn.work.connection, ended.unit_id, turn.now.date())
    return _done(turn, ended.id, {"unit": unit.name, "to": None})


async def moved(turn: Turn, unit_id: int, ended: int | None) -> Screen:
    """Say that the person waits in the new unit, and that the change can be taken back."""
    unit = await units.view(turn.work.connection, unit_id, turn.now.date())
    if ended is None:
        turn.tell("screens/join/done")
        return await show_menu(turn)
    return _done(turn, ended, {"unit": None, "to": unit.name})


def _done(turn: Turn, ended: int | None, context: dict[str, str | None]) -> Screen:
    until = turn.now + belonging.UNDO
    choices = (Choice("undo_move", str(ended)), Choice("records"), Choice("home"))
    return Screen(DONE, {**context, "until": until.isoformat()}, choices)


@router.on(chose("undo_move"))
async def undo(turn: Turn) -> Screen:
    """Take a change back, the person's own or one that the officer has made."""
    back = await belonging.take_back(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    unit = await units.view(turn.work.connection, back.unit_id, turn.now.date())
    turn.tell("screens/moving/undone", unit=unit.name, own=back.person_id == turn.person_id)
    return await show_menu(turn)
