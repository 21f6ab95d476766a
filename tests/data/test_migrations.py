"""Every migration goes up and down again, on both databases, and leaves the tables that the program declares."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from data.engine import schema
from data.engine.connect import WRITER
from data.engine.problems import OldSchemaError
from data.engine.statements import table_of
from data.tables import Conversation
from tests.support.migrations import nothing

pytestmark = pytest.mark.long

__all__ = ["nothing"]


async def test_up_gives_the_declared_tables_and_down_leaves_nothing(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing)
    assert await schema.revision(nothing) == schema.head()
    async with nothing.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await schema.downgrade(nothing, "base")
    async with nothing.connect() as connection:
        left = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert left == ["alembic_version"]
    await schema.upgrade(nothing)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_a_program_on_an_old_schema_says_so(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0001")
    with pytest.raises(OldSchemaError):
        await schema.demand_head(nothing)


FILLED = (
    "INSERT INTO unit (id, code, join_code) VALUES (1, 'A', 'A')",
    (
        "INSERT INTO person (id, name, address_form, wishes, created_at) "
        "VALUES (1, 'H', 'bạn', true, '2021-01-01 00:00:00')"
    ),
    (
        "INSERT INTO record (id, code, draft_id, kind, campaign, subject, round, person_id, unit_id, unit_as_of, form, "
        "form_version, answers, state, returned_parts, submitted_at, changed_at) "
        "VALUES (1, 'C', 'd', 'title', 'c', 's', '2021', 1, 1, '2021-01-01', "
        "'title', 1, '{}', 'accepted', '{}', '2021-01-01 00:00:00', '2021-01-01 00:00:00')"
    ),
    (
        "INSERT INTO review (id, record_id, officer_id, action, from_state, to_state, at) VALUES "
        "(1, 1, 1, 'accept', 'submitted', 'accepted', '2021-01-01 00:00:00')"
    ),
)
REVIEWED = "SELECT record.code FROM review JOIN record ON record.id = review.record_id"


async def test_a_filled_database_goes_up_and_down_and_loses_nothing(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0002")
    async with nothing.execution_options(**{WRITER: True}).begin() as connection:
        for statement in FILLED:
            await connection.execute(text(statement))
    for change in (schema.upgrade(nothing), schema.downgrade(nothing, "0002"), schema.upgrade(nothing)):
        await change
        async with nothing.connect() as connection:
            assert list((await connection.execute(text(REVIEWED))).scalars()) == ["C"]


NAMED = (
    "INSERT INTO unit (id, code, join_code) VALUES (1, 'A', 'A'), (2, 'B', 'B'), (3, 'C', 'C')",
    (
        "INSERT INTO unit_name (unit_id, name, short_name, folded) VALUES (1, 'Tiểu học Kỳ Sơn 10', 'TH 10', 'ky'), "
        "(2, 'Đông Sơn', 'Đông Sơn', 'ong son'), (3, 'Tiểu học Kỳ Sơn 2', 'TH 2', 'ky')"
    ),
    (
        "INSERT INTO roster_entry (id, unit_id, number, name, folded) VALUES (1, 1, '1', 'Lý Văn Ðạt', 'ly van ðat'), "
        "(2, 1, '2', 'Trần Thị Ân', 'tran thi an'), (3, 1, '3', 'Lê Văn An', 'le van an')"
    ),
    (
        "INSERT INTO person (id, name, address_form, wishes, reminders, created_at) VALUES "
        "(1, 'Bùi Thị Yên', 'bạn', true, true, '2021-01-01 00:00:00'), "
        "(2, NULL, 'bạn', false, false, '2021-01-01 00:00:00'), "
        "(3, 'Trần Văn Đức', 'bạn', true, true, '2021-01-01 00:00:00')"
    ),
)


MANY = (
    "INSERT INTO roster_entry (id, unit_id, number, name, folded) WITH RECURSIVE counted(n) AS "
    "(SELECT 10 UNION ALL SELECT n + 1 FROM counted WHERE n < 4500) "
    "SELECT n, 2, CAST(n AS VARCHAR(9)), 'Kỳ', '' FROM counted"
)
"""More rows than a page of the migration has."""


async def test_names_get_their_order_and_keep_their_rows(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0012")
    async with nothing.execution_options(**{WRITER: True}).begin() as connection:
        for statement in (*NAMED, MANY):
            await connection.execute(text(statement))
    for change in (schema.upgrade(nothing), schema.downgrade(nothing, "0012"), schema.upgrade(nothing)):
        await change
        assert await _read(nothing, "SELECT name FROM roster_entry WHERE unit_id = 1 ORDER BY id") == [
            "Lý Văn Ðạt",
            "Trần Thị Ân",
            "Lê Văn An",
        ]
    assert await _read(nothing, "SELECT name FROM roster_entry WHERE unit_id = 1 ORDER BY sort_key") == [
        "Lê Văn An",
        "Trần Thị Ân",
        "Lý Văn Ðạt",
    ]
    assert await _read(nothing, "SELECT short_name FROM unit_name ORDER BY sort_key") == ["Đông Sơn", "TH 2", "TH 10"]
    assert await _read(nothing, "SELECT id FROM person WHERE name IS NOT NULL ORDER BY sort_key") == [3, 1]
    assert await _read(nothing, "SELECT sort_key FROM person WHERE id = 2") == [None]
    assert await _read(nothing, "SELECT folded FROM roster_entry WHERE id = 1") == ["li van dat"]
    assert await _read(nothing, "SELECT DISTINCT folded FROM roster_entry WHERE unit_id = 2") == ["ki"]
    assert await _read(nothing, "SELECT count(*) FROM roster_entry WHERE sort_key IS NULL") == [0]
    assert await _read(nothing, "SELECT folded FROM unit_name WHERE unit_id = 3") == ["tieu hoc ki son 2"]


async def _read(engine: AsyncEngine, statement: str) -> list[object]:
    async with engine.connect() as connection:
        return list((await connection.execute(text(statement))).scalars())


SHOWING = (
    (
        "INSERT INTO contact (id, channel, external_id, state, written_at, preferred) VALUES "
        "(1, 'telegram', '1', 'active', '2021-01-01 00:00:00', false), "
        "(2, 'telegram', '2', 'active', '2021-01-01 00:00:00', false)"
    ),
    (
        "INSERT INTO conversation (contact_id, version, seq, answered, screen, draft, changed_at) VALUES "
        """(1, 1, 1, 1, '{"name": "officer/person", "context": {"name": "Hạnh"}}', """
        """'{"officer": {"reason": "Hạnh"}, "form": {"a": 1}}', '2021-01-01 00:00:00'), """
        """(2, 1, 1, 1, '{"name": "form/question", "context": {}}', '{"form": {"b": 2}}', '2021-01-01 00:00:00')"""
    ),
)


async def test_screens_without_keys_name_nobody_after_the_update(nothing: AsyncEngine) -> None:
    """What a member has begun stays, as it stands on the member's screen."""
    await schema.upgrade(nothing, "0017")
    async with nothing.execution_options(**{WRITER: True}).begin() as connection:
        for statement in SHOWING:
            await connection.execute(text(statement))
    kept = [({}, {"form": {"a": 1}}), ({"name": "form/question", "context": {}}, {"form": {"b": 2}})]
    stored = select(table_of(Conversation).c.screen, table_of(Conversation).c.draft).order_by("contact_id")
    for change in (schema.upgrade(nothing), schema.downgrade(nothing, "0017"), schema.upgrade(nothing)):
        await change
        async with nothing.connect() as connection:
            assert [tuple(row) for row in (await connection.execute(stored)).all()] == kept


URGED = (
    *FILLED[:2],
    "INSERT INTO role_grant (id, person_id, unit_id, role, since) VALUES (1, 1, 1, 'officer', '2021-01-01 00:00:00')",
    (
        "INSERT INTO urging (id, unit_id, campaign, subject, day, officer_id, at, recipients) "
        "VALUES (1, 1, 'c', 's', '2021-01-01', 1, '2021-01-01 00:00:00', 3)"
    ),
)
ASKED_AGAIN = (
    "UPDATE role_grant SET disowned_at = '2021-01-02 00:00:00', held_until = '2022-01-01 00:00:00'",
    "UPDATE urging SET due_at = '2021-01-02 00:00:00'",
    "INSERT INTO installer_notice (key, code, unit_id, at) VALUES ('k', 'unit_bare', 1, '2021-01-02 00:00:00')",
)


async def test_what_asks_for_a_right_again_comes_and_goes_with_its_rows(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0017")
    await _do(nothing, URGED)
    await schema.upgrade(nothing)
    assert await _read(nothing, "SELECT count(*) FROM urging WHERE due_at IS NULL") == [1]  # it was sent
    await _do(nothing, ASKED_AGAIN)
    for change in (schema.downgrade(nothing, "0017"), schema.upgrade(nothing)):
        await change
        assert await _read(nothing, "SELECT count(*) FROM role_grant") == [1]
        assert await _read(nothing, "SELECT recipients FROM urging") == [3]


BOUND = (
    *FILLED[:2],
    "INSERT INTO responsibility (unit_id, officer_id) VALUES (1, 1)",
    "INSERT INTO campaign_issuer (campaign, unit_id) VALUES ('c', 1)",
    "INSERT INTO campaign_named_unit (campaign, named, unit_id) VALUES ('c', 'Ban Tuyên giáo', 1)",
)


async def test_what_documents_name_goes_and_whose_campaigns_they_are_stays(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing)
    await _do(nothing, BOUND)
    for change in (schema.downgrade(nothing, "0027"), schema.upgrade(nothing)):
        await change
        assert await _read(nothing, "SELECT campaign FROM campaign_issuer") == ["c"]
    assert await _read(nothing, "SELECT named FROM campaign_named_unit") == []
    assert await _read(nothing, "SELECT unit_id FROM responsibility") == []


async def _do(engine: AsyncEngine, statements: Sequence[str]) -> None:
    async with engine.execution_options(**{WRITER: True}).begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


CHOSEN = (
    (
        "INSERT INTO person (id, name, address_form, wishes, reminders, created_at) "
        "VALUES (1, 'H', 'bạn', true, true, '2021-01-01 00:00:00')"
    ),
    (
        "INSERT INTO chosen_day (campaign, code, year, unit_id, day_after, chosen_by, chosen_at) VALUES "
        "('c', 'd', 2021, NULL, '2021-11-22', 1, '2021-10-01 00:00:00'), "
        "('c', 'd', 2021, 5, '2021-11-15', 1, '2021-10-01 00:00:00')"
    ),
)


async def test_going_back_forgets_the_days_of_units_and_never_takes_them_for_days_of_all(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0031")
    writer = nothing.execution_options(**{WRITER: True})
    async with writer.begin() as connection:
        for statement in CHOSEN:
            await connection.execute(text(statement))
    await schema.downgrade(nothing, "0029")
    for change in (schema.upgrade(nothing), schema.downgrade(nothing, "0029")):
        assert [str(day) for day in await _read(nothing, "SELECT day_after FROM chosen_day")] == ["2021-11-22"]
        with pytest.raises(DBAPIError, match="chosen days are only added to"):
            async with writer.begin() as connection:
                await connection.execute(text("DELETE FROM chosen_day"))
        await change
