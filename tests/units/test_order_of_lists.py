"""Every list and workbook of an officer stands in Vietnamese order, alike on both databases."""

from __future__ import annotations

import io
from datetime import timedelta
from random import Random
from typing import Any

import openpyxl
import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, PushKind, PushState, Role
from data.queries.members import members, roster
from data.queries.outbox import undelivered_people
from data.queries.units import units as tree
from data.tables import Announcement, Push
from domain import registration_reminders, units
from domain.announcements.units import grouped, silent_sheet
from domain.campaigns import get
from domain.duties import below
from domain.members import grants, scope
from domain.members.roster import ListedMember, store_portion
from domain.outbox import enqueue
from domain.spreadsheets.writing import Document
from domain.units import Act
from domain.units.changes import found, rename
from tests.support.clock import SATURDAY
from tests.support.pushes import person
from tests.support.unit_tree import LONG_AGO, Keys, doing, plant

UNITS = ["An Lão", "Ân Thi", "Bình", "Dương Đình Nghệ", "Đào Duy Từ", "Đông Sơn", "Ô Môn", "Tiểu học 2", "Tiểu học 10"]
PEOPLE = [
    "Nguyễn Văn An",
    "Lê Thị Ân",
    "Trần Văn Ẩn",
    "Vũ Văn Đạt",
    "Y Moan Êban",
    "Lê Thị Hạnh",
    "Nguyễn Thị Hạnh",
    "Trần Thị Hoa",
    "Đỗ Văn Hòa",
    "H'Hen Niê",
]


def shuffled(names: list[str]) -> list[str]:
    return Random(4).sample(names, len(names))  # noqa: S311 - nothing is guarded


class Place:
    """A commune with its units and an officer, and people in one of the units."""

    keys: Keys
    above: int
    units: dict[str, int]
    officer: int


@pytest.fixture
async def place(either_writer: Writer) -> Place:
    made = Place()

    async def settle(work: Work) -> None:
        made.keys = await plant(work)
        parent, level = made.keys["LDLD-TH"], Level.DIRECTLY_SUPERIOR_UNION
        made.above = await found(work, LONG_AGO, code="X", name="Xã", level=level, parent_id=parent)
        made.units = {}
        for number, name in enumerate(shuffled(UNITS)):
            whole = f"Công đoàn {number}"  # the short name is what lists show
            more = {"code": f"X{number}", "name": whole, "short_name": name, "level": Level.GRASSROOTS}
            made.units[name] = await found(work, LONG_AGO, parent_id=made.above, **more)  # type: ignore[arg-type]  # by name
        made.officer = await person(work, "Võ Mạnh Hùng", officer_of=[made.above])
        for name in shuffled(PEOPLE):
            await person(work, name, member_of=made.units["Ô Môn"])

    await either_writer.run(settle)
    return made


def cells(document: Document, column: int, sheet: int = 0) -> list[object]:
    page = openpyxl.load_workbook(io.BytesIO(document.make())).worksheets[sheet]
    return [row[column] for row in page.iter_rows(values_only=True)]


async def test_members_and_those_out_of_reach(either_writer: Writer, place: Place) -> None:
    async def lost(work: Work) -> None:
        for row in await members.names(work.connection, place.above, work.now, 100):
            await enqueue(
                work, key=f"x{row.person_id}", kind=PushKind.NOTICE, person_id=row.person_id, text="x", due_at=work.now
            )
        await work.connection.execute(update(table_of(Push)).values(state=PushState.GONE, settled_at=work.now))

    await either_writer.run(lost)
    async with either_writer.engine.connect() as connection:
        listed = await members.names(connection, place.above, SATURDAY, 100)
        first = await members.names(connection, place.above, SATURDAY, 3)
        meant = undelivered_people.people_of(place.above, SATURDAY, below=True)
        away = await undelivered_people.listed(connection, meant, SATURDAY - timedelta(days=30), 100)
    assert [row.name for row in listed] == [row.name for row in away] == PEOPLE
    assert [row.name for row in first] == PEOPLE[:3]


async def test_units(either_writer: Writer, place: Place) -> None:
    ids = list(place.units.values())
    async with either_writer.engine.connect() as connection:
        (group,) = await grouped(connection, ids, SATURDAY)
        rows = (await connection.execute(tree.with_parents([*ids, place.keys["LDLD-TH"]], SATURDAY.date()))).all()
    near = await either_writer.run(doing(scope.near, place.officer))
    bare = await either_writer.run(doing(grants.bare_units, place.officer, place.above))
    assert list(group.units) == [one.short_name for one in near[1:]] == [one.short_name for one in bare] == UNITS
    assert rows[0].parent is None  # the root first, on both databases


async def test_a_new_name_has_its_place(either_writer: Writer, place: Place) -> None:
    act = Act(SATURDAY.date())
    await either_writer.run(doing(rename, act, place.units["Ô Môn"], "Công đoàn A", short_name="Ăn Hòa"))
    async with either_writer.engine.connect() as connection:
        (group,) = await grouped(connection, list(place.units.values()), SATURDAY)
    assert list(group.units)[:3] == ["An Lão", "Ăn Hòa", "Ân Thi"]


async def test_who_holds_a_role(either_writer: Writer, place: Place) -> None:
    async def give(work: Work) -> None:
        for name in shuffled(PEOPLE):
            await person(work, name, officer_of=[place.units["Ân Thi"]], role=Role.SECTION_LEADER)
        await person(work, "Bùi Thị Yên", officer_of=[place.units["An Lão"]])

    await either_writer.run(give)
    held = await either_writer.run(doing(grants.holders, place.officer, place.above))
    assert [one.name for one in held] == ["Bùi Thị Yên", *PEOPLE, "Võ Mạnh Hùng"]


async def test_a_list_of_who_has_not_registered(either_writer: Writer, place: Place) -> None:
    sections = ["Chuyền 1", "Chuyền 2", "Chuyền 10", "Đóng gói", "Văn phòng"]
    lines = [(section, name) for section in shuffled(sections) for name in shuffled(PEOPLE[:4])]
    unit_id = place.units["Đào Duy Từ"]
    listed = {(unit_id, str(number)): ListedMember(name, section) for number, (section, name) in enumerate(lines)}
    await either_writer.run(doing(store_portion, listed))
    thing, name = next(registration_reminders.registrable([get("thanh-hoa-2021")], SATURDAY.date()))
    made = await either_writer.run(doing(registration_reminders.sheet, place.officer, place.above, thing, name=name))
    assert [name for name in cells(made, 2) if name in PEOPLE] == PEOPLE
    assert [name for name in cells(made, 2, 1) if name in PEOPLE] == PEOPLE[:4] * len(sections)
    assert list(dict.fromkeys(name for name in cells(made, 1, 1) if name in sections)) == sections
    async with either_writer.engine.connect() as connection:
        free = await roster.free(connection, unit_id)
        named = [name for _, name in await units.sections(connection, unit_id)]
    assert list(dict.fromkeys(row.name for row in free)) == PEOPLE[:4]
    assert named == sections


async def test_people_of_silent_units(either_writer: Writer, place: Place) -> None:
    """Under their superior union, by unit, and in it by name."""

    async def announce(work: Work) -> int:
        for unit in ("Tiểu học 10", "Tiểu học 2"):
            await person(work, "Bùi Thị Yên", member_of=place.units[unit])
        told = Announcement(
            draft_id="x", unit_id=place.above, author_id=place.officer, text="x", created_at=work.now, due_at=work.now
        )
        await work.add(told)
        for row in await members.names(work.connection, place.above, work.now, 100):
            sent: dict[str, Any] = {
                "kind": PushKind.ANNOUNCEMENT,
                "text": "x",
                "due_at": work.now,
                "announcement_id": told.id,
            }
            await enqueue(work, key=f"x{row.person_id}", person_id=row.person_id, **sent)
        await work.connection.execute(update(table_of(Push)).values(state=PushState.SENT, settled_at=work.now))
        return told.id or 0

    made = await either_writer.run(announce)
    document = await either_writer.run(doing(silent_sheet, place.officer, made))
    told = list(zip(cells(document, 1), cells(document, 2), strict=True))[-12:]
    assert told == [("Ô Môn", name) for name in PEOPLE] + [(f"Tiểu học {n}", "Bùi Thị Yên") for n in (2, 10)]


async def test_duties_of_units_below(either_writer: Writer, place: Place) -> None:
    document = await either_writer.run(doing(below.sheet, place.officer, {"thanh-hoa-2021": get("thanh-hoa-2021")}))
    told = [unit for unit in cells(document, 0) if unit]
    whole = {f"Công đoàn {number}": name for number, name in enumerate(shuffled(UNITS))}
    shown = [whole[str(unit)] for unit in told if unit in whole]
    assert shown[: len(UNITS)] == UNITS
