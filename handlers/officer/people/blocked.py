"""Blocking somebody who floods the unit, with one question before, and taking them back from the list."""

from __future__ import annotations

from data.queries.privacy import named
from domain.members import blocking, sections
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people import members, people
from handlers.officer.people.unit import UNIT, unit_on_show
from handlers.officer.review import review

router = officer_router("blocked")

BLOCKING, LIST = "officer/block_person", "officer/blocked"
SHOWS = (review.RECORD, people.PERSON, members.MEMBER)


@router.on(chose("block_person", *SHOWS))
async def ask_to_block(turn: Turn) -> Screen:
    """Say what it means; it can be taken back at any time."""
    person_id, _, at = turn.value.partition("-")
    who = await blocking.look(turn.work, turn.person_id, int(person_id))
    came = turn.screen.name if turn.screen else people.PERSON
    context = {"name": who.name, "came": came, "at": at}
    choices = (Choice("yes_block_person", person_id), Choice("back"))
    return Screen(BLOCKING, context, choices, names=named.people(who.person_id))


@router.on(chose("yes_block_person", BLOCKING))
async def block(turn: Turn) -> Screen:
    await blocking.block(turn.work, turn.person_id, int(turn.value))
    who = await blocking.look(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/person_blocked", name=who.name)
    return await go_back(turn)


@router.on(chose("back", BLOCKING), command("cancel", BLOCKING))
async def go_back(turn: Turn) -> Screen:
    """Show again from where the officer came."""
    context = turn.screen.context if turn.screen else {}
    came, at = context.get("came"), int(context.get("at") or 0)
    if came == review.RECORD:
        return await review.show_record(turn, at=at)
    return await (members.show_member(turn, at) if came == members.MEMBER else people.show_person(turn, at))


@router.on(chose("blocked_people", UNIT))
async def open_list(turn: Turn) -> Screen:
    return await show_list(turn, int(turn.value))


async def show_list(turn: Turn, unit_id: int) -> Screen:
    """List who is blocked in the unit and below."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    found = await blocking.listed(turn.work, turn.person_id, unit_id)
    choices = [Choice("readmit", str(person.person_id), {"name": person.name}) for person in found]
    context = {"unit_id": unit_id, "unit": unit.name, "count": len(choices)}
    names = named.people(*(person.person_id for person in found))
    return Screen(LIST, context, (*choices, Choice("back"), Choice("home")), names=names)


@router.on(chose("readmit", LIST))
async def readmit(turn: Turn) -> Screen:
    """Take what this person sends again."""
    who = await blocking.look(turn.work, turn.person_id, int(turn.value))
    await blocking.readmit(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/person_readmitted", name=who.name)
    return await show_list(turn, unit_on_show(turn))


@router.on(chose("readmit", *SHOWS))
async def readmit_here(turn: Turn) -> Screen:
    """The same on the screen of somebody, which is shown again."""
    person_id, _, at = turn.value.partition("-")
    who = await blocking.look(turn.work, turn.person_id, int(person_id))
    await blocking.readmit(turn.work, turn.person_id, int(person_id))
    turn.tell("screens/officer/person_readmitted", name=who.name)
    came = turn.screen.name if turn.screen else people.PERSON
    if came == review.RECORD:
        return await review.show_record(turn, at=int(at))
    return await (members.show_member if came == members.MEMBER else people.show_person)(turn, int(at))
