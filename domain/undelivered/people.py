"""Whom nothing reached, for the officers who may meet or call them; the head of a section gets the number alone."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.engine.statements import AnyRow, AnySelect
from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.announcements.audience import are_few
from data.queries.members import memberships
from data.queries.outbox import undelivered_people as queries
from data.queries.units.units import only
from domain import audit
from domain.members import sections
from domain.members.rights import demand_officer
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import templates
from domain.text.clusters import clip
from domain.undelivered.reasons import Why, by_why, why
from domain.units import UnitView, view, views

LATELY = timedelta(days=30)
AT_MOST = 4_000
"""Members of whom a screen counts; where more belong below, only those of the unit itself are looked at."""

PAGE = 5  # names of one page
SHORT = 70  # characters of what was not received
COLUMNS = ("unit", "section", "name", "phone", "why", "what")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Standing:
    """How many people are not reached, and why. `doubt`: may have got it; `absent`: of the list, never joined."""

    counted: Counter[Why]
    doubt: int = 0
    absent: int = 0
    below: bool = True  # units below without an officer of their own are among it
    of_section: bool = False

    @property
    def people(self) -> int:
        return self.counted.total()


@dataclass(frozen=True)
class Missed:
    """Somebody whom something did not reach, the last of it, and why."""

    person_id: int
    membership_id: int | None
    name: str
    section: str
    unit: str
    phone: str
    why: Why
    what: str
    at: datetime


async def standing(work: Work, officer_id: int | None, unit_id: int) -> Standing:
    """Count whom nothing reached in the last month, of those for whom a unit's officers are the nearest.

    Raises `Refused`.
    """
    await demand_officer(work, officer_id, unit_id)
    who, below = await whom(work, unit_id)
    reasons, doubt = await queries.counts(work.connection, who, work.now - LATELY)
    units = queries.near(unit_id, work.now) if below else only(unit_id)
    absent = await queries.count_not_joined(work.connection, units)
    return Standing(by_why(reasons), doubt, absent, below)


async def whom(work: Work, unit_id: int) -> tuple[AnySelect, bool]:
    """Select whom the officers of a unit look after; tell whether units below are among it."""
    below = await are_few(work.connection, queries.near(unit_id, work.now), AT_MOST)
    return queries.people_of(unit_id, work.now, below=below), below


async def page(work: Work, officer_id: int | None, unit_id: int, number: int) -> list[Missed]:
    """List one page of them by name, from 0 on. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    who, _ = await whom(work, unit_id)
    rows = await queries.listed(work.connection, who, work.now - LATELY, PAGE, PAGE * number)
    return await _described(work, rows)


async def _described(work: Work, rows: Sequence[AnyRow]) -> list[Missed]:
    ids = sorted({row.unit_id for row in rows})
    names = {unit.id: unit.short_name for unit in await views(work.connection, ids, work.now.date())}
    return [
        Missed(
            row.person_id,
            row.membership_id,
            row.name or "",
            row.section or "",
            names.get(row.unit_id, ""),
            row.phone or "",
            why(row.state, row.problem),
            in_short(row),
            row.settled_at,
        )
        for row in rows
    ]


def in_short(row: AnyRow) -> str:
    """Say in a line what a push was: an announcement by its own first words, an answer only as such."""
    if row.announced is not None:
        return clip(row.announced.partition("\n")[0], SHORT)
    if row.kind is PushKind.NOTICE:
        return templates.label("missed_notice")
    first = html.unescape(_TAG.sub("", (row.text or "").partition("\n")[0])).strip()
    return clip(first, SHORT) if first else templates.label("missed_forgotten")


async def call_list(work: Work, officer_id: int | None, unit_id: int) -> Document:
    """Write them with their numbers, and who stands in the list and never joined. Raises `Refused`."""
    officer = await demand_officer(work, officer_id, unit_id)
    who, below = await whom(work, unit_id)
    missed = await _described(work, await queries.listed(work.connection, who, work.now - LATELY, AT_MOST))
    units = queries.near(unit_id, work.now) if below else only(unit_id)
    absent = await queries.not_joined(work.connection, units)
    ids = sorted({row.unit_id for row in absent})
    names = {one.id: one.short_name for one in await views(work.connection, ids, work.now.date())}
    unit = await view(work.connection, unit_id, work.now.date())
    lines = len(missed) + len(absent)
    await audit.record(work, officer, "list_exported", f"unit:{unit_id}", what="undelivered", lines=lines)
    heads = [templates.label(f"column_{column}") for column in COLUMNS]
    title = templates.label("sheet_calls_title", unit=unit.name, day=work.now)
    reached_by_none = [
        [one.unit, one.section, one.name, one.phone, templates.label(f"why_{one.why}"), one.what] for one in missed
    ]
    never = [[names.get(row.unit_id, ""), row.section, row.name, row.phone] for row in absent]
    return workbook(
        templates.label("sheet_calls_file", code=unit.code, day=work.now),
        Sheet(templates.label("sheet_calls_missed"), title, heads, reached_by_none),
        Sheet(templates.label("sheet_calls_absent"), title, heads[:4], never),
    )


async def section_of(work: Work, leader_id: int | None) -> tuple[UnitView, AnySelect, bool]:
    """Return the unit of the head of a section, and select whom they look after: the section (True), or else the unit.

    Raises `Refused`.
    """
    unit = await sections.unit_of_leader(work, leader_id)
    place = await memberships.last_place(work.connection, leader_id or 0)
    section = place.section_id if place is not None and place.unit_id == unit.id else None
    if section is None:
        return unit, queries.people_of(unit.id, work.now, below=False), False
    return unit, queries.of_section(unit.id, section), True


async def standing_of_section(work: Work, leader_id: int | None) -> Standing:
    """Count the same for the head of a section, who sees nobody: no name, no list. Raises `Refused`."""
    _, who, of_section = await section_of(work, leader_id)
    reasons, doubt = await queries.counts(work.connection, who, work.now - LATELY)
    return Standing(by_why(reasons), doubt, of_section=of_section)
