"""Narrowing the accepted records: by unit, kind, title, movement, category, year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.records.accepted_options import options
from domain.text import templates
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.looking_jobs import FindAccepted
from handlers.officer.review.accepted import FIELDS, LIST, named, show_list
from handlers.officer.unit_choice import ask_for_unit

router = officer_router("accepted filter")

FILTER, OPTION, UNIT = "officer/accepted_filter", "officer/accepted_option", "officer/accepted_unit"


@router.on(chose("accepted_filter", LIST), chose("back", OPTION, UNIT), command("cancel", OPTION, UNIT))
async def show_fields(turn: Turn) -> Screen:
    """Ask by what the list is to be narrowed."""
    chosen = job(turn, FindAccepted).chosen
    fields = (Choice("accepted_by", what, {"text": templates.label(f"by_{what}")}) for what in FIELDS)
    context = {"filters": await named(turn, chosen)}
    return Screen(FILTER, context, (Choice("accepted_by_unit"), *fields, Choice("back"), Choice("home")))


router.on(chose("back", FILTER), command("cancel", FILTER))(show_list)


@router.on(chose("accepted_by_unit", FILTER), wrote(UNIT))
async def ask_unit(turn: Turn) -> Screen:
    return await ask_for_unit(turn, UNIT, "accepted_unit", Choice("back"))


@router.on(chose("accepted_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    """Show those of one unit and below; finding them asks whether the officer may."""
    return await _narrow(turn, "unit", int(turn.value))


@router.on(chose("accepted_by", FILTER))
async def ask_option(turn: Turn) -> Screen:
    """Offer what there is, of what was chosen to narrow by; and all again."""
    what = turn.value
    found = await options(turn.work.connection, what, turn.app.campaigns)
    choices = (Choice("accepted_is", f"{what}:{value}", {"text": name}) for value, name in found)
    every = [Choice("accepted_any", what)] if getattr(job(turn, FindAccepted).chosen, what) is not None else []
    context = {"field": what, "count": len(found)}
    return Screen(OPTION, context, (*every, *choices, Choice("back"), Choice("home")))


@router.on(chose("accepted_is", OPTION))
async def take_option(turn: Turn) -> Screen:
    what, _, value = turn.value.partition(":")
    return await _narrow(turn, what, value)


@router.on(chose("accepted_any", OPTION))
async def take_any(turn: Turn) -> Screen:
    return await _narrow(turn, turn.value, None)


async def _narrow(turn: Turn, what: str, value: str | int | None) -> Screen:
    held, narrowed = job(turn, FindAccepted), dict[str, Any](((what, value),))
    keep_job(turn, replace(held, chosen=replace(held.chosen, **narrowed)))
    return await show_list(turn)
