"""The figures of a phase that has ended, for the unions that have units below.

ended(campaigns, now, hours)  the phases to be told of now
miss(work, campaigns, since, now, hours)  those of a time that is lost are not told again
tell(writer, campaign, phase, now, campaigns)  one message for each officer of the province and of a superior union
name_for(work, officer, campaign, phase, campaigns)  what the phase is called, where several campaigns have a first one
look(work, officer, campaign, phase)  the same figures again
sheet(work, officer, campaign, phase, name)  the workbook, unit by unit
"""

from __future__ import annotations

from domain.figures.counting import Figures, UnitFigures, by_unit, summed
from domain.figures.summary import ended, find_phase, look, miss, name_for, sheet, tell

__all__ = [
    "Figures",
    "UnitFigures",
    "by_unit",
    "ended",
    "find_phase",
    "look",
    "miss",
    "name_for",
    "sheet",
    "summed",
    "tell",
]
