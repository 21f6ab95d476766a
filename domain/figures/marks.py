"""The mark that a phase's figures have gone out, and what versions before revision 0015 left in its place."""

from __future__ import annotations

from collections.abc import Iterable

from data.engine.unit_of_work import Work
from data.queries.reminders import reminders
from domain.campaigns import Campaign
from domain.campaigns.facts import Phase

CUT = 32  # characters that the table held


def mark_of(campaign: Campaign, phase: Phase) -> str:
    return f"figures:{campaign.slug}:{phase.code}"


async def name_whole(work: Work, campaigns: Iterable[Campaign]) -> None:
    """Move each mark from the cut code of a phase to its whole name, so that an update sends no figures twice.

    Of several phases whose codes begin alike it is the last one that had ended by the day of the mark. May be run any
    number of times.
    """
    phases = [(campaign, phase) for campaign in campaigns for phase in campaign.phases]
    for old in {_cut(phase) for _, phase in phases}:
        day = await reminders.mark(work.connection, old)
        if day is None:
            continue
        ended = [pair for pair in phases if _cut(pair[1]) == old and pair[1].end.last_day() < day]
        if ended:
            campaign, phase = max(ended, key=lambda pair: pair[1].end.last_day())
            await reminders.set_mark(work.connection, mark_of(campaign, phase), day)
        await reminders.drop_mark(work.connection, old)


def _cut(phase: Phase) -> str:
    return f"figures:{phase.code}"[:CUT]
