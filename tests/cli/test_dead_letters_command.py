"""Updates that were set aside, as an administrator sees them: a number and a cause, nothing of what was said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import insert

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import AuditEntry, InboxUpdate
from data.types import HANOI
from tests.support.commands import Does, Type

MORNING = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)


@pytest.fixture
def aside(does: Does) -> None:
    """1: handled well; 2: failed; 3: not yet handled; 4: unreadable, nothing of it was kept."""

    async def fill(work: Work) -> None:
        raw = {"message": {"text": "Tôi là Hạnh, 0912345678"}}
        rows: list[dict[str, Any]] = [
            {"lane": "7", "raw": raw, "handled_at": MORNING, "problem": None},
            {"lane": "7", "raw": raw, "handled_at": MORNING, "problem": "ZeroDivisionError"},
            {"lane": "7", "raw": raw, "handled_at": None, "problem": "ZeroDivisionError"},
            {"lane": "", "raw": {}, "handled_at": MORNING, "problem": "malformed"},
        ]
        for number, row in enumerate(rows, 1):
            values = {"channel": "telegram", "external_id": str(number), "received_at": MORNING, "tries": 3, **row}
            await work.connection.execute(insert(table_of(InboxUpdate)).values(values))

    does(lambda writer: writer.run(fill))


@pytest.mark.usefixtures("aside")
def test_the_list_names_causes_only(types: Type) -> None:
    told = types("dead-letters", "list").output
    assert told.splitlines() == [
        "số 4: telegram, 08:00 27/02/2021, 3 lần thử, mã malformed",
        "số 2: telegram, 08:00 27/02/2021, 3 lần thử, mã ZeroDivisionError",
    ]


@pytest.mark.usefixtures("aside")
def test_one_is_put_back_and_the_trail_says_so(types: Type, does: Does) -> None:
    for number in ("1", "3", "4", "99"):
        assert types("dead-letters", "replay", number).exit_code == 1
    assert types("dead-letters", "replay", "2").exit_code == 0
    assert types("dead-letters", "replay", "2").exit_code == 1

    async def trail(writer: Writer) -> list[tuple[str, str]]:
        table = table_of(AuditEntry)
        async with writer.engine.connect() as connection:
            return [(row.action, row.subject) for row in await connection.execute(table.select())]

    assert does(trail) == [("update_replayed", "update:2")]


def test_nothing_is_said_plainly(types: Type) -> None:
    assert "Không có tin nào" in types("dead-letters", "list").output
