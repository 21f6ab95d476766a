"""What waited at a unit when it ended: those who look after it since are told once, in the morning.

Nothing is moved (`data.queries.units.succession`): from the first moment of the day on which a unit has ended, what
waits there lies on the desks of those who carry on after it, and what their officers do is asked by that right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.letters import from_before, waiting
from data.queries.members import officers
from data.queries.reminders import taken_over
from data.queries.reminders.taken_over import Lying
from domain import units
from domain.letters.writing import pushes
from domain.outbox import choice, enqueue_all
from domain.outbox.buttons import Rows
from domain.text import templates

FROM_BEFORE = timedelta(days=14)
"""A letter from before the list of letters is not handed on after so many days: its writer has asked again, or not."""

LISTED = 5
"""So many of several units that carry on are named in a message; the others are counted."""

PAGE = 100
"""Messages that are made in one unit of work."""


@dataclass(frozen=True)
class _TakenOver:
    """What one officer has taken over of one unit."""

    lying: Lying
    announcements: tuple[int, ...] = ()


async def tell_of_ended(writer: Writer, now: datetime) -> None:
    """Tell each officer once of what they took over, and hand on what members wrote to those before.

    The keys of the messages remember who was told, so it may be run at any time and by several. Who becomes an officer
    later, or takes a unit over again after a correction, is told of it as well.
    """
    async with writer.engine.connect() as connection:
        found = await _found(connection, now)
        letters = await waiting.at_ended(connection, now)
        old = await _from_before(connection, now)
    for start in range(0, len(found), PAGE):
        await writer.run(partial(_tell, page=found[start : start + PAGE]))
    for start in range(0, len(letters), PAGE):
        await writer.run(partial(_hand_on, page=letters[start : start + PAGE]))
    for start in range(0, len(old), PAGE):
        await writer.run(partial(_send_on, page=old[start : start + PAGE]))


async def _from_before(connection: AsyncConnection, now: datetime) -> list[AnyRow]:
    since, found = now - FROM_BEFORE, list[AnyRow]()
    writers = await from_before.writers(connection, since)
    for start in range(0, len(writers), PAGE):
        found += await from_before.unanswered(connection, writers[start : start + PAGE], since, now)
    return found


async def _found(connection: AsyncConnection, now: datetime) -> list[_TakenOver]:
    found = {(one.unit_id, one.person_id): _TakenOver(one) for one in await taken_over.waiting(connection, now)}
    for row in await taken_over.announcements(connection, now.date()):
        for officer in await officers.in_charge_above(connection, row.unit_id, now):
            nothing = _TakenOver(Lying(row.unit_id, officer.id, officer.address_form, 0, 0, 0))
            one = found.get((row.unit_id, officer.id), nothing)
            found[row.unit_id, officer.id] = replace(one, announcements=(*one.announcements, row.id))
    return list(found.values())


async def _tell(work: Work, page: Sequence[_TakenOver]) -> None:
    day = work.now.date()
    ended = {
        unit.id: (unit, await units.successors(work.connection, unit.id, day))
        for unit in await units.views(work.connection, sorted({one.lying.unit_id for one in page}), day)
    }
    rows = [_row(work, one, *ended[one.lying.unit_id]) for one in page if one.lying.unit_id in ended]
    await enqueue_all(work, rows)


def _row(work: Work, one: _TakenOver, unit: units.UnitView, successors: list[units.UnitView]) -> dict[str, Any]:
    lying = one.lying
    facts = {
        "unit": unit.name,
        "status": unit.status.value,
        "since": unit.since,
        "successors": [other.short_name for other in successors[:LISTED]] if len(successors) > 1 else [],
        "others": len(successors[LISTED:]),
        "people": lying.people,
        "records": lying.records,
        "outstanding": lying.outstanding,
        "announcements": len(one.announcements),
    }
    return {
        "key": f"taken_over:{unit.id}:{unit.since}:{lying.person_id}",
        "kind": PushKind.NOTICE,
        "person_id": lying.person_id,
        "text": templates.render("pushes/taken_over", facts, you=lying.address_form),
        "choices": _choices(one),
        "due_at": work.now,
    }


def _choices(one: _TakenOver) -> Rows:
    lies = one.lying
    codes = {"review_outstanding": lies.outstanding, "confirm_people": lies.people, "review_records": lies.records}
    rows = [[choice(code, count=count)] for code, count in codes.items() if count]
    if len(one.announcements) == 1:
        rows.append([choice("announce_look", one.announcements[0], label="announce_held_look")])
    elif one.announcements:
        rows.append([choice("announce_list")])
    return rows


async def _hand_on(work: Work, page: Sequence[AnyRow]) -> None:
    """Send letters to whoever looks after their writers' unit now; those who have one already get it once."""
    rows = []
    for letter in page:
        found = await officers.nearest(work.connection, letter.unit_id, work.now, letter.person_id)
        to = [officer.id for officer in found if officer.id not in letter.kept_from]
        rows += await pushes(work, letter, to, work.now)
    await enqueue_all(work, rows)


async def _send_on(work: Work, page: Sequence[AnyRow]) -> None:
    """Send on what lies in no list, as it was sent before; the key lets each have it once."""
    rows = []
    for letter in page:
        key = letter.key.rpartition(":")[0]
        for officer in await officers.nearest(work.connection, letter.unit_id, work.now, letter.about_id):
            row = {"key": f"{key}:{officer.id}", "kind": PushKind.NOTICE, "person_id": officer.id, "text": letter.text}
            rows.append(row | {"choices": letter.choices, "about_id": letter.about_id, "due_at": work.now})
    await enqueue_all(work, rows)
