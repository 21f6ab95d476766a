"""Being found in the unit's own list, by one's own shared phone or a personal code. Wholly optional."""

from __future__ import annotations

from domain import limits as limiting
from domain.input.events import SharedContact
from domain.limits import Kind
from domain.members import matching
from domain.members.phones import read_phone
from handlers.core.router import Router, chose, command, shared_contact, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu

router = Router("roster")

PHONE = "join/phone"
TRIES = 5  # personal codes that one person may try in a day


async def ask_phone() -> Screen:
    accepts = frozenset({"choice", "text", "contact"})
    return Screen(PHONE, {}, (Choice("skip"),), accepts, ask_contact=True)


@router.on(chose("skip", PHONE), command("cancel", PHONE))
async def pass_over(turn: Turn) -> Screen:
    turn.tell("screens/join/phone_passed")
    return await show_menu(turn)


@router.on(shared_contact(PHONE))
async def take_contact(turn: Turn) -> Screen:
    """Take a number that the platform says is the sender's own; anybody else's is not even kept."""
    shared = turn.event
    assert isinstance(shared, SharedContact)  # noqa: S101 - the filter lets nothing else through
    if not shared.own:
        turn.tell("screens/join/phone_not_own")
        return await ask_phone()
    found = await matching.match_phone(turn.work, turn.person_id, shared.phone)
    turn.tell("screens/join/phone_kept", matched=found.matched)
    return await show_menu(turn)


@router.on(wrote(PHONE))
async def take_code(turn: Turn) -> Screen:
    """Read a personal code. A typed number proves nothing and is not kept."""
    if read_phone(turn.text):
        turn.tell("screens/join/phone_typed", contact=turn.capabilities.contact_button)
        return await ask_phone()
    await limiting.demand(turn.work, Kind.CODES, limiting.person(turn.person_id), TRIES)
    found = await matching.match_code(turn.work, turn.person_id, turn.text)
    if not found.found:
        turn.tell("screens/join/code_unknown")
        return await ask_phone()
    turn.tell("screens/join/phone_kept", matched=found.matched)
    return await show_menu(turn)
