"""Joining by a unit's link, its code or a search: unit, consent, name, category, section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router

from data.enums import WorkerCategory
from domain import limits as limiting
from domain import units
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.limits import Kind, Limits
from domain.members import joining
from domain.members.joining import CONSENT_VERSION, Joining
from domain.text import has_diacritics
from handlers.menu import show_menu
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, listen, wrote

router = Router(name="join")

FOUND = 5  # units offered at once


def welcome(turn: Turn, unit: units.UnitView) -> Screen:
    """Greet somebody who came by a unit's link. An ended unit says since when and offers its successors."""
    turn.draft["join"] = {"unit": unit.id}
    return Screen("join/welcome", {"unit": unit.name}, (Choice("yes_here"), Choice("other_unit")))


async def ended(turn: Turn, unit: units.UnitView) -> Screen:
    successors = await units.successors(turn.work.connection, unit.id, turn.now.date())
    since = unit.since.isoformat() if unit.since else None
    choices = (*(_unit_choice(one) for one in successors), Choice("other_unit"))
    return Screen("join/ended", {"unit": unit.name, "since": since}, choices)


async def offer(turn: Turn, unit: units.UnitView) -> Screen:
    """Show the way into a unit, or onward from one that is no longer there."""
    return welcome(turn, unit) if unit.is_active else await ended(turn, unit)


def _unit_choice(unit: units.UnitView) -> Choice:
    return Choice("unit", str(unit.id), {"name": unit.name})


@listen(router, chose("join"), chose("other_unit"), chose("retype", "join/found"))
async def ask_unit() -> Screen:
    return Screen("join/find", {}, (Choice("back"),), frozenset({"text"}))


@listen(router, wrote("join/find", "join/found", "join/nothing", "menu_stranger", "nothing_yet"))
async def search_unit(turn: Turn, limits: Limits) -> Screen:
    """Find the unit by its code or by its name, with or without diacritics."""
    connection, today = turn.work.connection, turn.now.date()
    exact = await units.by_join_code(connection, turn.text, today)
    if exact is not None:
        return await offer(turn, exact)
    await limiting.demand(turn.work, Kind.SEARCHES, limiting.contact(turn.actor.contact_id), limits.searches)
    found = await units.search(connection, turn.text, today, FOUND)
    if not found:
        return Screen("join/nothing", {"typed": turn.text[:80]}, (Choice("back"),), frozenset({"text"}))
    choices = (*(_unit_choice(unit) for unit in found), Choice("retype"))
    return Screen("join/found", {"typed": turn.text[:80]}, choices, frozenset({"choice", "text"}))


@listen(router, chose("back", "join/find", "join/nothing"), chose("refuse"))
async def leave(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen:
    """Leave without a trace: refusing is possible and says what then does not work."""
    turn.draft.pop("join", None)
    if turn.screen and turn.screen.name.startswith("join/consent"):
        turn.tell("screens/join/refused")
    return await show_menu(turn, campaigns)


@listen(router, chose("unit"))
async def choose_unit(turn: Turn) -> Screen:
    unit = await units.view(turn.work.connection, int(turn.value), turn.now.date())
    return await offer(turn, unit)


@listen(router, chose("yes_here"), chose("back", "join/name", "start/name", "join/consent_text"))
async def ask_consent() -> Screen:
    choices = (Choice("agree"), Choice("refuse"), Choice("read_consent"))
    return Screen("join/consent", {"version": CONSENT_VERSION}, choices)


@listen(router, chose("read_consent"))
async def read_consent() -> Screen:
    choices = (Choice("agree"), Choice("refuse"), Choice("back"))
    return Screen("join/consent_text", {"version": CONSENT_VERSION}, choices)


@listen(router, chose("agree"), chose("retype", "join/name_check"))
async def ask_name(turn: Turn) -> Screen:
    """Ask the name, now that it may be kept. Whoever came by an invitation is not asked for more."""
    _joining(turn)["consent"] = CONSENT_VERSION
    name = "start/name" if "invitation" in turn.draft else "join/name"
    return Screen(name, {}, (Choice("back"),), frozenset({"name"}))


@listen(router, wrote("join/name", "join/name_check"))
async def take_name(turn: Turn) -> Screen:
    """Keep the name as typed; without diacritics it is asked once, then kept."""
    name = joining.check_name(turn.text)
    _joining(turn)["name"] = name
    if has_diacritics(name):
        return await ask_category()
    choices = (Choice("use_name"), Choice("retype"))
    return Screen("join/name_check", {"name": name}, choices, frozenset({"choice", "name"}))


@listen(router, chose("use_name"))
async def ask_category() -> Screen:
    choices = tuple(Choice(f"category_{code}") for code in WorkerCategory)
    return Screen("join/category", {}, choices)


@listen(router, *(chose(f"category_{code}") for code in WorkerCategory))
async def take_category(turn: Turn, campaigns: Mapping[str, Campaign], limits: Limits) -> Screen:
    """Keep the category; the section is asked only where the unit has sections."""
    told = _joining(turn)
    told["category"] = getattr(turn.event, "code", "").removeprefix("category_")
    sections = await units.sections(turn.work.connection, told["unit"])
    if not sections:
        return await finish(turn, campaigns, limits)
    choices = (*(Choice("section", str(key), {"name": name}) for key, name in sections), Choice("no_section"))
    return Screen("join/section", {}, choices)


@listen(router, chose("section"), chose("no_section"))
async def take_section(turn: Turn, campaigns: Mapping[str, Campaign], limits: Limits) -> Screen:
    told = _joining(turn)
    told["section"] = int(turn.value) if turn.value else None
    return await finish(turn, campaigns, limits)


async def finish(turn: Turn, campaigns: Mapping[str, Campaign], limits: Limits) -> Screen:
    """Make the member. Waiting for the officer's confirmation is no dead end."""
    told = _joining(turn)
    await limiting.demand(turn.work, Kind.JOINS, limiting.unit(told["unit"]), limits.joins)
    person = await joining.join(
        turn.work,
        Joining(
            contact_id=turn.actor.contact_id,
            channel=turn.actor.channel,
            unit_id=told["unit"],
            name=told["name"],
            category=WorkerCategory(told["category"]),
            section_id=told.get("section"),
        ),
    )
    turn.becomes(person.id or 0, person.name, person.address_form)
    turn.draft.pop("join")
    turn.tell("screens/join/done")
    return await show_menu(turn, campaigns)


def _joining(turn: Turn) -> dict[str, Any]:
    """Return what was told so far; it lies in the conversation row until the consent has made a person of it."""
    told: dict[str, Any] | None = turn.draft.get("join")
    if not told:
        raise Problem("join_first")
    return told
