"""The year 2026 of Thanh Hóa on an Official Account alone, for members who wrote once, when they joined.

Without templates nothing reaches them, and each morning after their officer knows how many and has every name; with
templates all but the greetings arrive. The days are those of the costs on docs/zalo.md.
"""

from __future__ import annotations

import io
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from sqlalchemy import func, insert, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState, MembershipState, PushKind, PushState
from data.queries.outbox import outbox
from data.queries.outbox.routes import Template
from data.tables import Contact, Membership, Person, Push
from data.types import HANOI
from domain.outbox.routing import Rules
from domain.undelivered import people
from domain.undelivered.morning import undelivered_for
from domain.undelivered.reasons import Why
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.routing import DAY, FREE, OA, PAID, REACHES, Office
from tests.support.unit_tree import Keys
from tests.support.zalo_costs import AT, JOINED, pushes

PAYING = Rules(REACHES, Template(PAID, OA, frozenset({PushKind.ANNOUNCEMENT, PushKind.REMINDER})))
FIRST = 1000  # the key of the first member
GREETINGS = Counter({3: 1, 5: 1, 7: 1, 9: 1, 10: 1})
OTHERS = Counter(dict.fromkeys(range(1, 13), 1) | {3: 2})
"""So many pushes for each member in each month: an announcement, and in March the last days of the registration."""


async def join(work: Work, unit_id: int, count: int) -> None:
    """Let so many people join, with their Zalo alone; they write nothing more."""
    same = {"address_form": "anh/chị", "created_at": JOINED}
    named = [{"id": key, "name": f"Người {key}", "sort_key": str(key), **same} for key in range(FIRST, FIRST + count)]
    await work.connection.execute(insert(table_of(Person)), named)
    for table, more in (
        (Contact, {"channel": OA, "state": ContactState.ACTIVE, "written_at": JOINED}),
        (Membership, {"unit_id": unit_id, "state": MembershipState.ACTIVE, "since": JOINED}),
    ):
        own = [{"external_id": str(key)} if table is Contact else {} for key in range(FIRST, FIRST + count)]
        rows = [{"person_id": FIRST + number, **more, **row} for number, row in enumerate(own)]
        await work.connection.execute(insert(table_of(table)), rows)


async def tell(work: Work, values: dict[str, Any], prefix: str) -> None:
    person_id = table_of(Person).c.id
    await outbox.put_audience(work.connection, select(person_id).where(person_id >= FIRST), values, prefix)


async def live(office: Office, clock: TestClock, unit_id: int, count: int) -> dict[date, Counter[Why]]:
    """Live the year's pushes; returns what the officer heard on the mornings after them."""
    officer = int(await office.writer.run(doing(person, "Hoa", officer_of=[unit_id])))
    await office.writer.run(doing(join, unit_id, count))
    mornings = {}
    for day, kind in pushes():
        clock.moment = datetime.combine(day, AT, HANOI)
        values = {"kind": kind, "text": f"Tin ngày {day:%d/%m}", "due_at": clock.moment, "created_at": clock.moment}
        await office.writer.run(doing(tell, values, f"{kind}:{day}"))
        await office.works()
        clock.moment = datetime.combine(day + DAY, time(7, 30), HANOI)
        async with office.writer.engine.connect() as connection:
            found = await undelivered_for(connection, clock.moment, clock.moment - timedelta(days=1), (None,))
        mornings[day] = found[officer].counted if officer in found else Counter()
    return mornings


async def by_month(writer: Writer) -> dict[tuple[int, str | None], int]:
    """Count the pushes by month and way; without one they did not arrive."""
    push = table_of(Push)
    month = func.strftime("%m", push.c.created_at)
    way = select(month, push.c.way, func.count()).where(push.c.state.in_((PushState.SENT, PushState.GONE)))
    async with writer.engine.connect() as connection:
        rows = (await connection.execute(way.group_by(month, push.c.way))).all()
    return {(int(row[0]), row[1]): row[2] for row in rows}


async def test_without_templates_the_officers_know_each_name(writer: Writer, keys: Keys, clock: TestClock) -> None:
    office, count = Office(writer, FREE), 300
    mornings = await live(office, clock, keys["MAY"], count)
    assert set(map(tuple, (one.items() for one in mornings.values()))) == {((Why.WINDOW, count),)}
    assert await by_month(writer) == {
        (month, None): count * (OTHERS[month] + GREETINGS[month]) for month in range(1, 13)
    }
    officer = int(await office.writer.run(doing(person, "Lan", officer_of=[keys["MAY"]])))
    document = await writer.run(doing(people.call_list, officer, keys["MAY"]))
    missed = openpyxl.load_workbook(io.BytesIO(document.make())).worksheets[0]
    named = [row[2].value for row in missed.iter_rows(min_row=4)]
    assert named == [f"Người {key}" for key in range(FIRST, FIRST + count)]


async def test_with_templates_all_but_the_greetings_arrive(writer: Writer, keys: Keys, clock: TestClock) -> None:
    office, count = Office(writer, PAYING), 10
    mornings = await live(office, clock, keys["MAY"], count)
    lost = {day for day, counted in mornings.items() if counted}
    assert lost == {day for day, kind in pushes() if kind is PushKind.GREETING}
    by_template: dict[tuple[int, str | None], int] = {(month, PAID): count * OTHERS[month] for month in OTHERS}
    assert await by_month(writer) == by_template | {(month, None): count * GREETINGS[month] for month in GREETINGS}
