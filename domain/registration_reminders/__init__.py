"""Urging: who of a unit has registered a thing, who has only joined, who is not there; and reminding the second.

groups(work, officer, unit_id, thing)  the three groups
urge(work, officer, unit_id, thing, name=, hours=)  reminds those who only joined, at most once a day
sheet(work, officer, unit_id, thing, name=)  the same as a workbook, name by name
reached_today(work, officer, unit_id, thing)  whom today's reminder has reached, and how
registrable(campaigns, today)  what can be registered
send_due(work, urging_id, named, hours)  what waited for the morning; without its author's right it is held
send_held(work, officer, urging_id, named)  what was held, in another officer's name
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.reminders import urging
from data.queries.reminders.urging import Thing
from domain import audit
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.quiet_hours import Hours
from domain.records.titles import offered_to_people, other_titles, titles_for
from domain.registration_reminders import sending
from domain.registration_reminders.sending import reached_today, send_due, send_held
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import templates
from domain.units import view

__all__ = ["Groups", "Thing", "groups", "reached_today", "registrable", "send_due", "send_held", "sheet", "urge"]


@dataclass(frozen=True)
class Groups:
    """Numbers of people of a unit and everything below. `absent`: of the units' own lists; `None` without a list."""

    registered: int
    joined: int
    open: int  # of those who joined: for whom the round is open
    absent: int | None
    urged_at: datetime | None  # when they were reminded today


def registrable(campaigns: Iterable[Campaign], today: date) -> Iterator[tuple[Thing, str]]:
    """List what can be registered now, with its name: the titles, and what is no title.

    A title is asked of the groups of workers for whom it is meant, and of nobody who registered another one this year.
    """
    for campaign in campaigns:
        phases = [phase.code for phase in campaign.phases if phase.start.first_day() <= today <= phase.end.last_day()]
        for registrable in offered_to_people(campaign, today):
            rounds = tuple(phases) if registrable.round == "phase" and phases else (str(today.year),)
            titles = titles_for(campaign, None, registrable.titles)
            for title in titles:
                others = tuple(sorted(other_titles(campaign, title.code)))
                thing = Thing(campaign.slug, title.code, rounds, title.categories, others, registrable.last_day)
                yield thing, templates.label("title_name", name=title.name)
            if not registrable.titles:
                thing = Thing(campaign.slug, registrable.code, rounds, last_day=registrable.last_day)
                yield thing, registrable.label


async def groups(work: Work, officer_id: int | None, unit_id: int, thing: Thing) -> Groups:
    """Count the three groups. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)

    async def count(connection: AsyncConnection) -> tuple[int, int, int, int]:
        members = await urging.count_members(connection, unit_id, thing, work.now)
        joined = await urging.count_missing(connection, unit_id, thing, work.now)
        listed = await urging.count_listed(connection, unit_id, thing, work.now.date())
        return members, joined, listed, await sending.count_open(connection, unit_id, thing, work.now, work.now)

    members, joined, listed, open_ = work.read_before(("registered", unit_id, thing), count)
    at = await urging.urged(work.connection, unit_id, thing, work.now.date())
    return Groups(members - joined, joined, open_, max(listed - members, 0) if listed else None, at)


async def urge(work: Work, officer_id: int | None, unit_id: int, thing: Thing, *, name: str, hours: Hours) -> int:
    """Remind who has joined and not registered; returns how many. Nothing happens a second time on the same day.

    In quiet hours it waits for their end, and the officer's right is asked for again then. Nobody is reminded of the
    same thing twice a day, whichever officer asks, nor of a round that is closed for their own unit when the reminder
    leaves. Raises `Refused`, or `Problem` where the round is closed for all of them.
    """
    officer = await demand_officer(work, officer_id, unit_id)
    day, due = work.now.date(), hours.awake(work.now)
    count = await sending.count_open(work.connection, unit_id, thing, work.now, due)
    if not count and await urging.count_missing(work.connection, unit_id, thing, work.now):
        raise Problem("urging_closed")
    row = {"unit_id": unit_id, "campaign": thing.campaign, "subject": thing.subject, "day": day}
    waits = {"due_at": due if due > work.now else None}
    fresh = await urging.urge(
        work.connection, {**row, **waits, "officer_id": officer, "at": work.now, "recipients": count}
    )
    if not fresh:
        return 0
    if due <= work.now:
        await sending.queue(work, unit_id, thing, name, day)
    await audit.record(work, officer, "urged", f"unit:{unit_id}", thing=thing.subject, recipients=count)
    return count


async def sheet(work: Work, officer_id: int | None, unit_id: int, thing: Thing, *, name: str) -> Document:
    """Write those who have not registered, and the lines of the lists with nobody behind them. Raises `Refused`."""
    officer = await demand_officer(work, officer_id, unit_id)
    missing = await urging.list_missing(work.connection, unit_id, thing, work.now)
    absent = await urging.list_absent(work.connection, unit_id, thing, work.now.date())
    unit = await view(work.connection, unit_id, work.now.date())
    heads = [templates.label(f"column_{column}") for column in ("unit", "section", "name", "number")]
    await audit.record(
        work, officer, "list_exported", f"unit:{unit_id}", thing=thing.subject, lines=len(missing) + len(absent)
    )
    title = templates.label("sheet_title", thing=name, unit=unit.name, day=work.now)
    return workbook(
        templates.label("sheet_file", code=unit.code, day=work.now),
        Sheet(templates.label("sheet_joined"), title, heads[:3], [list(row) for row in missing]),
        Sheet(templates.label("sheet_absent"), title, heads, [list(row) for row in absent]),
    )
