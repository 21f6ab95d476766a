"""Announcing to a unit and everything below: to whom, and what."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace

from data.enums import Role
from domain import announcements, units
from domain.campaigns.short_names import short_names
from domain.errors import Problem
from domain.members import scope
from domain.text.clusters import clip
from handlers.core.campaigns import Campaigns, demand_running_at, running_at
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.announce import announce_preview
from handlers.officer.announce.announce_paper import PAPER, PAPER_FILE
from handlers.officer.announce.announce_preview import PREVIEW, SURE, URGENT, WHEN, WORD
from handlers.officer.gate import end_job, job, keep_job, officer_router
from handlers.officer.jobs import Announce
from handlers.officer.unit_choice import ask_for_unit, typed_name

router = officer_router("announce")

UNIT, AUDIENCE, TEXT = "officer/announce_unit", "officer/announce_audience", "officer/announce_text"
STEPS = (UNIT, AUDIENCE, TEXT, PAPER_FILE, PAPER, PREVIEW, WHEN, URGENT, SURE, WORD)
OLD_SHOWN = 1500  # characters of the text as it is, above the question for another one

TO_OFFICERS, TO_MEMBERS, TO_LEADERS = "announce_officers", "announce_members", "announce_leaders"
TO_MISSING, TO_REGISTERED = "announce_missing", "announce_registered"
ROLES = {TO_OFFICERS: Role.OFFICER, TO_LEADERS: Role.SECTION_LEADER}
REGISTERED = {TO_MISSING: False, TO_REGISTERED: True}


@router.on(chose("officer_announce"))
async def open_announce(turn: Turn) -> Screen:
    """Begin an announcement; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    several = len(near) > 1
    keep_job(turn, Announce(secrets.token_hex(8), near[0].id, several))
    return await (ask_unit(turn) if several else ask_audience(turn))


@router.on(*(chose("cancel", step) for step in STEPS), command("cancel", *STEPS))
async def give_up(turn: Turn) -> Screen:
    end_job(turn)
    turn.tell("screens/officer/announce_dropped")
    return await show_menu(turn)


@router.on(chose("back", AUDIENCE))
async def ask_unit(turn: Turn) -> Screen:
    return await ask_for_unit(
        turn, UNIT, "announce_unit", Choice("announce_list"), Choice("cancel"), typed=job(turn, Announce).found
    )


@router.on(wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Announce), found=typed_name(turn)))
    return await ask_unit(turn)


@router.on(chose("announce_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Announce), unit=int(turn.value)))
    return await ask_audience(turn)


@router.on(chose("back", TEXT))
async def go_back(turn: Turn) -> Screen:
    """Go back to whom it is for, or where there is a text already to the look at it: nothing of it is lost."""
    return await (announce_preview.preview(turn) if job(turn, Announce).text else ask_audience(turn))


@router.on(chose("announce_whom", TEXT))
async def ask_audience(turn: Turn) -> Screen:
    held = job(turn, Announce)
    if held.corrects is not None:  # who gets a correction is settled
        raise Problem("job_over")
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    codes = [TO_OFFICERS, TO_MEMBERS, TO_MISSING, *([] if held.several else ["announce_list"])]
    moves = ("back", "cancel") if held.several else ("cancel",)
    whose = short_names(_taking_registrations(await running_at(turn, held.unit)))
    choices = [choice for code in (*codes, TO_REGISTERED, TO_LEADERS, *moves) for choice in _choices(code, whose)]
    return Screen(AUDIENCE, {"unit": unit.name}, tuple(choices))


def _choices(code: str, whose: Mapping[str, str]) -> list[Choice]:
    """Offer it once; who has registered, under several campaigns, for each of them."""
    if code in REGISTERED and len(whose) > 1:
        return [Choice(code, slug, {"whose": name}) for slug, name in whose.items()]
    return [Choice(code)]


@router.on(*(chose(code, AUDIENCE) for code in (TO_MEMBERS, *ROLES, *REGISTERED)))
async def take_audience(turn: Turn) -> Screen:
    """Take whom it is for; who has registered means: in the campaign that was chosen, or the only one."""
    held, code = job(turn, Announce), getattr(turn.event, "code", "")
    campaign = await _registrable(turn, held.unit) if code in REGISTERED else None
    keep_job(turn, replace(held, role=ROLES.get(code), registered=REGISTERED.get(code), campaign=campaign))
    return await go_on(turn)


async def go_on(turn: Turn) -> Screen:
    """Ask for the text, or where there is one show it to those who get it now."""
    return await (announce_preview.preview(turn) if job(turn, Announce).text else ask_text(turn))


async def _registrable(turn: Turn, unit_id: int) -> str:
    """Return the campaign that was chosen, else that of the nearest issuer that takes registrations at a unit.

    Raises `Problem` when none does: without one, everybody would count as not registered.
    """
    found = _taking_registrations(await demand_running_at(turn, unit_id))
    if not found:
        raise Problem("nothing_to_register")
    return turn.value if turn.value in found else next(iter(found))


def _taking_registrations(campaigns: Campaigns) -> Campaigns:
    return {slug: campaign for slug, campaign in campaigns.items() if campaign.registrable}


@router.on(chose("edit", PREVIEW))
async def ask_text(turn: Turn) -> Screen:
    """Ask for the text; where there is one, "back" leads to the look at it, with all that was added to it."""
    held = job(turn, Announce)
    old = clip(held.text, OLD_SHOWN) or None
    context = {"limit": announcements.TEXT_LIMIT, "old": old, "correction": held.corrects is not None}
    back = () if held.corrects is not None and not held.text else (Choice("back"),)
    whom = (Choice("announce_whom"),) if held.text and held.corrects is None else ()
    return Screen(TEXT, context, (*whom, *back, Choice("cancel")), frozenset({"choice", "text"} if whom else {"text"}))


@router.on(wrote(TEXT))
async def take_text(turn: Turn) -> Screen:
    text, unlinked = announcements.check_text(turn.text), getattr(turn.event, "unlinked", False)
    keep_job(turn, replace(job(turn, Announce), text=text, styled=turn.styled, unlinked=unlinked))
    return await announce_preview.preview(turn)
