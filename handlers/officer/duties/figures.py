"""The figures of an officer's unit and everything below it, at any time: short screens, and a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from domain import figures, units
from domain.figures import Line
from domain.members import scope
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.looking_jobs import Figures
from handlers.officer.unit_choice import ask_for_unit, typed_name

router = officer_router("figures")

UNIT, OVERVIEW = "officer/figures_unit", "officer/figures"
LISTED, WEEKS, REACH = "officer/figures_listed", "officer/figures_weeks", "officer/figures_reach"
ROWS = 12
"""Lines of one screen, so that it is read at a glance; the workbook has them all."""


@router.on(chose("officer_figures"), command("officer_figures"))
async def open_figures(turn: Turn) -> Screen:
    """Begin with the officer's own unit."""
    own = await scope.near(turn.work, turn.person_id)
    keep_job(turn, Figures(own[0].id, turn.now.year, several=len(own) > 1))
    return await show_overview(turn)


@router.on(chose("figures_unit", OVERVIEW))
async def ask_unit(turn: Turn) -> Screen:
    return await ask_for_unit(turn, UNIT, "figures_of", Choice("back"), Choice("home"), typed=job(turn, Figures).found)


@router.on(wrote(UNIT))
async def search_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Figures), found=typed_name(turn)))
    return await ask_unit(turn)


@router.on(chose("figures_of", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Figures), unit=int(turn.value), found=None))
    return await show_overview(turn)


@router.on(chose("figures_year", OVERVIEW))
async def take_year(turn: Turn) -> Screen:
    """Look at this year, or at the one before it."""
    year = min(max(int(turn.value), turn.now.year - 1), turn.now.year)
    keep_job(turn, replace(job(turn, Figures), year=year))
    return await show_overview(turn)


@router.on(chose("back", UNIT, LISTED, WEEKS, REACH))
async def show_overview(turn: Turn) -> Screen:
    """Show the sums, and by what they can be looked at."""
    held = job(turn, Figures)
    summed = await figures.overview(turn.work, turn.person_id, held.unit, held.year)
    other = held.year - 1 if held.year == turn.now.year else turn.now.year
    choices = [
        *(Choice(code) for code in ("figures_units", "figures_kinds", "figures_titles", "figures_movements")),
        *(Choice(code) for code in ("figures_whom", "figures_owners", "figures_workers")),
        *(Choice(code) for code in ("figures_results", "figures_weeks", "figures_reach", "figures_sheet")),
        Choice("figures_year", str(other), {"year": other}),
        *([Choice("figures_unit")] if held.several else []),
    ]
    return Screen(OVERVIEW, {**await _of(turn), **asdict(summed)}, (*choices, Choice("home")))


async def _of(turn: Turn) -> dict[str, object]:
    """Say of which unit and year the figures are."""
    held = job(turn, Figures)
    unit = await units.view(turn.work.connection, held.unit, turn.now.date())
    return {"unit": unit.name, "year": held.year}


@router.on(chose("figures_units", OVERVIEW))
async def show_units(turn: Turn) -> Screen:
    held = job(turn, Figures)
    return await _listed(turn, "units", await figures.by_unit(turn.work, turn.person_id, held.unit, held.year))


@router.on(chose("figures_kinds", OVERVIEW))
async def show_kinds(turn: Turn) -> Screen:
    held = job(turn, Figures)
    return await _listed(turn, "kinds", await figures.by_kind(turn.work, turn.person_id, held.unit, held.year))


@router.on(chose("figures_whom", OVERVIEW))
async def show_whom(turn: Turn) -> Screen:
    held = job(turn, Figures)
    return await _listed(turn, "whom", await figures.by_whom(turn.work, turn.person_id, held.unit, held.year))


@router.on(chose("figures_titles", OVERVIEW))
async def show_titles(turn: Turn) -> Screen:
    held, campaigns = job(turn, Figures), turn.app.campaigns
    found = await figures.by_title(turn.work, turn.person_id, held.unit, held.year, campaigns)
    return await _listed(turn, "titles", found)


@router.on(chose("figures_movements", OVERVIEW))
async def show_movements(turn: Turn) -> Screen:
    held, campaigns = job(turn, Figures), turn.app.campaigns
    found = await figures.by_movement(turn.work, turn.person_id, held.unit, held.year, campaigns)
    return await _listed(turn, "movements", found)


@router.on(chose("figures_owners", OVERVIEW))
async def show_owners(turn: Turn) -> Screen:
    held = job(turn, Figures)
    return await _listed(turn, "owners", await figures.by_ownership(turn.work, turn.person_id, held.unit, held.year))


@router.on(chose("figures_workers", OVERVIEW))
async def show_workers(turn: Turn) -> Screen:
    held = job(turn, Figures)
    found = await figures.direct_workers(turn.work, turn.person_id, held.unit, held.year)
    return await _listed(turn, "workers", found)


@router.on(chose("figures_results", OVERVIEW))
async def show_results(turn: Turn) -> Screen:
    held = job(turn, Figures)
    return await _listed(turn, "results", await figures.results_told(turn.work, turn.person_id, held.unit, held.year))


async def _listed(turn: Turn, table: str, lines: Sequence[Line]) -> Screen:
    shown = [[line.name, line.number, line.accepted] for line in lines[:ROWS]]
    context = {**await _of(turn), "table": table, "rows": shown, "more": max(len(lines) - ROWS, 0)}
    return Screen(LISTED, context, (Choice("figures_sheet"), Choice("back"), Choice("home")))


@router.on(chose("figures_weeks", OVERVIEW))
async def show_weeks(turn: Turn) -> Screen:
    """Show what was new in each of the last weeks, whatever the year that was looked at."""
    found = await figures.by_week(turn.work, turn.person_id, job(turn, Figures).unit)
    weeks = [{**week._asdict(), "first": week.first.isoformat(), "last": week.last.isoformat()} for week in found]
    return Screen(WEEKS, {**await _of(turn), "weeks": weeks}, (Choice("figures_sheet"), Choice("back"), Choice("home")))


@router.on(chose("figures_reach", OVERVIEW))
async def show_reach(turn: Turn) -> Screen:
    held = job(turn, Figures)
    found = await figures.reach(turn.work, turn.person_id, held.unit, held.year)
    context = {
        **await _of(turn),
        "units": len(found.units),
        "with_officer": len(found.with_officer),
        "grassroots": len(found.grassroots),
        "with_member": len(found.with_member),
        "silent": len(found.silent),
        "joined": found.joined_of_declared,
        "declared": sum(found.declared.values()),
        "besides": found.joined_without_list,
    }
    return Screen(REACH, context, (Choice("figures_sheet"), Choice("back"), Choice("home")))


@router.on(chose("figures_sheet", OVERVIEW, LISTED, WEEKS, REACH))
async def hand_over(turn: Turn) -> Screen | None:
    """Send the workbook; what is on show stays."""
    held = job(turn, Figures)
    turn.hand_over(await figures.current_sheet(turn.work, turn.person_id, held.unit, held.year, turn.app.campaigns))
    return turn.screen
