"""Finding a member by name: who left or moved; a personal code for somebody on the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta

from data.queries.privacy.named import lines, people
from domain import units
from domain.members import belonging, directory, matching, sections
from domain.members.directory import Member
from handlers.core.router import chose, wrote
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import unit_on_show

router = officer_router("members")

MEMBERS, MEMBER, LINE = "officer/members", "officer/member", "officer/roster_line"
LOST = "officer/undelivered"
LOST_BEFORE = "officer/unreachable"  # how it was called; conversations may still stand there
WHERE, DONE = "officer/member_unit", "officer/member_done"
FOUND = 5  # units offered for a move


@router.on(chose("unit_members"))
async def ask_name(turn: Turn) -> Screen:
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    return _list(unit.id, unit.name, None, [])


@router.on(wrote(MEMBERS))
async def search(turn: Turn) -> Screen:
    """Find by name, with or without diacritics, who belongs here or below, and who is on the list only."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_on_show(turn))
    joined, listed = await directory.find(turn.work, turn.person_id, unit.id, turn.text)
    choices = [
        Choice("member", str(person.key), {"name": person.name, "section": person.section or person.unit})
        for person in joined
    ]
    choices += [Choice("roster_line", str(person.key), {"name": person.name}) for person in listed]
    return replace(_list(unit.id, unit.name, turn.text[:80], choices), names=directory.who([*joined, *listed]))


def _list(unit_id: int, unit: str, typed: str | None, choices: list[Choice]) -> Screen:
    context = {"unit_id": unit_id, "unit": unit, "typed": typed, "found": len(choices)}
    return Screen(MEMBERS, context, (*choices, Choice("back"), Choice("home")), frozenset({"choice", "text", SEARCH}))


@router.on(chose("member", MEMBERS, LOST, LOST_BEFORE), chose("back", WHERE))
async def open_member(turn: Turn) -> Screen:
    return await show_member(turn, int(turn.value) if turn.value else _member_on_show(turn))


def _member_on_show(turn: Turn) -> int:
    return int(turn.screen.context["membership_id"]) if turn.screen else 0


async def show_member(turn: Turn, membership_id: int) -> Screen:
    """Show a member with what can be done for them."""
    member = await directory.look(turn.work, turn.person_id, membership_id)
    key = str(membership_id)
    choices = [Choice("member_left", key), Choice("member_moves", key)]
    if member.phones:
        choices.append(Choice("cut_phone", key))
    if member.cut:
        choices.append(Choice("reopen_phone", key))
    if member.blocked:
        choices.append(Choice("readmit", f"{member.person_id}-{key}", {"name": ""}))
    elif not member.roles:
        choices.append(Choice("block_person", f"{member.person_id}-{key}"))
    context = {**asdict(member), "standing": member.state.value, "since": member.since.isoformat()}
    return Screen(MEMBER, context, (*choices, Choice("home")), names=people(member.person_id))


@router.on(chose("member_left", MEMBER))
async def member_left(turn: Turn) -> Screen:
    """Note that a member has left work; they are told, and it can be taken back for a day."""
    member = await directory.look(turn.work, turn.person_id, int(turn.value))
    ended = await belonging.dismiss(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    context = {"name": member.name, "unit": member.unit, "to": None, "roles": member.roles}
    return _done(turn, ended.id or 0, context, member.person_id)


@router.on(chose("member_moves", MEMBER))
async def ask_where(turn: Turn) -> Screen:
    member = await directory.look(turn.work, turn.person_id, int(turn.value))
    return _where(member, None, [])


@router.on(wrote(WHERE))
async def search_where(turn: Turn) -> Screen:
    """Find the unit to which the member has gone: any that is active, also one of other officers."""
    member = await directory.look(turn.work, turn.person_id, _member_on_show(turn))
    found = await units.search(turn.work.connection, turn.text, turn.now.date(), FOUND)
    key = member.membership_id
    choices = [Choice("move_to", f"{key}-{unit.id}", {"name": unit.name}) for unit in found if unit.is_active]
    return _where(member, turn.text[:80], choices)


def _where(member: Member, typed: str | None, choices: list[Choice]) -> Screen:
    context = {"membership_id": member.membership_id, "name": member.name, "typed": typed, "found": len(choices)}
    accepts = frozenset({"choice", "text", SEARCH})
    return Screen(WHERE, context, (*choices, Choice("back")), accepts, names=people(member.person_id))


@router.on(chose("move_to", WHERE))
async def move(turn: Turn) -> Screen:
    membership_id, _, unit_id = turn.value.partition("-")
    member = await directory.look(turn.work, turn.person_id, int(membership_id))
    made, ended = await belonging.move(turn.work, turn.person_id, int(membership_id), int(unit_id), turn.app.hours)
    unit = await units.view(turn.work.connection, made.unit_id, turn.now.date())
    context = {"name": member.name, "unit": None, "to": unit.name, "roles": member.roles}
    return _done(turn, ended or 0, context, member.person_id)


def _done(turn: Turn, ended: int, context: Mapping[str, object], person_id: int) -> Screen:
    until = (turn.now + belonging.UNDO).isoformat()
    choices = (Choice("undo_move", str(ended)), Choice("home"))
    return Screen(DONE, {**context, "until": until}, choices, names=people(person_id))


@router.on(chose("roster_line", MEMBERS))
async def open_line(turn: Turn) -> Screen:
    return await show_line(turn, int(turn.value))


async def show_line(turn: Turn, entry_id: int) -> Screen:
    """Show a line of the list that nobody has been matched with yet."""
    line = await directory.line(turn.work, turn.person_id, entry_id)
    has_code = line.personal_code_until is not None and line.personal_code_until > turn.work.now
    context = {"name": line.name, "section": line.section, "number": line.number, "has_code": has_code}
    choices = (Choice("personal_code", str(entry_id)), Choice("home"))
    return Screen(LINE, context, choices, names=lines(entry_id))


@router.on(chose("personal_code", LINE))
async def issue_code(turn: Turn) -> Screen:
    """Show a new personal code in this one message; the one before opens nothing any more."""
    line, code = await matching.issue_code(
        turn.work, turn.person_id, int(turn.value), timedelta(days=turn.app.policies.code_days)
    )
    until = turn.work.now + timedelta(days=turn.app.policies.code_days)
    turn.tell(
        "screens/officer/personal_code", name=line.name, code=f"{code[:4]}-{code[4:]}", until=until.date().isoformat()
    )
    return await show_line(turn, int(turn.value))
