"""Closing a round: until when the unit's members may change or withdraw what they handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain import units
from domain.input.typed_day import coming_day
from domain.members import scope
from domain.records.rounds import round_closes_on, rounds_of, set_closing
from domain.year.choosing import demand_below_issuer
from handlers.core.campaigns import demand_running_at
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Closing
from handlers.officer.unit_choice import unit_choices

router = officer_router("closing")

UNIT, ROUND, DAY = "officer/closing_unit", "officer/closing_round", "officer/closing_day"
STEPS = (UNIT, ROUND, DAY)


@router.on(chose("officer_closing"))
async def begin(turn: Turn) -> Screen:
    """Ask for which unit; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    keep_job(turn, Closing(near[0].id))
    if len(near) == 1:
        return await ask_round(turn)
    return Screen(UNIT, {}, (*unit_choices("closing_unit", near), Choice("home")))


@router.on(chose("closing_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Closing), unit=int(turn.value)))
    return await ask_round(turn)


@router.on(chose("back", DAY), command("cancel", *STEPS))
async def ask_round(turn: Turn) -> Screen:
    """Offer the rounds that run today, with the last day that holds now."""
    held = job(turn, Closing)
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    named = rounds_of(await demand_running_at(turn, unit.id), turn.now.date())
    keep_job(turn, replace(held, rounds=tuple((ending.campaign, ending.round) for ending in named), round=None))
    choices = (Choice("closing_round", str(at), {"name": ending.name}) for at, ending in enumerate(named))
    return Screen(ROUND, {"unit": unit.name}, (*choices, Choice("home")))


@router.on(chose("closing_round", ROUND))
async def take_round(turn: Turn) -> Screen:
    held = job(turn, Closing)
    keep_job(turn, replace(held, round=held.rounds[int(turn.value)]))
    return await ask_day(turn)


async def ask_day(turn: Turn) -> Screen:
    """Ask for the last day; "none" lets a record be changed until it is settled."""
    held = job(turn, Closing)
    campaign, round_ = asked(held.round)
    last = await round_closes_on(turn.work, held.unit, campaign, round_)
    none = (Choice("closing_none"),) if last else ()
    context = {"until": last.isoformat() if last else None, "today": turn.now.date().isoformat()}
    return Screen(DAY, context, (*none, Choice("back"), Choice("home")), frozenset({"choice", "text"}))


@router.on(wrote(DAY))
async def take_day(turn: Turn) -> Screen:
    return await _set(turn, coming_day(turn.text, turn.now.date()))


@router.on(chose("closing_none", DAY))
async def take_none(turn: Turn) -> Screen:
    return await _set(turn, None)


async def _set(turn: Turn, last: date | None) -> Screen:
    held = job(turn, Closing)
    campaign, round_ = asked(held.round)
    await demand_below_issuer(turn.work, held.unit, turn.app.campaigns[campaign], round_)
    await set_closing(turn.work, turn.person_id, held.unit, campaign=campaign, round_=round_, last=last)
    turn.tell("screens/officer/closing_set", until=last.isoformat() if last else None)
    return await ask_round(turn)
