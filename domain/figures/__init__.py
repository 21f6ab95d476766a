"""Figures: of a phase that has ended, for the unions that have units below; and of any unit at any time.

ended(campaigns, now, hours)  the phases to be told of now
miss(work, campaigns, since, now, hours)  those of a time that is lost are not told again
tell(writer, campaign, phase, now, campaigns)  one message for each officer of the province and of a superior union
name_for(work, officer, campaign, phase, campaigns)  what the phase is called, where several campaigns have a first one
look(work, officer, campaign, phase)  the same figures again
sheet(work, officer, campaign, phase, name)  the workbook, unit by unit
overview, by_unit, by_kind, by_title, by_movement(work, officer, unit, year, ...)  a year of a unit and everything below
by_whom(work, officer, unit, year)  people and collectives apart
by_week(work, officer, unit)  what was new in the last weeks
by_ownership, direct_workers(work, officer, unit, year)  by who owns the units; the share of workers in production
results_told(work, officer, unit, year)  how far people came with what they had registered
reach(work, officer, unit, year)  units with an officer, with a member, joined of declared, silent ones
current_sheet(work, officer, unit, year, campaigns)  all of that as a workbook
"""

from __future__ import annotations

from domain.figures.current import (
    Line,
    by_kind,
    by_movement,
    by_title,
    by_unit,
    by_week,
    by_whom,
    overview,
    results_told,
)
from domain.figures.current_sheet import sheet as current_sheet
from domain.figures.kinds import by_ownership, direct_workers
from domain.figures.reach import reach
from domain.figures.summary import ended, find_phase, look, miss, name_for, sheet, tell
