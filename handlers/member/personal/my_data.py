"""My data: see what is kept, download it, withdraw the consent, erase everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from domain import limits as limiting
from domain import privacy
from domain.errors import Problem
from domain.limits import Kind
from domain.members.joining import check_name, consent_facts
from domain.privacy import renaming
from domain.privacy.exporting import FILE_NAME
from domain.text.normalise import has_diacritics
from handlers.core.last_one import alone
from handlers.core.router import Router, chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.shown import Export
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu

router = Router("my data")

DATA, SENT, CONSENT, NAME = "mine/data", "mine/sent", "mine/consent", "mine/name"
TYPED = "typed"
"""The name without diacritics that was typed, in the context of the screen that asks whether it is meant so."""

WITHDRAW, ERASE, ASKED = "mine/withdraw", "mine/erase", "mine/erase_asked"


@router.on(
    chose("my_data"), command("my_data"), chose("back", SENT, WITHDRAW, ERASE, NAME), command("cancel", ERASE, NAME)
)
async def show_data(turn: Turn) -> Screen:
    """Say in short sentences what is kept, and offer what can be done with it."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    context = await _facts(turn)
    withdrawn = await privacy.has_withdrawn(turn.work.connection, turn.person_id)
    choices = [
        *([] if withdrawn else [Choice("rename")]),
        Choice("download_data"),
        Choice("agree_again") if withdrawn else Choice("withdraw_consent"),
        Choice("take_back_data") if context["erases_at"] else Choice("erase_data"),
    ]
    return Screen(DATA, {**context, "withdrawn": withdrawn}, (*choices, Choice("back"), Choice("home")))


async def _facts(turn: Turn) -> dict[str, Any]:
    overview = asdict(await privacy.overview(turn.work, turn.person_id))
    moments = {name: overview[name].isoformat() if overview[name] else None for name in ("agreed_at", "erases_at")}
    ends = (
        f"•••{overview['phone'][-3:]}" if overview["phone"] else None
    )  # a screen is stored, and a number is not in clear
    return {**overview, **moments, "phone": ends, "channels": list(overview["channels"])}


@router.on(chose("rename"), command("rename"))
async def ask_new_name(turn: Turn) -> Screen:
    if turn.actor.person_id is None:
        raise Problem("join_first")
    await privacy.demand_consent(turn.work, turn.person_id)
    return Screen(NAME, {"name": turn.actor.name}, (Choice("back"),), frozenset({"name"}))


@router.on(wrote(NAME))
async def take_name(turn: Turn) -> Screen:
    """Call them by the name from now on; without diacritics it is asked once, as when joining."""
    name = check_name(turn.text)
    if has_diacritics(name) or TYPED in _context(turn):
        return await _rename(turn, name)
    turn.tell("screens/join/name_check", name=name)
    context = {"name": turn.actor.name, TYPED: name}
    choices = (Choice("use_name"), Choice("back"))
    return Screen(NAME, context, choices, frozenset({"choice", "name"}))


@router.on(chose("use_name", NAME))
async def use_name(turn: Turn) -> Screen:
    return await _rename(turn, str(_context(turn)[TYPED]))


def _context(turn: Turn) -> Mapping[str, Any]:
    return turn.screen.context if turn.screen else {}


async def _rename(turn: Turn, name: str) -> Screen:
    """Tell the unit; where it cannot be, the question stays."""
    person = await renaming.rename(turn.work, turn.person_id, name, turn.app.hours)
    turn.becomes(turn.person_id, person.name, person.address_form)
    turn.tell("screens/mine/renamed", name=person.name)
    return await show_data(turn)


@router.on(chose("download_data"))
async def download(turn: Turn) -> Screen:
    """Send a copy of everything, made after this turn is committed; say so where this app cannot take it."""
    if not turn.capabilities.files:
        turn.tell("screens/mine/no_file_here")
        return await show_data(turn)
    await limiting.demand(turn.work, Kind.EXPORTS, limiting.person(turn.person_id), turn.app.limits.exports)
    key = await privacy.request_export(turn.work, turn.person_id)
    choices = (Choice("download_data"), Choice("back"), Choice("home"))
    turn.in_place = False  # the file comes first
    return Screen(SENT, {}, choices, export=Export(key, FILE_NAME))


@router.on(chose("withdraw_consent"))
async def ask_to_withdraw(turn: Turn) -> Screen:
    """Say what then no longer works, before it is done."""
    context = {**await _facts(turn), **await alone(turn)}
    return Screen(WITHDRAW, context, (Choice("yes_withdraw_consent"), Choice("back")))


@router.on(chose("yes_withdraw_consent", WITHDRAW))
async def withdraw(turn: Turn) -> Screen:
    await privacy.withdraw_consent(turn.work, turn.person_id, turn.app.hours)
    turn.draft.clear()
    turn.tell("screens/mine/withdrawn")
    return await show_data(turn)


@router.on(chose("agree_again"))
async def ask_to_agree(turn: Turn) -> Screen:
    """Show once more what is agreed to."""
    return Screen(CONSENT, consent_facts(turn.now.date()), (Choice("yes_agree"), Choice("refuse_again")))


router.on(chose("refuse_again", CONSENT))(show_menu)


@router.on(chose("yes_agree", CONSENT))
async def agree_again(turn: Turn) -> Screen:
    await privacy.agree_again(turn.work, turn.person_id, turn.actor.channel)
    turn.tell("screens/mine/agreed")
    return await show_menu(turn)


@router.on(chose("erase_data"))
async def ask_for_word(turn: Turn) -> Screen:
    """Say first what goes and what stays; it wants a typed word, so that no slip of a finger does it."""
    context = {**await _facts(turn), **await alone(turn)}
    return Screen(ERASE, context, (Choice("back"),), frozenset({"text"}))


@router.on(wrote(ERASE))
async def ask_to_erase(turn: Turn) -> Screen:
    due = await privacy.ask_to_erase(turn.work, turn.person_id, turn.text)
    return Screen(ASKED, {"at": due.isoformat()}, (Choice("take_back_data"), Choice("home")))


@router.on(chose("take_back_data"))
async def take_back(turn: Turn) -> Screen:
    await privacy.take_back(turn.work, turn.person_id)
    turn.tell("screens/mine/taken_back")
    return await show_menu(turn)
