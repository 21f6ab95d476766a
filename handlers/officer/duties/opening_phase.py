"""Opening a special phase from the calendar of the year: for which unit, its name, theme, occasion and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain import units
from domain.campaigns.special_phase import SpecialPhase
from domain.errors import Problem
from domain.input.typed_day import coming_day
from domain.members import scope
from domain.year.opening import (
    NAME_LIMIT,
    THEME_LIMIT,
    Proposed,
    campaign_for,
    checked_words,
    demand_days,
    demand_in_period,
    next_key,
    open_phase,
)
from domain.year.special_phases import phase_at
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import special_phases, year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.unit_choice import ask_for_unit
from handlers.officer.year_jobs import OpenPhase

router = officer_router("opening a phase")

UNIT, NAME, THEME = "officer/phase_unit", "officer/phase_name", "officer/phase_theme"
OCCASION, FIRST, LAST = "officer/phase_occasion", "officer/phase_first", "officer/phase_last"
REVIEW = "officer/phase_review"
STEPS = (NAME, THEME, OCCASION, FIRST, LAST, REVIEW)
ENDS = (Choice("back"), Choice("cancel"))
_TYPED = frozenset({"choice", "text"})
_WEEK = timedelta(days=7)


@router.on(chose("open_phase", special_phases.LIST))
async def begin(turn: Turn) -> Screen:
    """Ask for which unit, in the year that was tapped; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    keep_job(turn, OpenPhase(int(turn.value), near[0].id))
    if len(near) == 1:
        return await ask_name(turn)
    return await ask_for_unit(turn, UNIT, "phase_unit", Choice("cancel"))


@router.on(wrote(UNIT))
async def find_unit(turn: Turn) -> Screen:
    job(turn, OpenPhase)
    return await ask_for_unit(turn, UNIT, "phase_unit", Choice("cancel"))


@router.on(chose("phase_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OpenPhase), unit=int(turn.value)))
    return await ask_name(turn)


@router.on(*(chose("cancel", step) for step in (UNIT, *STEPS)), command("cancel", UNIT, *STEPS))
async def give_up(turn: Turn) -> Screen:
    return await special_phases.go_back(turn, job(turn, OpenPhase).year)


@router.on(chose("back", THEME))
async def ask_name(turn: Turn) -> Screen:
    held = job(turn, OpenPhase)
    await campaign_for(turn.work, turn.person_id, turn.app.campaigns, held.unit)
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    context = {"unit": unit.name, "limit": NAME_LIMIT, "old": held.name}
    return Screen(NAME, context, (Choice("cancel"),), _TYPED)


@router.on(wrote(NAME))
async def take_name(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OpenPhase), name=checked_words(turn.text, NAME_LIMIT)))
    return await ask_theme(turn)


@router.on(chose("back", OCCASION))
async def ask_theme(turn: Turn) -> Screen:
    return _ask_words(turn, THEME)


@router.on(chose("back", FIRST))
async def ask_occasion(turn: Turn) -> Screen:
    return _ask_words(turn, OCCASION)


def _ask_words(turn: Turn, screen: str) -> Screen:
    context = {"name": asked(job(turn, OpenPhase).name), "limit": THEME_LIMIT}
    return Screen(screen, context, (Choice("skip"), *ENDS), _TYPED)


@router.on(wrote(THEME), chose("skip", THEME))
async def take_theme(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OpenPhase), theme=_words(turn)))
    return await ask_occasion(turn)


@router.on(wrote(OCCASION), chose("skip", OCCASION))
async def take_occasion(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OpenPhase), occasion=_words(turn)))
    return await ask_first(turn)


def _words(turn: Turn) -> str | None:
    """Read what was typed; nothing where the question was skipped."""
    return checked_words(turn.text, THEME_LIMIT) if turn.text else None


@router.on(chose("back", LAST))
async def ask_first(turn: Turn) -> Screen:
    held = job(turn, OpenPhase)
    example = max(turn.now.date() + _WEEK, date(held.year, 1, 1))
    return Screen(FIRST, {"name": asked(held.name), "example": example.isoformat()}, ENDS, _TYPED)


@router.on(wrote(FIRST))
async def take_first(turn: Turn) -> Screen:
    """Take a typed day; without a year it is the next one of the year on show."""
    held = job(turn, OpenPhase)
    first = coming_day(turn.text, max(turn.now.date(), date(held.year, 1, 1)))
    demand_in_period(await campaign_for(turn.work, turn.person_id, turn.app.campaigns, held.unit), first)
    keep_job(turn, replace(held, first=first))
    return await ask_last(turn)


@router.on(chose("back", REVIEW))
async def ask_last(turn: Turn) -> Screen:
    held = job(turn, OpenPhase)
    first = asked(held.first)
    context = {"name": asked(held.name), "first_day": first.isoformat(), "example": (first + 4 * _WEEK).isoformat()}
    return Screen(LAST, context, ENDS, _TYPED)


@router.on(wrote(LAST))
async def take_last(turn: Turn) -> Screen:
    """Take a typed day; without a year it is the first such day of the phase."""
    held = job(turn, OpenPhase)
    last = coming_day(turn.text, asked(held.first))
    campaign = await campaign_for(turn.work, turn.person_id, turn.app.campaigns, held.unit)
    demand_days(campaign, asked(held.first), last, turn.now.date())
    keep_job(turn, replace(held, last=last))
    return await review(turn)


async def review(turn: Turn) -> Screen:
    """Show the phase whole before it is opened, under a key that is free now."""
    held = job(turn, OpenPhase)
    campaign = await campaign_for(turn.work, turn.person_id, turn.app.campaigns, held.unit)
    wanted = _wanted(held)
    key = await next_key(turn.work, campaign, held.unit, wanted.first.year)
    keep_job(turn, replace(held, key=key))
    phase = SpecialPhase(key.code, held.unit, *wanted)
    facts = await special_phases.facts_of(turn, phase)
    return Screen(REVIEW, facts, (Choice("confirm_phase"), *ENDS))


def _wanted(held: OpenPhase) -> Proposed:
    return Proposed(asked(held.name), asked(held.first), asked(held.last), held.theme, held.occasion)


@router.on(chose("confirm_phase", REVIEW))
async def confirm(turn: Turn) -> Screen:
    """Open it; whoever comes second sees what another officer has opened, and may still open theirs."""
    held = job(turn, OpenPhase)
    key = asked(held.key)
    try:
        await open_phase(turn.work, turn.person_id, turn.app.campaigns, key, _wanted(held))
    except Problem as problem:
        if problem.template != "day_chosen_meanwhile":
            raise
        await _tell_first(turn, held)
        return await review(turn)
    turn.tell("screens/officer/phase_opened")
    return await special_phases.show_opened(turn, key)


async def _tell_first(turn: Turn, held: OpenPhase) -> None:
    first = await phase_at(turn.work, turn.person_id, asked(held.key))
    facts = await special_phases.facts_of(turn, first.phase)
    turn.tell("screens/officer/phase_meanwhile", **facts, **year.author_of(first.choice))
