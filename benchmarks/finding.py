"""Finding one of 100,000 accepted records, and counting them: each list and search of a union's and the province's."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.form_step import MOMENT
from benchmarks.grown_town import PROVINCE, UNION, UNIONS, found_units
from benchmarks.page import Line, Section
from benchmarks.timed_writer import TimedWriter
from benchmarks.took import timed
from benchmarks.turns import postgres
from bot.app.run import spare_the_collector
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState, Role, WorkerCategory
from data.queries.records import accepted_words
from data.sealing import DataKey, DataKeys
from data.tables import Grant, Person, Record
from domain import figures
from domain.campaigns import load_all
from domain.campaigns.movements import offered
from domain.records import accepted
from domain.records.accepted import NO_MOVEMENT, Filter
from domain.records.accepted_words import read_unread

RECORDS, FEWER_RECORDS = 100_000, 20_000
EACH = 5  # records of one person
AT_ONCE = 2_000  # rows of one insert
TIMES, WARM = 20, 2
AIM, BESIDE = 0.02, 0.05  # seconds: of a unit of work, and of all with what is read beside it

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Giàng", "H’Hen")
MIDDLES = ("Thị", "Văn", "Đức", "Thị Thu", "Minh", "Xuân")
GIVEN = ("Hạnh", "Mai", "Hùng", "Páo", "Niê", "Hằng", "Lan", "Tuấn", "Quỳnh", "Bình", "Nga", "Thúy", "Sơn", "Dũng")
ONE, SEVERAL = "thanh-hoa-2021", "dak-lak-2020"
"""A campaign with one movement, and one with nine."""
TITLES = ("th21-title-worker", "th21-title-employee")


class Search(NamedTuple):
    what: str
    chosen: Filter
    union: bool = False  # by an officer of one union


SEARCHES = (
    Search("the newest", Filter()),
    Search("two words that a third has, “nguyen thi”", Filter(typed="nguyen thi")),
    Search("the beginning of words, “ha”", Filter(typed="ha")),
    Search("three words, “giang duc pao”", Filter(typed="giang duc pao")),
    Search("common words that nobody has together, “van thi”", Filter(typed="van thi")),
    Search("a name that nobody has", Filter(typed="khong ai")),
    Search("a code", Filter(typed="th 4f7a")),
    Search("a title and a year", Filter(title=TITLES[1], year="2022")),
    Search("a kind, a movement and a name", Filter(kind="good_deed", movement="th21-movement", typed="hanh")),
    Search("a movement that several files name", Filter(movement="lc20-movement-good-creative")),
    Search("a movement and a name", Filter(movement="dl20-movement-green", typed="pao")),
    Search("no movement, and a year", Filter(movement=NO_MOVEMENT, year="2023")),
    Search("a category that is rare", Filter(category="civil_servant", typed="mai")),
    Search("the newest", Filter(), union=True),
    Search("two words that a third has, “nguyen thi”", Filter(typed="nguyen thi"), union=True),
    Search("a title and a year", Filter(title=TITLES[1], year="2022"), union=True),
)


FIGURES = ("by_unit", "by_kind", "by_title", "by_movement", "by_week")


async def _fill(work: Work, keys: Mapping[str, int], records: int) -> tuple[int, int]:
    """Write people and their accepted records, and an officer of the first union and of the province."""
    draw = random.Random(7)
    unions = [keys[UNION.format(number)] for number in range(UNIONS)]
    person = {"address_form": "anh/chị", "wishes": True, "reminders": True, "created_at": MOMENT}
    people, rows = list[dict[str, Any]](), list[dict[str, Any]]()
    for key in range(1, records // EACH + 1):
        name = " ".join(draw.choice(part) for part in (FAMILIES, MIDDLES, GIVEN))
        category = WorkerCategory.CIVIL_SERVANT if draw.random() < 0.01 else WorkerCategory.WORKER
        people.append({**person, "id": key, "name": name, "category": category})
        rows += [_record(len(rows) + at + 1, key, unions[key % UNIONS], draw) for at in range(EACH)]
    for entity, made in ((Person, people), (Record, rows)):
        for at in range(0, len(made), AT_ONCE):
            await work.connection.execute(insert(table_of(entity)), made[at : at + AT_ONCE])
    since = MOMENT - timedelta(days=1)
    roles = ((1, unions[0]), (2, keys[PROVINCE]))
    for who, unit in roles:
        await work.add(Grant(person_id=who, unit_id=unit, role=Role.OFFICER, since=since))
    await accepted_words.read_anew(work.connection, select(table_of(Record).c.id))
    return roles[0][0], roles[1][0]


def _record(key: int, who: int, unit: int, draw: random.Random) -> dict[str, Any]:
    kind = draw.choice((RecordKind.TITLE, RecordKind.TITLE, RecordKind.GOOD_DEED, RecordKind.TASK))
    campaign = SEVERAL if kind is not RecordKind.TITLE and draw.random() < 0.4 else ONE
    movements = [movement.code for movement in offered(load_all()[campaign])]
    praised = " ".join(draw.choice(part) for part in (FAMILIES, MIDDLES, GIVEN))
    title = TITLES[draw.random() < 0.02]
    return {
        "id": key,
        "code": f"TH-{key:04X}",
        "draft_id": f"b{key}",
        "kind": kind,
        "campaign": campaign,
        "subject": title if kind is RecordKind.TITLE else kind.value,
        "movement": draw.choice((None, *movements)),
        "round": draw.choice(("2021", "2022", "2023")),
        "person_id": who,
        "unit_id": unit,
        "unit_as_of": date(2021, 3, 1),
        "form": "good_deed" if kind is RecordKind.GOOD_DEED else "task",
        "form_version": 1,
        "answers": {"who": {"text": praised}, "what": {"text": "Nhặt được ví tiền, trả lại người mất"}},
        "version": 1,
        "state": RecordState.ACCEPTED,
        "outstanding": False,
        "returned_parts": {},
        "submitted_at": MOMENT - timedelta(days=draw.randrange(90)),
        "changed_at": MOMENT,
    }


class Times(NamedTuple):
    """Seconds of each time: in all, of CPU (with the server's), of its longest unit of work, and that of CPU."""

    whole: list[float]
    cpu: list[float]
    units: list[float]
    units_cpu: list[float]


Taken = dict[str, Times]
"""By what was searched or counted."""


async def _time(writer: TimedWriter, job: Callable[[Work], Awaitable[Any]]) -> Times:
    times, url = Times([], [], [], []), writer.engine.url.render_as_string(hide_password=False)
    for number in range(WARM + TIMES):
        writer.took.clear()
        writer.spent.clear()
        took = await timed(url, partial(writer.run, job))
        if number < WARM:
            continue
        times.whole.append(took.wall)
        times.cpu.append(took.cpu)
        times.units.append(max(max(found) for found in writer.took.values()))
        times.units_cpu.append(max(max(found) for found in writer.spent.values()))
    return times


async def taken(url: str, records: int) -> Taken:
    """Take every search and every count among so many records."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(url.format(folder=folder), DataKeys(DataKey.fresh()))
        await schema.upgrade(engine)
        async with TimedWriter(engine, lambda: MOMENT) as writer:
            keys = await writer.run(found_units)
            union, province = await writer.run(partial(_fill, keys=keys, records=records))
            writer.took.clear()
            writer.spent.clear()
            await read_unread(writer)
            pages = [[each for found in kept.values() for each in found] for kept in (writer.took, writer.spent)]
            if engine.url.get_backend_name() != "sqlite":
                await _vacuum(engine)
            spare_the_collector()
            found: Taken = {"a page of records is read for their words": Times(*pages, *pages)}
            for search in SEARCHES:
                whose, officer = ("a union", union) if search.union else ("the province", province)
                find = partial(accepted.find, officer_id=officer, chosen=search.chosen, campaigns=load_all())
                found[f"{whose}: {search.what}"] = await _time(writer, find)
            for what in FIGURES:
                found[f"the province: figures, {what.replace('_', ' ')}"] = await _time(
                    writer, partial(_count, what=what, officer=province, unit=keys[PROVINCE])
                )
        await engine.dispose()
        return found


async def _count(work: Work, what: str, officer: int, unit: int) -> None:
    """Count as the screen of this name does."""
    more: tuple[Any, ...] = (MOMENT.year, load_all()) if what in {"by_title", "by_movement"} else (MOMENT.year,)
    await getattr(figures, what)(work, officer, unit, *(() if what == "by_week" else more))


async def _vacuum(engine: AsyncEngine) -> None:
    """Let PostgreSQL learn what it has, and that it stays: so it does by itself where records come one by one."""
    async with engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text("VACUUM ANALYZE"))


def _line(database: str, what: str, took: Times) -> Line:
    middle, unit = statistics.median(took.whole), statistics.median(took.units)
    return Line(
        f"**this program**, {database}: {what}",
        f"{middle * 1000:.1f} ms",
        f"of CPU {statistics.fmean(took.cpu) * 1000:.1f} ms; the unit of work {unit * 1000:.1f} ms, of CPU "
        f"{statistics.median(took.units_cpu) * 1000:.1f} ms; the longest of {len(took.whole)}: "
        f"{max(took.whole) * 1000:.1f} ms",
        f"<= {BESIDE * 1000:.0f} ms, the unit of work <= {AIM * 1000:.0f} ms",
        middle <= BESIDE and unit <= AIM,
    )


def measure(*, quick: bool) -> Section:
    records, load = (FEWER_RECORDS if quick else RECORDS), os.getloadavg()
    take = partial(taken, records=records)
    with postgres() as urls:
        found = {
            "SQLite": asyncio.run(take("sqlite+aiosqlite:///{folder}/finding.sqlite3")),
            "PostgreSQL": asyncio.run(take(urls[0])),
        }
    lines = [_line(database, what, took) for database, every in found.items() for what, took in every.items()]
    why = (
        f"{records:,} accepted records of {records // EACH:,} people in a province of {UNIONS} unions. What a list "
        f"shows is read beside the unit of work (`Work.read_before`): the figure is the median of {TIMES} times with "
        f"both, after {WARM} that are not measured; CPU, on the average, is that of this program and of the server."
    )
    return Section("finding", f"Finding one of {records:,} accepted records, and counting them", lines, why, load=load)
