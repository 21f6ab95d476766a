"""The ledger as an administrator sees it, and what is sent again because they say so."""

from __future__ import annotations

import getpass

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushState
from data.queries.outbox import ledger, outbox
from data.tables import AuditEntry
from domain.outbox.claiming import claim
from domain.outbox.resend import send_again
from domain.ports import Outcome, Sent
from tests.support.clock import TestClock
from tests.support.commands import Does, Type
from tests.support.pushes import Post, delivery, doing, notice, person, rows
from tests.support.standard import STANDARD

ENDS = [Outcome(Sent.IN_DOUBT, problem="timeout"), Outcome(Sent.FAILED, problem="bad_request"), Outcome(Sent.SENT)]


@pytest.fixture
def sent(does: Does, cast: dict[str, int]) -> dict[str, int]:
    async def send(writer: Writer) -> None:
        for name in ("HANH", "PAO", "BINH", "KHACH"):
            await writer.run(doing(notice, cast[name], "Chào Hạnh 0912345678"))
        await delivery(writer, Post(answers=list(ENDS))).run()
        await writer.run(doing(notice, cast["KHACH"], "Còn chờ"))

    does(send)
    return cast


@pytest.mark.usefixtures("sent")
def test_the_ledger_counts_and_lists_what_is_in_trouble(types: Type) -> None:
    told = types("outbox").output
    assert [line.split(maxsplit=1) for line in told.splitlines()[:4]] == [
        ["1", "chờ gửi"],
        ["2", "đã gửi tới"],
        ["1", "không gửi được"],
        ["1", "chưa rõ (có thể đã tới)"],
    ]
    assert "số 1: tin báo, chưa rõ (có thể đã tới)" in told
    assert "mã timeout" in told
    assert "mã bad_request" in told
    assert "số 3:" not in told
    assert "số 3:" in types("outbox", "--state", "sent").output


@pytest.mark.usefixtures("sent")
def test_the_ledger_names_nobody(types: Type) -> None:
    for told in (types("outbox").output, types("outbox", "--state", "sent").output):
        assert not [secret for secret in ("Hạnh", "Páo", "0912345678", "telegram-", "Chào") if secret in told]


@pytest.mark.usefixtures("sent")
def test_a_unit_sees_its_own_people(types: Type) -> None:
    told = types("outbox", "--unit", "MAY").output
    assert "Công đoàn Công ty May Sao Mai" in told
    assert "chờ gửi" not in told
    assert "Chưa có tin nào" in types("outbox", "--unit", "BV").output


@pytest.mark.usefixtures("sent")
def test_what_is_in_doubt_is_sent_again_once(types: Type, does: Does) -> None:
    first = types("outbox", "resend", "1")
    assert (first.exit_code, "số 1: gửi lại thành số 6" in first.output) == (0, True), first.output
    refused = types("outbox", "resend", "1", "2", "3", "77")
    assert (refused.exit_code, refused.output.count("không gửi lại")) == (1, 4)
    found = does(lambda writer: rows(writer.engine, "id", "key", "state"))
    assert found[0] == (1, "Chào Hạnh 0912345678:3", PushState.IN_DOUBT)
    assert found[5:] == [(6, "again:1", PushState.QUEUED)]

    async def trail(writer: Writer) -> tuple[object, ...]:
        table = table_of(AuditEntry)
        wanted = select(table.c.actor_id, table.c.action, table.c.subject, table.c.detail).order_by(table.c.id)
        async with writer.engine.connect() as connection:
            return tuple((await connection.execute(wanted)).all()[-1])

    said = {"push": 6, "operator": getpass.getuser()}
    assert does(trail) == (None, "push_sent_again", "push:1", said)


async def test_a_copy_waits_for_the_morning_and_may_be_doubtful_itself(writer: Writer, clock: TestClock) -> None:
    clock.moment = clock.moment.replace(hour=22)
    hanh = await writer.run(doing(person, "Hạnh"))
    await writer.run(doing(notice, hanh))
    await delivery(writer, Post(answers=[ENDS[0]])).run()
    assert await writer.run(doing(send_again, 1, STANDARD)) == 2
    assert await rows(writer.engine, "due_at") == [clock.moment, clock.moment.replace(day=28, hour=6, minute=30)]
    clock.moment = clock.moment.replace(day=28, hour=7)

    async def lost(work: Work) -> None:
        await claim(work, "telegram", {"telegram"}, 1)
        await outbox.recover(work.connection, work.now)

    await writer.run(lost)
    assert await writer.run(doing(send_again, 2, STANDARD)) == 3


async def test_the_ledger_is_read_on_both_databases(both: Writer, tree: dict[str, int]) -> None:
    hanh = await both.run(doing(person, "Hạnh", member_of=tree["MAY"], officer_of=[tree["LDLD-TH"]]))
    await both.run(doing(notice, hanh))
    now = both.now()
    async with both.engine.connect() as connection:
        assert await ledger.by_state(connection, tree["KKT"], now) == {PushState.QUEUED: 1}
        assert await ledger.by_state(connection, tree["BV"], now) == {}
        assert await ledger.administrators(connection, tree["MAY"], now) == []
        assert len(await ledger.rows(connection, [PushState.QUEUED], None, now, 5)) == 1
