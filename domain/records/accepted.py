"""Accepted records of an officer's units: found by what they are and by words, opened with all that became of them.

Finding is read before the unit of work (`Work.read_before`): a province has a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState
from data.queries.privacy import named
from data.queries.records import accepted as queries
from data.queries.records import accepted_words
from data.tables import Record
from domain.campaigns import Campaign
from domain.campaigns.movements import Movements
from domain.errors import Problem
from domain.members.rights import demand_officer, demand_units
from domain.records import collectives
from domain.records.accepted_words import (
    CAMPAIGN,
    CATEGORY,
    KIND,
    MOVEMENT,
    OF_A_TITLE,
    SUBJECT,
    YEAR,
    asked_for,
    exactly,
)
from domain.records.describing import subject_name
from domain.records.naming import named_in
from domain.records.publishing import about
from domain.text import templates
from domain.text.normalise import fold

LISTED = 60  # records that one list offers, the newest first
ROWS = 500  # records that one statement reads
NO_MOVEMENT = "none"
Campaigns = Mapping[str, Campaign]


@dataclass(frozen=True)
class Filter:
    """Which records are wanted; `None` is any.

    `title` and `movement`: the code of one that is called so. The movement may be `NO_MOVEMENT` too.
    """

    unit: int | None = None
    kind: str | None = None
    title: str | None = None
    movement: str | None = None
    category: str | None = None
    year: str | None = None
    typed: str | None = None


@dataclass(frozen=True)
class Found:
    """A record as a list tells it. `title`: what it is, where its kind does not say it all; `whom`: it is about."""

    key: int
    code: str
    kind: RecordKind
    title: str
    whom: str
    row: AnyRow

    @property
    def who(self) -> frozenset[named.Who]:
        """The sender and the praised, by key."""
        return named.people(self.row.person_id, self.row.praised_id) | named.lines(self.row.entry_id)


async def find(
    work: Work, officer_id: int | None, chosen: Filter, campaigns: Campaigns, limit: int = LISTED
) -> tuple[list[Found], bool]:
    """List the newest records that are wanted, and tell whether there are more. Raises `Refused`."""
    rows, more = await find_rows(work, officer_id, chosen, campaigns, limit)
    return [described(row, campaigns) for row in rows], more


async def find_rows(
    work: Work, officer_id: int | None, chosen: Filter, campaigns: Campaigns, limit: int
) -> tuple[list[AnyRow], bool]:
    """Read the same as they are stored, where they are many: to describe them all takes a while. Raises `Refused`."""
    heads = await demand_units(work, officer_id)
    if chosen.unit is not None:
        await demand_officer(work, officer_id, chosen.unit)
        heads = [chosen.unit]
    groups, now = groups_of(chosen, campaigns), work.now

    async def look(connection: AsyncConnection) -> Sequence[AnyRow]:
        units = await queries.units(connection, heads, now)
        keys = await queries.find(connection, units, groups, limit + 1)
        return await _rows(connection, keys)

    rows = work.read_before(("accepted", officer_id, chosen, limit), look)
    return list(rows[:limit]), len(rows) > limit


async def _rows(connection: AsyncConnection, keys: Sequence[int]) -> list[AnyRow]:
    """Read records, those with the highest keys first."""
    found: list[AnyRow] = []
    for at in range(0, len(keys), ROWS):
        found += await accepted_words.rows(connection, keys[at : at + ROWS])
    return found


def groups_of(chosen: Filter, campaigns: Campaigns) -> list[accepted_words.Spans]:
    """Say by which words the wanted records are found."""
    found = []
    if chosen.title is not None:
        found.append(exactly(SUBJECT, *same_title(chosen.title, campaigns)))
    if chosen.movement is not None:
        found.append(_of_movement(chosen.movement, campaigns))
    plain = ((KIND, chosen.kind), (CATEGORY, chosen.category), (YEAR, chosen.year))
    found += [exactly(what, value) for what, value in plain if value is not None]
    return [*found, *asked_for(chosen.typed or "")]


def _of_movement(chosen: str, campaigns: Campaigns) -> accepted_words.Spans:
    """Say by which words records of a movement are found: those that name it, and all of a campaign that has no other.

    A record of before names none; where its campaign has several it is found as one without a movement.
    """
    known = Movements(campaigns.values())
    if chosen == NO_MOVEMENT:
        return exactly(CAMPAIGN, *(known.campaigns_of(None) or {""}))  # without such a campaign nothing is found
    return (*exactly(MOVEMENT, *known.codes(chosen)), *exactly(CAMPAIGN, *known.campaigns_of(chosen)))


def same_title(code: str, campaigns: Campaigns) -> list[str]:
    """List the codes of all titles that are called as this one is, in whichever file."""
    names = {title.code: fold(title.name) for campaign in campaigns.values() for title in campaign.titles}
    return [one for one, name in names.items() if name == names.get(code)] or [code]


def described(row: AnyRow, campaigns: Campaigns) -> Found:
    """Say of a record what it is and about whom."""
    title = subject_name(campaigns.get(row.campaign), row.subject) if row.kind in OF_A_TITLE else ""
    whom = row.sender
    if row.kind is RecordKind.GOOD_DEED and about(row.answers) != "self":
        whom = row.praised or named_in(row.form, row.answers).strip()
    if row.collective:
        whom = templates.label("of_collective", name=collectives.called(row.section, row.unit_then))
    return Found(row.id, row.code, row.kind, title, whom or "", row)


def what_of(one: Found, kinds: str = "kind") -> str:
    """Say what a record is: its title, how far a registration has come, or its kind as labels of `kinds` call it."""
    if one.kind is RecordKind.RESULT:
        far = templates.label(f"how_far_{one.row.how_far}") if one.row.how_far else ""
        return templates.label("result_short", name=one.title, reached=far)
    return templates.label("title_name", name=one.title) if one.title else templates.label(f"{kinds}_{one.kind}")


async def look(work: Work, officer_id: int | None, record_id: int) -> Record:
    """Return an accepted record of the officer's units, also one about the officer. Raises `Refused` or `Problem`."""
    record = await work.session.get(Record, record_id)
    if record is None:
        raise Problem("no_such_record")
    await demand_officer(work, officer_id, record.unit_id)
    if record.state is not RecordState.ACCEPTED:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    return record


async def described_whole(work: Work, record: Record, campaigns: Campaigns) -> Found:
    """Say of one record what it is and about whom."""
    (row,) = await accepted_words.rows(work.connection, [record.id or 0])
    return described(row, campaigns)
