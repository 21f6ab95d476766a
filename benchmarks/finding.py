"""Finding one of 100,000 accepted records: each list and search of a union's and of the province's officer."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import insert, select, text

from benchmarks.form_step import MOMENT
from benchmarks.grown_town import PROVINCE, UNION, UNIONS, found_units
from benchmarks.page import Line, Section
from benchmarks.timed_writer import TimedWriter
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
from domain.campaigns import load_all
from domain.records import accepted
from domain.records.accepted import Filter
from domain.records.accepted_words import read_unread

RECORDS, FEWER_RECORDS = 100_000, 20_000
EACH = 5  # records of one person
AT_ONCE = 2_000  # rows of one insert
TIMES, WARM = 20, 2
AIM, BESIDE = 0.02, 0.05  # seconds: of a unit of work, and of all with what is read beside it

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Giàng", "H’Hen")
MIDDLES = ("Thị", "Văn", "Đức", "Thị Thu", "Minh", "Xuân")
GIVEN = ("Hạnh", "Mai", "Hùng", "Páo", "Niê", "Hằng", "Lan", "Tuấn", "Quỳnh", "Bình", "Nga", "Thúy", "Sơn", "Dũng")
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
    Search("a kind, a movement and a name", Filter(kind="good_deed", movement="thanh-hoa-2021", typed="hanh")),
    Search("a category that is rare", Filter(category="civil_servant", typed="mai")),
    Search("the newest", Filter(), union=True),
    Search("two words that a third has, “nguyen thi”", Filter(typed="nguyen thi"), union=True),
    Search("a title and a year", Filter(title=TITLES[1], year="2022"), union=True),
)


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
    praised = " ".join(draw.choice(part) for part in (FAMILIES, MIDDLES, GIVEN))
    title = TITLES[draw.random() < 0.02]
    return {
        "id": key,
        "code": f"TH-{key:04X}",
        "draft_id": f"b{key}",
        "kind": kind,
        "campaign": "thanh-hoa-2021",
        "subject": title if kind is RecordKind.TITLE else kind.value,
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
        "submitted_at": MOMENT,
        "changed_at": MOMENT,
    }


Taken = dict[str, tuple[list[float], list[float]]]
"""By what was searched: the seconds of each time, and of its longest unit of work."""


async def _time(writer: TimedWriter, officer: int, search: Search) -> tuple[list[float], list[float]]:
    whole, units, campaigns = list[float](), list[float](), load_all()
    find = partial(accepted.find, officer_id=officer, chosen=search.chosen, campaigns=campaigns)
    for _ in range(WARM + TIMES):
        writer.took.clear()
        began = time.perf_counter()
        await writer.run(find)
        whole.append(time.perf_counter() - began)
        units.append(max(max(took) for took in writer.took.values()))
    return whole[WARM:], units[WARM:]


async def taken(url: str, records: int) -> Taken:
    """Take every search among so many records."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(url.format(folder=folder), DataKeys(DataKey.fresh()))
        await schema.upgrade(engine)
        async with TimedWriter(engine, lambda: MOMENT) as writer:
            keys = await writer.run(found_units)
            union, province = await writer.run(partial(_fill, keys=keys, records=records))
            writer.took.clear()
            await read_unread(writer)
            pages = [took for found in writer.took.values() for took in found]
            if engine.url.get_backend_name() != "sqlite":
                await writer.run(_analyse)
            spare_the_collector()
            found: Taken = {"a page of records is read for their words": (pages, pages)}
            for search in SEARCHES:
                whose = "a union" if search.union else "the province"
                officer = union if search.union else province
                found[f"{whose}: {search.what}"] = await _time(writer, officer, search)
        await engine.dispose()
        return found


async def _analyse(work: Work) -> None:
    await work.connection.execute(text("ANALYZE"))


def _line(database: str, what: str, whole: list[float], units: list[float]) -> Line:
    middle, unit = statistics.median(whole), statistics.median(units)
    return Line(
        f"**this program**, {database}: {what}",
        f"{middle * 1000:.1f} ms",
        f"the unit of work {unit * 1000:.1f} ms, the longest of {len(whole)}: {max(whole) * 1000:.1f} ms",
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
    lines = [_line(database, what, *took) for database, every in found.items() for what, took in every.items()]
    why = (
        f"{records:,} accepted records of {records // EACH:,} people in a province of {UNIONS} unions. What a list "
        f"shows is read beside the unit of work (`Work.read_before`): the figure is the median of {TIMES} times with "
        f"both, after {WARM} that are not measured."
    )
    return Section("finding", f"Finding one of {records:,} accepted records", lines, why, load=load)
