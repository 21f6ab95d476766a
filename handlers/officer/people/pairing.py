"""Saying who somebody is who waits: a line of the unit's list, or a member with a new phone."""

from __future__ import annotations

from data.queries.privacy import named
from domain.members import directory, lost_phones, matching
from domain.members.directory import Found
from domain.members.rights import demand_officer
from domain.review.people import confirm, describe
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.people import PERSON, show_person

router = officer_router("pairing")

PAIR, MERGE = "officer/pair", "officer/pair_known"
OFFERED = 4  # of each kind


@router.on(chose("pair", PERSON), chose("back", MERGE))
async def ask_whom(turn: Turn) -> Screen:
    """Show whom the officer may mean: names alone decide nothing."""
    key = turn.value or (str(turn.screen.context["membership"]) if turn.screen else "")
    person = await describe(turn.work, int(key))
    await demand_officer(turn.work, turn.person_id, person.unit_id)
    lines = await directory.not_joined(turn.work, person.unit_id, person.name, before=True)
    known = await directory.namesakes(turn.work, person.membership_id, before=True)
    offered = [*lines[:OFFERED], *known[:OFFERED]]
    choices = [_choice("pair_known" if candidate.person_id else "pair_line", key, candidate) for candidate in offered]
    context = {"membership": int(key), "name": person.name, "section": person.section}
    names = named.people(person.person_id) | directory.who(offered)
    return Screen(PAIR, context, (*choices, Choice("back")), names=names)


def _choice(code: str, key: str, found: Found) -> Choice:
    return Choice(code, f"{key}-{found.key}", {"name": found.name, "section": found.section})


@router.on(chose("pair_line", PERSON, PAIR))
async def pair_line(turn: Turn) -> Screen:
    """Take the person for that line of the list, and confirm them."""
    membership_id, entry_id = _both(turn)
    await matching.pair(turn.work, turn.person_id, membership_id, entry_id)
    person = await confirm(turn.work, turn.person_id, membership_id, turn.app.hours)
    turn.tell("screens/officer/decided", name=person.name or "", confirmed=True)
    return await show_person(turn)


@router.on(chose("pair_known", PAIR))
async def ask_to_merge(turn: Turn) -> Screen:
    """Say what it means before two become one: it cannot be undone."""
    membership_id, known_id = _both(turn)
    person = await describe(turn.work, membership_id)
    known = await directory.look(turn.work, turn.person_id, known_id)
    context = {
        "membership": membership_id,
        "name": person.name,
        "records": person.records,
        "known": known.name,
        "section": known.section,
        "phones": known.phones,
    }
    names = named.people(person.person_id, known.person_id)
    return Screen(MERGE, context, (Choice("yes_pair_known", turn.value), Choice("back")), names=names)


@router.on(chose("yes_pair_known", MERGE))
async def merge(turn: Turn) -> Screen:
    membership_id, known_id = _both(turn)
    person = await lost_phones.merge(turn.work, turn.person_id, membership_id, known_id, turn.app.hours)
    turn.tell("screens/officer/phone_joined", name=person.name or "")
    return await show_person(turn)


@router.on(chose("back", PAIR), command("cancel", PAIR, MERGE))
async def back(turn: Turn) -> Screen:
    at = turn.screen.context["membership"] if turn.screen else None
    return await show_person(turn, at)


def _both(turn: Turn) -> tuple[int, int]:
    first, _, second = turn.value.partition("-")
    return int(first), int(second)
