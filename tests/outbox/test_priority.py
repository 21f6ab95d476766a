"""Who goes first, where a moved chat's pushes go, and what is sent once more; on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind, PushState
from data.queries.outbox import outbox
from data.tables import Contact
from domain.outbox import Delivery
from domain.outbox.claiming import claim, settle
from domain.outbox.states import attempt
from domain.ports import Outcome, Sent
from tests.support.pushes import FakeTime, Post, delivery, doing, notice, pacer, person, rows, states
from tests.support.unit_tree import Keys

S = PushState
ANNOUNCEMENT, REMINDER = PushKind.ANNOUNCEMENT, PushKind.REMINDER
DOUBT = Outcome(Sent.IN_DOUBT, problem="timeout")


@pytest.fixture
async def hanh(both: Writer, tree: Keys) -> int:
    assert tree
    return int(await both.run(doing(person, "Lê Thị Hạnh")))


async def test_what_one_person_waits_for_leaves_before_an_announcement(both: Writer, hanh: int) -> None:
    for number in range(5):
        await both.run(doing(notice, hanh, f"Thông báo {number}", kind=ANNOUNCEMENT))
    await both.run(doing(notice, hanh, "Đã ghi nhận"))
    post = Post()
    await delivery(both, post).run()
    assert post.texts[0] == "Đã ghi nhận"
    assert len(post.texts) == 6


async def test_an_urgent_push_that_waits_again_is_still_first(both: Writer, hanh: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hanh, "Đã ghi nhận"))
    (first,) = await both.run(doing(claim, "telegram", {"telegram"}, 1))

    async def waits(work: Work) -> None:
        await work.connection.execute(text("UPDATE outbox SET state = 'later'"))

    await both.run(waits)
    await both.run(doing(notice, hanh, "Thông báo", kind=ANNOUNCEMENT))
    (again,) = await both.run(doing(claim, "telegram", {"telegram"}, 1))
    assert again.push_id == first.push_id
    assert await states(either) == [S.SENDING, S.QUEUED]


async def test_looking_for_the_urgent_reads_nothing_else(writer: Writer, engine: AsyncEngine) -> None:
    """A million rows of an announcement wait: the index holds the urgent ones only. Nor is a person looked for among
    everybody who has the same app."""
    asked: list[str] = []
    event.listen(
        writer.writes_on.sync_engine, "before_cursor_execute", lambda _c, _k, words, *_: asked.append(str(words))
    )
    await writer.run(doing(claim, "telegram", {"telegram"}, 1))
    (statement,) = [words for words in asked if "urgent = 1" in words]
    async with engine.connect() as connection:
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ("",) * statement.count("?"))
        steps = " ".join(row[-1] for row in plan)
    assert "ix_outbox_urgent" in steps
    assert "ix_contact_person" in steps
    assert "(channel=?" not in steps
    assert "SCAN contact" not in steps


async def contacts(engine: AsyncEngine) -> list[Any]:
    table = table_of(Contact)
    async with engine.connect() as connection:
        found = await connection.execute(table.select().order_by(table.c.id))
        return [(row.external_id, row.state) for row in found]


async def test_a_chat_that_moved_is_followed_once_and_the_push_goes_there(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    for number in range(3):
        await both.run(doing(notice, hanh, f"Tin {number}"))
    moved = Outcome(Sent.LATER, problem="chat_migrated", moved_to="-1001")
    two = await both.run(doing(claim, "telegram", {"telegram"}, 2))
    await both.run(doing(settle, [attempt(one, moved, both.now()) for one in two]))
    post = Post(answers=[moved])
    await delivery(both, post).run()
    assert [parcel.address for parcel in post.carried] == ["-1001"] * 4
    assert await contacts(either) == [("-1001", "active")]
    assert await states(either) == [S.SENT] * 3


async def test_a_chat_that_moved_to_a_known_one_leaves_the_old_address(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    await both.run(doing(notice, hanh))
    (one,) = await both.run(doing(claim, "telegram", {"telegram"}, 1))

    async def add(work: Work) -> None:
        await work.add(Contact(channel="telegram", external_id="-1001", person_id=hanh, written_at=work.now))

    await both.run(add)
    moved = Outcome(Sent.LATER, problem="chat_migrated", moved_to="-1001")
    await both.run(doing(settle, [attempt(one, moved, both.now())]))
    post = Post()
    await delivery(both, post).run()
    assert await contacts(either) == [(f"telegram-{hanh}", "gone"), ("-1001", "active")]
    assert [parcel.address for parcel in post.carried] == ["-1001"]


def resending(writer: Writer, post: Post) -> Delivery:
    return Delivery(writer, post, pacer(), {"telegram"}, None, again={REMINDER})


@pytest.mark.parametrize(
    "case",
    [
        (REMINDER, [DOUBT], 2, S.SENT),
        (REMINDER, [DOUBT, DOUBT], 2, S.IN_DOUBT),  # once more, not for ever
        (ANNOUNCEMENT, [DOUBT], 1, S.IN_DOUBT),
        (PushKind.NOTICE, [DOUBT], 1, S.IN_DOUBT),
    ],
)
async def test_a_reminder_in_doubt_is_sent_once_more_where_the_settings_say_so(
    both: Writer, hanh: int, either: AsyncEngine, case: tuple[PushKind, list[Outcome], int, PushState]
) -> None:
    kind, answers, carried, state = case
    await both.run(doing(notice, hanh, kind=kind))
    post = Post(answers=list(answers))
    while await resending(both, post).run():
        continue
    assert (len(post.carried), await states(either)) == (carried, [state])


async def test_a_killed_reminder_is_sent_once_more_where_the_settings_say_so(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    for kind in (REMINDER, ANNOUNCEMENT):
        await both.run(doing(notice, hanh, kind, kind=kind))
    for doubtful in (1, 1):  # killed twice
        await both.run(doing(claim, "telegram", {"telegram"}, 5))
        recovered = await both.run(
            lambda work: outbox.recover(work.connection, work.now, "telegram", 9, again={REMINDER})
        )
        assert recovered == doubtful
    assert await rows(either, "state", "problem") == [(S.IN_DOUBT, "process_ended")] * 2


async def test_a_group_gets_twenty_messages_a_minute() -> None:
    time = FakeTime()
    pace, begin, sent = pacer(time), time(), 0
    while await pace.slot("-1001") and time() < begin + 60:
        sent += 1
    assert 19 <= sent <= 20
