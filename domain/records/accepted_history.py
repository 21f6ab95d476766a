"""What became of an accepted record: what its sender did, in old and new words, and what officers decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.engine.unit_of_work import Work
from data.queries.records import accepted as queries
from data.tables import Record
from domain.forms.model import Form
from domain.records.history import CHANGED, Change, history

ROOM = 900
"""Characters of all old and new words: the record itself stands beside them."""


@dataclass(frozen=True)
class Event:
    """One thing that became of a record: `what` is a `ReviewAction`, or what its sender did."""

    at: datetime
    what: str
    officer: str | None = None
    reason: str | None = None
    officer_id: int | None = None
    changes: tuple[Change, ...] = ()


async def events_of(work: Work, record: Record, form: Form | None) -> list[Event]:
    """Tell what became of a record, in order; of the newest changes as much as there is `ROOM` for."""
    steps, _ = await history(work, record, form, ROOM)
    changes = {step.version: step.changes for step in steps if step.action == CHANGED}
    acts = await queries.acts(work.connection, record.id or 0)
    decided = await queries.decisions(work.connection, record.id or 0)
    events = [Event(row.at, row.action, changes=changes.get(row.detail.get("version"), ())) for row in acts]
    events += [Event(row.at, row.action.value, row.officer, row.reason, row.officer_id) for row in decided]
    return sorted(events, key=lambda event: event.at)
