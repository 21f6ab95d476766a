"""The figures of an officer's unit and everything below it, at any time: short screens, and a workbook."""

from __future__ import annotations

from dataclasses import asdict, replace

from domain import figures, units
from domain.members import scope
from handlers.core.router import chose, code_of, command, wrote
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

TABLES = {
    "units": figures.by_unit,
    "kinds": figures.by_kind,
    "whom": figures.by_whom,
    "owners": figures.by_ownership,
    "workers": figures.direct_workers,
    "results": figures.results_told,
}
TABLES_OF_CAMPAIGNS = {"titles": figures.by_title, "movements": figures.by_movement}
"""What is named by the campaigns is counted with them."""


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


@router.on(*(chose(f"figures_{table}", OVERVIEW) for table in (*TABLES, *TABLES_OF_CAMPAIGNS)))
async def show_table(turn: Turn) -> Screen:
    held, table = job(turn, Figures), code_of(turn.event).removeprefix("figures_")
    asked = (turn.work, turn.person_id, held.unit, held.year)
    if table in TABLES:
        lines = await TABLES[table](*asked)
    else:
        lines = await TABLES_OF_CAMPAIGNS[table](*asked, turn.app.campaigns)
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
