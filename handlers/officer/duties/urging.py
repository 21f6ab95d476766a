"""Urging: who has registered, who has only joined, who is not there yet; reminding, inviting, the list as a file."""

from __future__ import annotations

from dataclasses import replace

from data.queries.records.collectives import Registered
from domain import registration_reminders, units
from domain.announcements.reach import MEMBER_LEVELS
from domain.campaigns.short_names import short_names
from domain.errors import Problem
from domain.group_texts.making import invitation
from domain.members import scope
from domain.members.rights import demand_officer
from domain.outbox.reached import FIGURES
from domain.registration_reminders import Thing, of_collectives
from domain.text import templates
from domain.units import UnitView
from handlers.core.campaigns import demand_running_at
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.jobs import Urge
from handlers.officer.unit_choice import ask_for_unit, typed_name

router = officer_router("urging")

UNIT, THING, GROUPS, INVITE = "officer/urge_unit", "officer/urge_thing", "officer/urge", "officer/urge_invite"
COLLECTIVES = "officer/urge_collective"
NAMED = 30
"""Units that one screen names; the others are counted."""


@router.on(chose("officer_urge"), command("officer_urge"))
async def open_urging(turn: Turn) -> Screen:
    """Begin with the officer's own unit; whoever looks after several chooses one."""
    near = await scope.near(turn.work, turn.person_id)
    keep_job(turn, Urge(near[0].id, several=len(near) > 1))
    return await (ask_unit(turn) if len(near) > 1 else ask_thing(turn))


@router.on(chose("back", THING))
async def ask_unit(turn: Turn) -> Screen:
    return await ask_for_unit(turn, UNIT, "urge_unit", Choice("home"), typed=job(turn, Urge).found)


@router.on(wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Urge), found=typed_name(turn)))
    return await ask_unit(turn)


@router.on(chose("urge_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Urge), unit=int(turn.value)))
    return await ask_thing(turn)


@router.on(chose("back", GROUPS, COLLECTIVES))
async def ask_thing(turn: Turn) -> Screen:
    """Ask for which title or work; a single one is taken at once."""
    found, theirs = await _things(turn), await _of_collectives(turn)
    if not found and not theirs:
        raise Problem("nothing_to_register")
    held = keep_job(turn, replace(job(turn, Urge), one=len(found) == 1 and not theirs))
    if held.one:
        return await _show(turn, next(iter(found)))
    choices = [Choice("urge_thing", code, {"text": name}) for code, (_, name) in found.items()]
    choices += [Choice("urge_collective", code, {"text": name}) for code, (_, name) in theirs.items()]
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    back = (Choice("back"),) if held.several else ()
    return Screen(THING, {"unit": unit.name, "year": turn.now.year}, (*choices, *back, Choice("home")))


@router.on(chose("urge_thing", THING))
async def take_thing(turn: Turn) -> Screen:
    return await _show(turn, turn.value)


@router.on(chose("urge_collective", THING))
async def show_collectives(turn: Turn) -> Screen:
    """Show how many units registered it as collectives, and which have not."""
    found = (await _of_collectives(turn)).get(turn.value)
    if found is None:
        raise Problem("job_over")
    unit = await units.view(turn.work.connection, job(turn, Urge).unit, turn.now.date())
    counted = await of_collectives.by_units(turn.work, turn.person_id, unit.id, found[0])
    context = {
        "unit": unit.name,
        "thing": found[1],
        "year": turn.now.year,
        "registered": counted.registered,
        "missing": list(counted.missing[:NAMED]),
        "others": max(len(counted.missing) - NAMED, 0),
    }
    return Screen(COLLECTIVES, context, (Choice("back"), Choice("home")))


async def _of_collectives(turn: Turn) -> dict[str, tuple[Registered, str]]:
    campaigns = await demand_running_at(turn, job(turn, Urge).unit)
    found = of_collectives.registrable(campaigns.values(), turn.now.date())
    return {of.subject: (of, name) for of, name in found}


async def _show(turn: Turn, code: str) -> Screen:
    keep_job(turn, replace(job(turn, Urge), thing=code))
    return await show_groups(turn)


@router.on(chose("urge_done", GROUPS), chose("back", INVITE))
async def show_groups(turn: Turn) -> Screen:
    """Show the three groups and what can be done for each."""
    held = job(turn, Urge)
    thing, name = await _held(turn)
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    found = await registration_reminders.groups(turn.work, turn.person_id, unit.id, thing)
    context = {
        "unit": unit.name,
        "thing": name,
        "year": turn.now.year,
        "registered": found.registered,
        "joined": found.joined,
        "open": found.open,
        "absent": found.absent,
        "categories": list(thing.categories),
    }
    reached = await registration_reminders.reached_today(turn.work, turn.person_id, unit.id, thing)
    context["reminded"] = {name: getattr(reached, name) for name in FIGURES} if reached else None
    choices: list[Choice] = []
    if found.urged_at is not None:
        choices.append(Choice("urge_done", words={"time": found.urged_at.isoformat()}))
    elif found.open:
        choices.append(Choice("urge_remind", words={"count": found.open}))
    if unit.level in MEMBER_LEVELS:
        choices.append(Choice("urge_invite"))
    if found.joined or found.absent:
        choices.append(Choice("urge_sheet"))
    back = (Choice("back"),) if held.several or not held.one else ()
    return Screen(GROUPS, context, (*choices, *back, Choice("home")))


@router.on(chose("urge_remind", GROUPS))
async def remind(turn: Turn) -> Screen:
    """Remind who has joined and not registered; in quiet hours they hear of it in the morning."""
    thing, name = await _held(turn)
    unit_id = job(turn, Urge).unit
    count = await registration_reminders.urge(
        turn.work, turn.person_id, unit_id, thing, name=name, hours=turn.app.hours
    )
    due = turn.app.hours.awake(turn.now)
    turn.tell("screens/officer/urged", count=count, due=due.isoformat() if due > turn.now else None)
    return await show_groups(turn)


@router.on(chose_push("urge_instead"))
async def remind_instead(turn: Turn) -> Screen:
    """Remind in one's own name, where it was held because the officer's role had ended."""
    named = registration_reminders.registrable(turn.app.campaigns.values(), turn.now.date())
    unit = await registration_reminders.send_held(turn.work, turn.person_id, int(turn.value), named)
    turn.tell("screens/officer/urged_instead", unit=unit)
    return await show_menu(turn)


@router.on(chose("urge_sheet", GROUPS))
async def hand_over_sheet(turn: Turn) -> Screen:
    """Send the list, name by name, as a file."""
    thing, name = await _held(turn)
    turn.hand_over(
        await registration_reminders.sheet(turn.work, turn.person_id, job(turn, Urge).unit, thing, name=name)
    )
    return await show_groups(turn)


@router.on(chose("urge_invite", GROUPS))
async def show_invitation(turn: Turn) -> Screen:
    """Show a text that can be copied into the unit's group chat."""
    unit = await _inviting(turn)
    context = {"unit": unit.name, "join_code": unit.join_code, "link": turn.app.links.join(unit.join_code)}
    return Screen(INVITE, context, (Choice("invite_picture"), Choice("back"), Choice("home")))


@router.on(chose("invite_picture", INVITE))
async def send_invitation(turn: Turn) -> Screen:
    """Send the same as a picture."""
    turn.hand_over(invitation(await _inviting(turn)).picture(turn.app.links))
    return await show_invitation(turn)


async def _inviting(turn: Turn) -> UnitView:
    unit_id = job(turn, Urge).unit
    await demand_officer(turn.work, turn.person_id, unit_id)
    return await units.view(turn.work.connection, unit_id, turn.now.date())


async def _things(turn: Turn) -> dict[str, tuple[Thing, str]]:
    """List what can be registered at the chosen unit; under several campaigns each says whose it is."""
    campaigns = await demand_running_at(turn, job(turn, Urge).unit)
    found = list(registration_reminders.registrable(campaigns.values(), turn.now.date()))
    if len({thing.campaign for thing, _ in found}) > 1:
        whose = short_names(campaigns)
        named = (
            (thing, templates.label("of_campaign", name=name, whose=whose[thing.campaign])) for thing, name in found
        )
        return {thing.subject: (thing, name) for thing, name in named}
    return {thing.subject: (thing, name) for thing, name in found}


async def _held(turn: Turn) -> tuple[Thing, str]:
    found = (await _things(turn)).get(job(turn, Urge).thing or "")
    if found is None:
        raise Problem("job_over")
    return found
