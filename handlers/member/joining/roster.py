"""Being found in the unit's own list, by one's own shared phone or a personal code. Wholly optional."""

from __future__ import annotations

from domain import limits as limiting
from domain.input.events import SharedContact
from domain.limits import Kind
from domain.members import matching
from domain.members.matching import Lookup
from domain.members.phones import read_phone
from domain.privacy.renaming import spell_as_listed
from handlers.core.router import Router, chose, command, shared_contact, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu

router = Router("roster")

PHONE, LISTED = "join/phone", "join/listed_name"
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
    return await _proved(turn, await matching.match_phone(turn.work, turn.person_id, shared.phone))


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
    return await _proved(turn, found)


async def _proved(turn: Turn, found: Lookup) -> Screen:
    """Say whether the list knows them; a name without its marks may be written as the list has it."""
    turn.tell("screens/join/phone_kept", matched=found.matched)
    if found.spelled is None:
        return await show_menu(turn)
    choices = (
        Choice("use_listed", words={"name": found.spelled}),
        Choice("keep_typed", words={"name": turn.actor.name}),
    )
    return Screen(LISTED, {"name": found.spelled}, choices)


@router.on(chose("use_listed", LISTED))
async def use_listed(turn: Turn) -> Screen:
    person = await spell_as_listed(turn.work, turn.person_id)
    turn.becomes(turn.person_id, person.name, turn.actor.you)
    return await show_menu(turn)


router.on(chose("keep_typed", LISTED), command("cancel", LISTED))(show_menu)
