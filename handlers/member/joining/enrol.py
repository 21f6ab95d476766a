"""Becoming a member: consent, name, category, section. Whoever is known already only says where they belong now."""

from __future__ import annotations

from dataclasses import replace

from data.enums import WorkerCategory
from domain import limits as limiting
from domain import units
from domain.errors import Problem
from domain.input.events import Chose
from domain.limits import Kind
from domain.members import belonging, joining, matching
from domain.members.joining import CONSENT_VERSION, Joining, consent_facts
from domain.privacy import demand_consent
from domain.text.normalise import has_diacritics
from handlers.core.router import Router, chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.joining.moving import moved
from handlers.member.joining.roster import ask_phone
from handlers.member.joining.state import join_state, keep_join
from handlers.menu.menu import show_menu

router = Router("enrol")

BEFORE_THE_END = ("join/category", "join/section")
"""Screens after the name, on which it can still be corrected by who is just joining."""

NAME, CHECK, CONSENT = "join/name", "join/name_check", ("join/consent", "join/consent_text")


@router.on(chose("yes_here"))
async def go_on(turn: Turn) -> Screen:
    """Ask a stranger for consent; a member goes straight on."""
    if turn.actor.person_id is None:
        return await ask_consent(turn)
    return await ask_section(turn)


@router.on(chose("back", NAME, "start/name", "join/consent_text"))
async def ask_consent(turn: Turn) -> Screen:
    choices = (Choice("agree"), Choice("refuse"), Choice("read_consent"))
    return Screen("join/consent", consent_facts(turn.now.date()), choices)


@router.on(chose("read_consent"))
async def read_consent(turn: Turn) -> Screen:
    choices = (Choice("agree"), Choice("refuse"), Choice("back"))
    return Screen("join/consent_text", consent_facts(turn.now.date()), choices)


@router.on(chose("agree", *CONSENT), chose("retype", CHECK), chose("fix_name", *BEFORE_THE_END))
async def ask_name(turn: Turn) -> Screen:
    """Ask the name, now that it may be kept, and offer the profile's. Who came by an invitation is asked no more."""
    state = join_state(turn)
    offered = state.offered or joining.offered_name(turn.profile_name)
    keep_join(turn, replace(state, consent=CONSENT_VERSION, offered=offered))
    name = "start/name" if "invitation" in turn.draft else NAME
    own = (Choice("profile_name", words={"name": offered}),) if offered else ()
    return Screen(
        name, {"offered": bool(own)}, (*own, Choice("back")), frozenset({"name", "choice"} if own else {"name"})
    )


def name_given(turn: Turn) -> str:
    """Return the name that was typed, or the profile's that was tapped. Raises `Problem`."""
    tapped = isinstance(turn.event, Chose)
    return joining.check_name((join_state(turn).offered or "") if tapped else turn.text)


@router.on(wrote(NAME, CHECK), chose("profile_name", NAME))
async def take_name(turn: Turn) -> Screen:
    """Keep the name as it was given; without diacritics it is asked once, then kept."""
    name, state = name_given(turn), join_state(turn)
    sure = has_diacritics(name) or state.asked
    keep_join(turn, replace(state, name=name, asked=state.asked or not sure))
    if sure:
        return await ask_category(turn)
    choices = (Choice("use_name"), Choice("retype"))
    return Screen(CHECK, {"name": name}, choices, frozenset({"choice", "name"}))


@router.on(chose("use_name", CHECK))
async def ask_category(_turn: Turn) -> Screen:
    choices = (*(Choice(f"category_{code}") for code in WorkerCategory), Choice("fix_name"))
    return Screen("join/category", {}, choices)


@router.on(*(chose(f"category_{code}", "join/category") for code in WorkerCategory))
async def take_category(turn: Turn) -> Screen:
    category = WorkerCategory(getattr(turn.event, "code", "").removeprefix("category_"))
    keep_join(turn, replace(join_state(turn), category=category))
    return await ask_section(turn)


async def ask_section(turn: Turn) -> Screen:
    """Ask the section, only where the unit has sections."""
    sections = await units.sections(turn.work.connection, join_state(turn).into)
    if not sections:
        return await finish(turn)
    choices = (*(Choice("section", str(key), {"name": name}) for key, name in sections), Choice("no_section"))
    fix = () if join_state(turn).name is None else (Choice("fix_name"),)  # a member who moves has one already
    return Screen("join/section", {}, (*choices, *fix))


@router.on(chose("section", "join/section"), chose("no_section", "join/section"))
async def take_section(turn: Turn) -> Screen:
    keep_join(turn, replace(join_state(turn), section=int(turn.value) if turn.value else None))
    return await finish(turn)


async def finish(turn: Turn) -> Screen:
    """Make the member. Waiting for the officer's confirmation is no dead end."""
    state = join_state(turn)
    if not await joining.comes_back(turn.work, turn.actor.contact_id, state.into):
        await limiting.demand(turn.work, Kind.JOINS, limiting.unit(state.into), turn.app.limits.joins)
    turn.draft.pop("join")
    if turn.actor.person_id is not None:
        await demand_consent(turn.work, turn.person_id)
        made, ended = await belonging.enter(
            turn.work,
            turn.person_id,
            state.into,
            section_id=state.section,
            called=state.note,
            hours=turn.app.hours,
        )
        return await moved(turn, made.unit_id, ended)
    if state.name is None or state.category is None:
        raise Problem("join_first")
    made_of = Joining(
        contact_id=turn.actor.contact_id,
        channel=turn.actor.channel,
        unit_id=state.into,
        name=state.name,
        category=state.category,
        section_id=state.section,
        note=state.note,
    )
    person = await joining.join(turn.work, made_of)
    turn.becomes(person.id or 0, person.name, person.address_form)
    turn.tell("screens/join/done")
    if await matching.wanted(turn.work, turn.person_id):
        return await ask_phone()
    return await show_menu(turn)
