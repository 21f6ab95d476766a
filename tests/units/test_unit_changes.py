"""Decisions about units: what they leave behind, and what is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, UnitStatusCode
from data.tables import AuditEntry, UnitName
from domain import units
from domain.errors import Problem
from domain.text import templates
from domain.units import Act, changes
from tests.support.unit_tree import Keys, doing

DAY = date(2021, 5, 1)


async def trail(connection: AsyncConnection, unit_id: int) -> list[str]:
    entry = table_of(AuditEntry)
    found = select(entry.c.action).where(entry.c.subject == f"unit:{unit_id}").order_by(entry.c.id)
    return list((await connection.execute(found)).scalars())


async def test_every_decision_leaves_an_interval_and_a_line(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    may = keys["MAY"]
    decision = Act(DAY, "15/QĐ-LĐLĐ ngày 26/4/2021", actor_id=7)
    await writer.run(doing(changes.rename, decision, may, "Công đoàn Công ty May Sao Mai Việt Nam", "May Sao Mai"))
    await writer.run(doing(changes.rename, decision, may, "Công đoàn Công ty May Sao Mai VN", "May Sao Mai"))
    await writer.run(
        doing(changes.rename, Act(date(2022, 1, 1)), may, "Công đoàn Công ty May Sao Mai VN", "May Sao Mai")
    )
    name = table_of(UnitName)
    rows = (await look.execute(select(name).where(name.c.unit_id == may).order_by(name.c.id))).all()
    assert [(row.name, row.valid_from, row.valid_to, row.legal_act) for row in rows] == [
        ("Công đoàn Công ty May Sao Mai", date(2013, 7, 28), DAY, None),
        ("Công đoàn Công ty May Sao Mai Việt Nam", DAY, DAY, "15/QĐ-LĐLĐ ngày 26/4/2021"),  # corrected on its first day
        ("Công đoàn Công ty May Sao Mai VN", DAY, None, "15/QĐ-LĐLĐ ngày 26/4/2021"),
    ]
    assert await trail(look, may) == ["unit_founded", "unit_renamed", "unit_renamed"]
    entry = table_of(AuditEntry)
    last = (await look.execute(select(entry).order_by(entry.c.id.desc()).limit(1))).one()
    assert last.actor_id == 7
    assert last.detail == {"since": "2021-05-01", "legal_act": "15/QĐ-LĐLĐ ngày 26/4/2021"}


async def test_a_level_may_change_alone(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    act = Act(DAY)
    attached = Level.DIRECTLY_ATTACHED_GRASSROOTS
    await writer.run(doing(changes.change_status, act, keys["MAY"], UnitStatusCode.ACTIVE, attached))
    assert await units.level(look, keys["MAY"], DAY) is attached
    assert await units.level(look, keys["MAY"], date(2021, 4, 30)) is Level.GRASSROOTS


async def test_a_unit_may_become_a_root_and_come_back(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    await writer.run(doing(changes.move, Act(DAY), keys["MAY"], None))
    await writer.run(doing(changes.move, Act(date(2021, 6, 1)), keys["MAY"], keys["KKT"]))
    for day, above in ((date(2021, 4, 30), 3), (DAY, 1), (date(2021, 6, 1), 3)):
        assert len(await units.ancestor_ids(look, keys["MAY"], day)) == above


async def test_successors_are_set_as_a_whole(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    await writer.run(doing(changes.set_successors, Act(DAY), keys["CDVC"], [keys["KKT"], keys["MAY"]]))
    await writer.run(doing(changes.set_successors, Act(date(2021, 6, 1)), keys["CDVC"], [keys["MAY"], keys["BV"]]))
    now = await units.successors(look, keys["CDVC"], date(2021, 6, 1))
    assert {one.code for one in now} == {"MAY", "BV"}
    assert {one.code for one in await units.successors(look, keys["CDVC"], DAY)} == {"KKT", "MAY"}


Attempt = Callable[[Keys], Callable[[Work], Awaitable[Any]]]

REFUSED: list[tuple[str, Attempt]] = [
    ("unit_circle", lambda keys: doing(changes.move, Act(DAY), keys["LDLD-TH"], keys["MAY"])),
    ("unit_circle", lambda keys: doing(changes.move, Act(DAY), keys["MAY"], keys["MAY"])),
    ("unit_circle", lambda keys: doing(changes.set_successors, Act(DAY), keys["MAY"], [keys["MAY"]])),
    ("unit_change_too_early", lambda keys: doing(changes.rename, Act(date(2013, 1, 1)), keys["MAY"], "Công đoàn cũ")),
    ("unit_change_too_early", lambda keys: doing(changes.rename, Act(None), keys["MAY"], "Công đoàn cũ")),
    ("unit_unknown", lambda _: doing(changes.rename, Act(DAY), 999, "Công đoàn mới")),
    (
        "unit_code_taken",
        lambda _: doing(changes.found, Act(DAY), code="X", name="X", level=Level.GRASSROOTS, join_code="MAYO123"),
    ),
    ("unit_code_taken", lambda _: doing(changes.found, Act(DAY), code="MAY", name="X", level=Level.GRASSROOTS)),
]


@pytest.mark.parametrize(("template", "attempt"), REFUSED)
async def test_what_cannot_be_is_refused_in_words(writer: Writer, keys: Keys, template: str, attempt: Attempt) -> None:
    with pytest.raises(Problem) as refused:
        await writer.run(attempt(keys))
    assert refused.value.template == template
    assert templates.render(f"refusals/{template}", refused.value.context)


async def test_a_move_that_would_make_a_circle_later_is_refused(writer: Writer, keys: Keys) -> None:
    await writer.run(doing(changes.move, Act(date(2022, 1, 1)), keys["KKT"], keys["CDVC"]))
    with pytest.raises(Problem, match="unit_circle"):
        await writer.run(doing(changes.move, Act(DAY), keys["CDVC"], keys["MAY"]))


async def test_a_renewed_code_opens_the_door_and_the_old_one_does_not(
    writer: Writer, look: AsyncConnection, keys: Keys
) -> None:
    code = await writer.run(doing(changes.renew_join_code, keys["MAY"]))
    found = await units.by_join_code(look, f" {code[:3].lower()} - {code[3:]}", DAY)
    assert found
    assert found.id == keys["MAY"]
    assert await units.by_join_code(look, "MAY0123", DAY) is None
    assert (await trail(look, keys["MAY"]))[-1] == "join_code_renewed"


@pytest.mark.parametrize("typed", ["MAY0123", "may0123", "MAY 0123", "máy-0123", "MAYO123", "MAYOI23", " mayol23. "])
async def test_a_code_is_read_as_people_type_it(look: AsyncConnection, keys: Keys, typed: str) -> None:
    found = await units.by_join_code(look, typed, DAY)
    assert found
    assert found.id == keys["MAY"]


@pytest.mark.parametrize("typed", ["", "MAY", "MAY0124", "công ty may sao mai", "'; DROP TABLE unit"])
async def test_what_is_no_code_finds_nothing(look: AsyncConnection, keys: Keys, typed: str) -> None:
    assert keys
    assert await units.by_join_code(look, typed, DAY) is None
