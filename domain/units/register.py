"""The register of units: their dated facts in memory, and back into the tables with the trail of what changed.

One unit's facts are read for a single decision, everybody's for an import; both are changed by the same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import Level, UnitStatusCode
from data.queries.units import unit_facts
from data.text.collation import title_key
from domain.text.normalise import fold
from domain.units.timeline import Span, Timeline


class Name(NamedTuple):
    name: str
    short_name: str


class Parent(NamedTuple):
    unit_id: int


class Status(NamedTuple):
    status: UnitStatusCode
    level: Level


VALUES: Mapping[str, type[Name | Parent | Status]] = {"name": Name, "parent": Parent, "status": Status}
COLUMNS = {"name": ("name", "short_name"), "parent": ("parent_id",), "status": ("status", "level")}
FOLDED_LENGTH = 300


@dataclass
class Facts:
    """The three timelines of one unit."""

    name: Timeline[Name] = field(default_factory=Timeline)
    parent: Timeline[Parent] = field(default_factory=Timeline)
    status: Timeline[Status] = field(default_factory=Timeline)

    def copy(self) -> Facts:
        """Return a copy that can be changed alone."""
        return Facts(self.name.copy(), self.parent.copy(), self.status.copy())


Register = dict[int, Facts]


async def read_register(connection: AsyncConnection, units: Collection[int] | None = None) -> Register:
    """Read the facts of all units, or of these."""
    register: Register = {unit_id: Facts() for unit_id in units or ()}
    for fact, make in VALUES.items():
        for row in await unit_facts.read_facts(connection, fact, units):
            value = make(*(getattr(row, column) for column in COLUMNS[fact]))
            span = Span(value, row.valid_from, row.valid_to, row.legal_act, row.id)
            getattr(register.setdefault(row.unit_id, Facts()), fact).spans.append(span)
    return register


async def write_register(connection: AsyncConnection, register: Register) -> None:
    """Store what was touched, in a few statements however many units there are."""
    for fact in VALUES:
        touched = [
            (unit_id, span)
            for unit_id, facts in register.items()
            for span in getattr(facts, fact).spans
            if span.touched
        ]
        new = [{"unit_id": unit_id, **_row(fact, span)} for unit_id, span in touched if span.key is None]
        known = [{"key": span.key, **_row(fact, span)} for _, span in touched if span.key is not None]
        if known:
            await unit_facts.change_facts(connection, fact, known)
        if new:
            await unit_facts.add_facts(connection, fact, new)


def _row(fact: str, span: Span[Any]) -> dict[str, Any]:
    row = dict(zip(COLUMNS[fact], span.value, strict=True))
    if fact == "name":
        row |= {"folded": fold(row["name"])[:FOLDED_LENGTH], "sort_key": title_key(row["short_name"])}
    return row | {"valid_from": span.since, "valid_to": span.until, "legal_act": span.legal_act}


@dataclass(frozen=True)
class Act:
    """From when a change holds, by which decision (số, ngày), and who entered it (`None`: the command line)."""

    since: date | None
    legal_act: str | None = None
    actor_id: int | None = None


def trail_line(at: datetime, act: Act, action: str, unit_id: int, **detail: Any) -> dict[str, Any]:
    """Make a line of the audit trail about a unit."""
    since = act.since.isoformat() if act.since else None
    return {
        "at": at,
        "actor_id": act.actor_id,
        "action": action,
        "subject": f"unit:{unit_id}",
        "detail": {"since": since, "legal_act": act.legal_act, **detail},
    }
