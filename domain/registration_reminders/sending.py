"""Urging at its hour: what was asked for in the quiet hours asks for the officer's right again when it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.announcements import audience
from data.queries.campaigns import chosen_days
from data.queries.members import people
from data.queries.outbox import ledger, outbox
from data.queries.records import rounds
from data.queries.records.rounds import AsOf
from data.queries.reminders import urging
from data.queries.reminders.urging import Thing
from data.types import HANOI
from domain import audit
from domain.errors import Problem
from domain.members.news import News, tell_of_held
from domain.members.rights import demand_officer
from domain.outbox import choice
from domain.outbox.reached import Reached, reached
from domain.outbox.wakeup import notify_after
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import view

Named = Iterable[tuple[Thing, str]]
"""What can be registered now, with its name."""


async def queue(work: Work, unit_id: int, thing: Thing, name: str, day: date) -> None:
    """Remind now who has not registered and still can; `day`: that of the urging, of which each person hears once.

    Each reads the last day that holds for their own unit.
    """
    unit, today = await view(work.connection, unit_id, work.now.date()), work.now.date()
    values = {
        "kind": PushKind.REMINDER,
        "choices": [[choice("register_urged", thing.subject)]],
        "due_at": work.now,
        "created_at": work.now,
    }
    notify_after(work)
    this = await _as_of(work.connection, thing, today)
    meant = urging.open_to(unit_id, thing, work.now, this)
    for own in (None, *await rounds.days_to_come(work.connection, this)):
        last = min((found for found in (own or this.closing, thing.last_day) if found is not None), default=None)
        text = templates.render("pushes/urge", unit=unit.name, thing=name, year=day.year, last=last)
        theirs = audience.people(urging.open_until(meant, this, own))
        await outbox.put_audience(work.connection, theirs, {**values, "text": text}, prefix_of(thing, day))


async def count_open(connection: AsyncConnection, unit_id: int, thing: Thing, now: datetime, leaves: datetime) -> int:
    """Count who has not registered and still can when a reminder leaves."""
    this = await _as_of(connection, thing, leaves.astimezone(HANOI).date())
    return await urging.count_open(connection, unit_id, thing, now, this)


async def _as_of(connection: AsyncConnection, thing: Thing, day: date) -> AsOf:
    closing = await chosen_days.closing(connection, thing.campaign, thing.round)
    return AsOf(thing.campaign, thing.round, closing, day)


def prefix_of(thing: Thing, day: date) -> str:
    """Say how the keys of a day's reminders begin; the person follows."""
    return f"urge:{thing.campaign}:{thing.subject}:{day}"


async def send_due(work: Work, urging_id: int, named: Named, hours: Hours) -> None:
    """Send an urging whose hour has come, or hold it and tell the level above when the officer's role has ended."""
    row = await urging.take_up(work.connection, urging_id)
    if row is None:
        return
    found = _find(row, named)
    if found is None:  # it can be registered no more
        return
    if await people.may_act_at(work.connection, row.officer_id, row.unit_id, work.now):
        await queue(work, row.unit_id, *found, row.day)
        return
    await urging.park(work.connection, urging_id)
    await audit.record(work, None, "urging_held", f"unit:{row.unit_id}", thing=row.subject, author=row.officer_id)
    await _tell(work, row, found[1], hours)


async def send_held(work: Work, officer_id: int | None, urging_id: int, named: Named) -> str:
    """Send in an officer's name what was held; returns the unit's name. Raises `Problem` or `Refused`."""
    held = await urging.read(work.connection, urging_id)
    found = _find(held, named) if held else None
    if held is None or found is None:
        raise Problem("held_no_more")
    officer = await demand_officer(work, officer_id, held.unit_id)
    if await urging.take_up(work.connection, urging_id, officer) is None:
        raise Problem("held_no_more")
    await queue(work, held.unit_id, *found, held.day)
    await audit.record(work, officer, "urged", f"unit:{held.unit_id}", thing=held.subject, instead_of=held.officer_id)
    return (await view(work.connection, held.unit_id, work.now.date())).name


def _find(row: AnyRow, named: Named) -> tuple[Thing, str] | None:
    return next((named_round for named_round in named if named_round[0][:2] == (row.campaign, row.subject)), None)


async def _tell(work: Work, row: AnyRow, name: str, hours: Hours) -> None:
    unit = await view(work.connection, row.unit_id, work.now.date())
    author = await ledger.name_of(work.connection, row.officer_id)

    async def buttons(_: int) -> list[list[dict[str, Any]]]:
        return [[choice("urge_instead", row.id)]]

    facts = {"unit": unit.name, "author": author, "thing": name, "count": row.recipients}
    news = News("urging_held", f"urging_held:{row.id}", facts, about=row.officer_id, buttons=buttons)
    await tell_of_held(work, row.unit_id, row.officer_id, news, hours)


async def reached_today(work: Work, officer_id: int | None, unit_id: int, thing: Thing) -> Reached | None:
    """Count it; None where nobody was reminded today. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)
    day: date = work.now.date()
    total = await urging.recipients(work.connection, unit_id, thing, day)
    if total is None:
        return None
    unwanted = await urging.unwanted(work.connection, unit_id, prefix_of(thing, day), work.now)
    rows = await urging.pushes(work.connection, unit_id, prefix_of(thing, day), work.now)
    return replace(reached(total - unwanted, rows), unwanted=unwanted)
