"""My unit: its code and link, its members, its officers. Officers above go down to any unit below."""

from __future__ import annotations

from domain.members import blocking, directory, giving_responsibility, new_units, scope, sections, unit_kinds
from domain.privacy import requests
from domain.undelivered import people
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import end_job, officer_router
from handlers.officer.unit_choice import ask_for_unit

router = officer_router("unit")

UNIT, UNITS, CODE, RENEW = "officer/unit", "officer/units", "officer/join_code", "officer/renew_code"
INVITATION = "officer/invite_text"


@router.on(chose("officer_unit"), command("officer_unit"))
async def open_unit(turn: Turn) -> Screen:
    """Open the officer's own unit, the first of several."""
    end_job(turn)
    near = await scope.near(turn.work, turn.person_id)
    return await show_unit(turn, near[0].id)


@router.on(
    chose("show_unit"),
    chose("back", CODE, "officer/roles", "officer/members", "officer/blocked", "officer/unreachable"),
    chose("back", "officer/undelivered"),
    chose("back", "officer/data_requests", "officer/responsible"),
)
async def back_to_unit(turn: Turn) -> Screen:
    return await show_unit(turn, int(turn.value) if turn.value else unit_on_show(turn))


def unit_on_show(turn: Turn) -> int:
    """Return the unit that the screen on show is about."""
    return int(turn.screen.context["unit_id"]) if turn.screen else 0


async def show_unit(turn: Turn, unit_id: int) -> Screen:
    """Show a unit with its numbers: only the confirmed count as members."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    size = await directory.size(turn.work, turn.person_id, unit_id)
    key = str(unit_id)
    choices = [Choice("unit_code", key), Choice("unit_members", key), Choice("unit_roles", key)]
    if unit.is_active and new_units.levels_below(unit.level):
        choices.append(Choice("add_unit", key))
    if await new_units.undone_until(turn.work, turn.person_id, unit):
        choices.append(Choice("undo_unit", key))
    choices += [Choice("unit_activity", key), Choice("unit_ownership", key), Choice("unit_form", key)]
    if await giving_responsibility.head_above(turn.work, turn.person_id, unit_id) is not None:
        choices.append(Choice("unit_responsible", key))
    lost = (await people.standing(turn.work, turn.person_id, unit_id)).people
    if lost:
        choices.append(Choice("unit_unreachable", key, {"count": lost}))
    blocked = len(await blocking.listed(turn.work, turn.person_id, unit_id))
    if blocked:
        choices.append(Choice("blocked_people", key, {"count": blocked}))
    if len(await scope.near(turn.work, turn.person_id)) > 1:
        choices.append(Choice("other_units"))
    choices.append(Choice("data_requests", key, {"count": await requests.count(turn.work, turn.person_id, unit_id)}))
    kind = await unit_kinds.kind_of(turn.work, turn.person_id, unit_id)
    context = {
        "unit_id": unit_id,
        "unit": unit.name,
        **{side: known.value if known else unit_kinds.NOT_KNOWN for side, known in kind._asdict().items()},
        "level": unit.level.value,
        "members": size.confirmed,
        "count": size.waiting,
        "listed": size.listed,
        "bare": size.bare,
    }
    return Screen(UNIT, context, (*choices, Choice("home")))


@router.on(chose("other_units"), wrote(UNITS))
async def choose_unit(turn: Turn) -> Screen:
    return await ask_for_unit(turn, UNITS, "show_unit", Choice("home"))


@router.on(chose("unit_code", UNIT), chose("back", RENEW, INVITATION))
async def show_code(turn: Turn) -> Screen:
    """Show the code that opens the unit's door, and the link that carries it."""
    unit_id = int(turn.value) if turn.value else unit_on_show(turn)
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    context = {
        "unit_id": unit_id,
        "unit": unit.name,
        "join_code": unit.join_code,
        "link": turn.app.links.join(unit.join_code),
    }
    key = str(unit_id)
    choices = (Choice("unit_poster", key), Choice("invite_text", key), Choice("renew_code", key))
    return Screen(CODE, context, (*choices, Choice("back"), Choice("home")))


@router.on(chose("invite_text", CODE))
async def show_invitation(turn: Turn) -> Screen:
    """Give a text for the unit's group chat: whoever reads it can join."""
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    context = {
        "unit_id": unit.id,
        "unit": unit.name,
        "join_code": unit.join_code,
        "link": turn.app.links.join(unit.join_code),
    }
    ways = (Choice("invite_picture", str(unit.id)), Choice("back"), Choice("home"))
    return Screen(INVITATION, context, ways)


@router.on(chose("renew_code", CODE))
async def ask_to_renew(turn: Turn) -> Screen:
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    context = {"unit_id": unit.id, "unit": unit.name, "join_code": unit.join_code}
    return Screen(RENEW, context, (Choice("yes_renew_code", turn.value), Choice("back")))


@router.on(chose("yes_renew_code", RENEW))
async def renew(turn: Turn) -> Screen:
    """Renew the code: from now on old posters and links say that theirs is no longer used."""
    old = turn.screen.context["join_code"] if turn.screen else ""
    await sections.renew_code(turn.work, turn.person_id, int(turn.value), old)
    turn.tell("screens/officer/code_renewed", join_code=old)
    return await show_code(turn)
