"""Naming occurrences whole that versions before revision 0015 cut to the last 16 characters of a phase's code."""

from __future__ import annotations

from collections.abc import Iterable

from data.engine.unit_of_work import Work
from data.queries.reminders import duties
from domain.campaigns import Campaign
from domain.campaigns.facts import Phase

CUT = 16  # characters that the table held


async def name_whole(work: Work, campaigns: Iterable[Campaign]) -> int:
    """Write the whole code in the place of a cut one; returns how many duties that were done it concerned.

    Of several phases whose codes end alike it is the one whose end is nearest to the day on which the duty was done.
    May be run any number of times.
    """
    changed = 0
    for campaign in campaigns:
        for end, phases in _cut(campaign).items():
            for row in await duties.done_at(work.connection, campaign.slug, end):
                phase = min(phases, key=lambda one: abs((one.end.last_day() - row.done_on).days))
                if phase.code != end:
                    await duties.rename(work.connection, row.id, phase.code)
                    changed += 1
    return changed


def _cut(campaign: Campaign) -> dict[str, list[Phase]]:
    """Group the phases by what was stored of their codes, where that is not all of it."""
    found: dict[str, list[Phase]] = {}
    for phase in campaign.phases:
        found.setdefault(phase.code[-CUT:], []).append(phase)
    return {end: phases for end, phases in found.items() if any(len(phase.code) > CUT for phase in phases)}
