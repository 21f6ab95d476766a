"""Giving a role below one's own: at which unit, which, until when, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from data.enums import Role
from data.queries.privacy.named import people
from domain.errors import Problem, Refused
from domain.input import typed_word
from domain.input.start_payload import invitation_payload
from domain.input.typed_word import Word
from domain.members import directory, grants, scope, sections
from domain.members.invitations import DAYS, Office
from domain.text import dates
from handlers.core.router import chose, command, wrote
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, end_job, job, keep_job, officer_router
from handlers.officer.jobs import GiveRole
from handlers.officer.roles.roles import BARE, ROLES, list_roles
from handlers.officer.unit_choice import ask_for_unit

router = officer_router("giving")

UNIT, ROLE, UNTIL = "officer/role_unit", "officer/role_kind", "officer/role_until"
WHO, CHECK, WORD = "officer/role_who", "officer/role_check", "officer/role_word"
STEPS = (UNIT, ROLE, UNTIL, WHO, CHECK, WORD)
TERM = 2  # years after this one, to whose end a role is offered

BOTH = frozenset({"choice", "text"})


@router.on(chose("give_role", ROLES))
async def begin(turn: Turn) -> Screen:
    """Ask at which unit; whoever looks after one alone need not choose."""
    keep_job(turn, GiveRole(int(turn.value)))
    near = await scope.near(turn.work, turn.person_id)
    if len(near) == 1:
        return await _at(turn, near[0].id)
    return await ask_for_unit(turn, UNIT, "role_unit", Choice("cancel"))


@router.on(wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    return await ask_for_unit(turn, UNIT, "role_unit", Choice("cancel"))


@router.on(chose("role_unit", UNIT, BARE))
async def take_unit(turn: Turn) -> Screen:
    if turn.screen and turn.screen.name == BARE:
        keep_job(turn, GiveRole(turn.screen.context["unit_id"]))
    return await _at(turn, int(turn.value))


async def _at(turn: Turn, unit_id: int) -> Screen:
    """Ask which role, unless only one may be given there."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    roles = await grants.below(turn.work, turn.person_id, unit_id)
    if not roles:
        raise Refused("role_not_below")
    keep_job(turn, replace(job(turn, GiveRole), unit=unit_id, name=unit.name))
    if len(roles) == 1:
        return _ask_until(turn, roles[0])
    return Screen(ROLE, {"unit": unit.name}, (*(Choice(f"give_{role}") for role in roles), Choice("cancel")))


@router.on(*(chose(f"give_{role}", ROLE) for role in Role))
async def take_role(turn: Turn) -> Screen:
    return _ask_until(turn, Role(getattr(turn.event, "code", "").removeprefix("give_")))


def _ask_until(turn: Turn, role: Role) -> Screen:
    held = keep_job(turn, replace(job(turn, GiveRole), role=role))
    ends = [date(turn.now.year + years, 12, 31) for years in (0, TERM)]
    choices = [Choice("role_until", day.isoformat(), {"day": dates.show(day)}) for day in ends]
    context = {"role": role.value, "unit": held.name, "example": ends[-1].isoformat()}
    return Screen(UNTIL, context, (*choices, Choice("role_open_end"), Choice("cancel")), BOTH)


@router.on(chose("role_until", UNTIL), chose("role_open_end", UNTIL))
async def take_until(turn: Turn) -> Screen:
    until = date.fromisoformat(turn.value) if turn.value else None
    keep_job(turn, replace(job(turn, GiveRole), until=until))
    return _ask_who(turn, None, [])


@router.on(wrote(UNTIL))
async def take_typed_until(turn: Turn) -> Screen:
    """Read a typed last day; it must be written with its year, for it lies ahead."""
    try:
        day = dates.parse(turn.text, turn.now.date())
    except dates.NoSuchDayError as problem:
        raise Problem("no_such_day", typed=turn.text, leap=problem.leap) from problem
    if day is None:
        raise Problem("role_day_unread")
    keep_job(turn, replace(job(turn, GiveRole), until=grants.check_until(day, turn.now.date())))
    return _ask_who(turn, None, [])


def _ask_who(turn: Turn, typed: str | None, found: list[Choice]) -> Screen:
    held = job(turn, GiveRole)
    context = {**_facts(held), "typed": typed, "found": len(found)}
    return Screen(WHO, context, (*found, Choice("role_link"), Choice("cancel")), BOTH | {SEARCH})


@router.on(wrote(WHO))
async def search_who(turn: Turn) -> Screen:
    """Find a confirmed member of the unit or below it by name."""
    joined, _ = await directory.find(turn.work, turn.person_id, job(turn, GiveRole).here, turn.text)
    found = [
        Choice("role_to", str(member.key), {"name": member.name, "section": member.section or member.unit})
        for member in joined
    ]
    return replace(_ask_who(turn, turn.text[:80], found), names=directory.who(joined))


@router.on(chose("role_link", WHO))
async def ask_or_link(turn: Turn) -> Screen:
    """Make an invitation; one that makes an administrator wants a typed word."""
    if _is_administrator(turn):
        return _ask_word(turn, None, None)
    return await _give_link(turn)


async def _give_link(turn: Turn) -> Screen:
    """Show the link in this one message; it is kept nowhere."""
    held = job(turn, GiveRole)
    await tell_link(turn, _office(held), asked(held.name))
    end_job(turn)
    return await list_roles(turn, held.here)


async def tell_link(turn: Turn, office: Office, unit: str) -> None:
    """Make an invitation and put its link above the next screen."""
    code = await grants.offer(turn.work, turn.person_id, office)
    link, payload = turn.app.links.invitation(code), invitation_payload(code)
    facts = {"unit": unit, "role": office.role.value, "link": link, "payload": payload}
    turn.tell("screens/officer/role_link", **facts, days=DAYS)


@router.on(chose("role_to", WHO))
async def ask_to_give(turn: Turn) -> Screen:
    """Show the whole of it once before it holds."""
    member = await directory.look(turn.work, turn.person_id, int(turn.value))
    context = {**_facts(job(turn, GiveRole)), "name": member.name}
    choices = (Choice("yes_give_role", str(member.person_id)), Choice("cancel"))
    return Screen(CHECK, context, choices, names=people(member.person_id))


def _is_administrator(turn: Turn) -> bool:
    return job(turn, GiveRole).role is Role.ADMINISTRATOR


def _ask_word(turn: Turn, person_id: str | None, name: str | None) -> Screen:
    """Ask for the word before anybody may give and end every role from here down; without a person it is a link."""
    context = {**_facts(job(turn, GiveRole)), "person_id": person_id, "name": name}
    named = people(int(person_id)) if person_id else frozenset()
    return Screen(WORD, context, (Choice("cancel"),), frozenset({"text"}), names=named)


@router.on(chose("yes_give_role", CHECK))
async def ask_or_give(turn: Turn) -> Screen:
    if _is_administrator(turn):
        return _ask_word(turn, turn.value, turn.screen.context["name"] if turn.screen else None)
    return await _give(turn, int(turn.value))


@router.on(wrote(WORD))
async def take_word(turn: Turn) -> Screen:
    typed_word.demand(turn.text, Word.GIVE)
    person_id = turn.screen.context["person_id"] if turn.screen else None
    return await (_give(turn, int(person_id)) if person_id else _give_link(turn))


async def _give(turn: Turn, person_id: int) -> Screen:
    held = job(turn, GiveRole)
    await grants.give(turn.work, turn.person_id, person_id, _office(held), turn.app.hours)
    turn.tell("screens/officer/role_given", **(dict(turn.screen.context) if turn.screen else {}))
    end_job(turn)
    return await list_roles(turn, held.here)


@router.on(*(chose("cancel", step) for step in STEPS), command("cancel", *STEPS))
async def give_up(turn: Turn) -> Screen:
    here = job(turn, GiveRole).here
    end_job(turn)
    return await list_roles(turn, here)


def _office(held: GiveRole) -> Office:
    return Office(asked(held.unit), asked(held.role), held.until)


def _facts(held: GiveRole) -> dict[str, Any]:
    until = held.until.isoformat() if held.until else None
    return {"role": asked(held.role).value, "unit": held.name, "until": until}
