"""Updates as they may arrive: twice, out of order, mangled, too many at once. Each has its effect once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.channels.base import Channel
from bot.channels.telegram.batches import RefusedPollError, UnreadableBatchError, read_batch
from bot.channels.telegram.failures import CutAnswerError, NotTelegramError
from bot.channels.telegram.poller import TRIES as TRIES_TO_READ
from bot.inbox.fetching import TRIES
from bot.inbox.waiting import InboxItem
from bot.replies.reply import Answer
from data.queries.inbox import conversations
from handlers.core.screen import Screen
from handlers.core.shown import Shown
from sandbox.telegram.faults import refused, reset, retry_after, server_error, truncated
from tests.support.launcher import Street
from tests.support.users import BOT


async def test_an_update_that_comes_twice_counts_once(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        street.world.duplicates_updates(BOT, times=3)
        await hanh.opens("u-MAY0123")
        await hanh.taps("Đúng, tiếp tục")
        await street.acknowledged()
        await app.inbox.idle()
    assert await street.count("SELECT count(*) FROM inbox") == 2
    assert await street.count("SELECT seq - hour_seq FROM conversation") == 2
    assert street.shown(hanh.number) == 2


async def test_ids_may_begin_anew_and_out_of_order(street: Street) -> None:
    """After a week of silence Telegram numbers from anywhere; a webhook may bring 7 before 5."""
    hanh = street.person()
    async with street.running() as app:
        for first in (900, 100, 500):
            street.world.bot(BOT).updates.restart_at(first)
            await hanh.says("menu")
        street.world.says(hanh.number, BOT, "menu")
        street.world.says(hanh.number, BOT, "menu")
        late, later = street.world.take_updates(BOT)
        await app.inbox.take(app.channel, [(str(one["update_id"]), one) for one in (later, late)])
        await app.inbox.idle()
    handled = await street.rows("SELECT external_id FROM inbox WHERE handled_at IS NOT NULL ORDER BY id")
    assert [row[0] for row in handled] == ["900", "100", "500", "502", "501"]
    assert await street.count("SELECT seq - hour_seq FROM conversation") == 5


async def test_two_quick_messages_are_handled_in_order(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        await hanh.taps("Đúng, tiếp tục")
        await hanh.taps("Đồng ý")
        before = street.shown(hanh.number)
        street.world.says(hanh.number, BOT, "le thi hanh")  # asked back, because it has no marks
        street.world.says(hanh.number, BOT, "Lê Thị Hạnh")  # the answer to that
        await street.until(lambda: street.shown(hanh.number) == before + 2)
        await app.inbox.idle()
        assert "Công nhân" in hanh.buttons()


async def test_a_second_tap_on_the_same_button_is_an_old_one(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        before = street.shown(hanh.number)
        hanh.throws("Đúng, tiếp tục")
        hanh.throws("Đúng, tiếp tục")
        await street.until(lambda: street.shown(hanh.number) == before + 2)
        await app.inbox.idle()
    assert len(street.world.log.accepted("answerCallbackQuery")) == 2
    assert (await street.rows("SELECT screen FROM conversation"))[0][0].count("join/consent") == 1


async def test_no_more_are_fetched_while_many_wait(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits at the platform costs nothing here, however many people write and however slow the database is."""
    monkeypatch.setattr("bot.inbox.waiting.MOST", 3)
    hanh = street.person()
    async with street.open() as app:
        real, goes = app.inbox.processor.handle, asyncio.Event()

        async def held(channel: Channel, letter: InboxItem) -> Answer | None:
            await goes.wait()
            return await real(channel, letter)

        monkeypatch.setattr(app.inbox.processor, "handle", held)
        for _ in range(3):
            street.world.says(hanh.number, BOT, "menu")
        updates = [(str(one["update_id"]), one) for one in street.world.take_updates(BOT)]
        await app.inbox.take_fetched(app.channel, updates[:2])
        fetched = asyncio.create_task(app.inbox.take_fetched(app.channel, updates[2:]))
        for _ in range(3):  # whatever was begun before is committed by then
            await app.writer.run(lambda work: work.connection.exec_driver_sql("SELECT 1"))
        assert await street.count("SELECT count(*) FROM inbox") == 3
        assert not fetched.done()
        goes.set()
        await fetched
        await app.inbox.idle()
    assert street.shown(hanh.number) == 3


async def test_two_hundred_people_at_once_are_each_answered_once(street: Street) -> None:
    crowd = [street.person() for _ in range(200)]
    async with street.running() as app:
        for person in crowd:
            street.world.starts(person.number, BOT, "u-MAY0123")
        await street.until(lambda: street.shown() >= len(crowd))
        await app.inbox.idle()
    assert {street.shown(person.number) for person in crowd} == {1}
    assert await street.count("SELECT count(*) FROM conversation WHERE answered = seq AND seq - hour_seq = 1") == len(
        crowd
    )


BAD: list[dict[str, Any]] = [
    {},
    {"message": None},
    {"message": "text"},
    {"message": {"chat": {"id": "7"}}},
    {"message": {"chat": {"id": 10**30, "type": "private"}}},
    {"message": {"message_id": 1, "chat": {"id": 1000, "type": "private"}}},
    {"message": {"message_id": 1, "date": "soon", "chat": {"id": 1000, "type": "private"}, "text": ["x"]}},
    {"callback_query": {"id": 5, "message": "gone"}},
    {"callback_query": {"message": {"chat": {"id": 1000, "type": "private"}}}},
]
NOT_ASKED_FOR: list[dict[str, Any]] = [
    {"something_new": {"chat": {"id": 1000, "type": "private"}, "message_id": 1, "text": "x"}},
    {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}, "text": "x"}},
    {"message_reaction": {"chat": {"id": 1000, "type": "private"}, "message_id": 1}},
]


async def test_what_cannot_be_read_is_set_aside_and_its_neighbours_are_answered(street: Street) -> None:
    hanh, hoa = street.person(), street.person()
    queue = street.world.bot(BOT).updates
    async with street.running() as app:
        street.world.starts(hanh.number, BOT)
        for content in BAD:
            put(queue, content)
        street.world.starts(hoa.number, BOT)
        await street.until(lambda: street.shown() == 2)
        await street.acknowledged()
        await app.inbox.idle()
    causes = await street.rows("SELECT problem FROM inbox WHERE handled_at IS NOT NULL ORDER BY id")
    assert [row[0] for row in causes] == [None, *["malformed"] * len(BAD), None]


async def test_kinds_that_nobody_asked_for_are_acknowledged_and_not_stored(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        for content in NOT_ASKED_FOR:
            put(street.world.bot(BOT).updates, content)
        street.world.starts(hanh.number, BOT)
        await street.until(lambda: street.shown() == 1)
        await street.acknowledged()
        await app.inbox.idle()
    assert await street.count("SELECT count(*) FROM inbox") == 1


async def test_words_with_a_member_of_a_newer_bot_api_are_answered(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        street.world.says(hanh.number, BOT, "menu")
        (update,) = street.world.take_updates(BOT)
        update["message"]["forward_origin"] = {"type": "planet", "date": 1}
        await app.inbox.take(app.channel, [(str(update["update_id"]), update)])
        await app.inbox.idle()
    assert "Tham gia" in hanh.buttons()
    assert await street.rows("SELECT DISTINCT problem FROM inbox") == [(None,)]


async def test_messages_of_groups_are_not_stored(street: Street) -> None:
    async with street.running() as app:
        put(street.world.bot(BOT).updates, {"message": {"chat": {"id": -100, "type": "group"}, "text": "gossip"}})
        await street.acknowledged()
        await app.inbox.idle()
    assert await street.count("SELECT count(*) FROM inbox") == 0


def put(queue: Any, content: dict[str, Any]) -> None:
    """Queue an update of any shape."""
    number = queue.put("message", {}, 0)
    queue.pending[number].update = {"update_id": number, **content}


DEEP = b"[" * 100_000 + b"]" * 100_000


async def test_an_unreadable_update_is_singled_out(street: Street) -> None:
    """No JSON reader takes a number of five thousand digits; the update is found by fetching one by one."""
    hanh, hoa = street.person(), street.person()
    async with street.open() as app:
        poller = street.poller(app)
        for person in (hanh, hoa):
            street.world.starts(person.number, BOT)
        bodies = iter(
            [
                *[b'{"ok":true,"result":[{"update_id":5},{"update_id":6,"x":' + DEEP + b"}]}"] * TRIES_TO_READ,
                b'{"ok":true,"result":[{"update_id":5}]}',
                *[b'{"ok":true,"result":[{"update_id":6,"x":' + DEEP + b"}]}"] * TRIES_TO_READ,
            ]
        )
        real = poller._fetch

        async def fetch() -> list[Any]:
            body = next(bodies, None)
            return await real() if body is None else read_batch(200, body)

        poller._fetch = fetch  # type: ignore[method-assign]  # no HTTP server sends this willingly
        limits = []
        for _ in range(2 * TRIES_TO_READ + 2):
            await poller.once()
            if (poller.limit, poller.offset) not in limits:
                limits.append((poller.limit, poller.offset))
        await app.inbox.idle()
    assert limits[:4] == [(100, 0), (1, 0), (1, 6), (100, 7)]
    assert street.shown() == 2
    aside = await street.rows("SELECT external_id, problem FROM inbox WHERE problem IS NOT NULL ORDER BY id")
    assert aside == [("5", "malformed"), ("6", "malformed")]


async def test_an_answer_that_breaks_off_is_asked_for_again(street: Street) -> None:
    """It is no fault of its updates: none of them may be set aside and acknowledged for it."""
    people = [street.person() for _ in range(3)]
    for person in people:
        street.world.starts(person.number, BOT)
    planned = street.world.faults.add(truncated(), method="getUpdates", times=TRIES_TO_READ - 1)
    async with street.running() as app:
        await street.acknowledged()
        await app.inbox.idle()
    assert planned.used == TRIES_TO_READ - 1
    assert [street.shown(person.number) for person in people] == [1, 1, 1]
    assert await street.rows("SELECT DISTINCT problem FROM inbox") == [(None,)]


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"<html>This site is blocked", NotTelegramError),
        (502, b"", NotTelegramError),
        (200, b"[]", NotTelegramError),
        (200, b'{"ok":true}', RefusedPollError),
        (200, b'{"ok":true,"result":{}}', RefusedPollError),
        (401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}', RefusedPollError),
        (200, b'{"ok":true,"result":[{"update_id":1,"x":NaN}]}', UnreadableBatchError),
        (200, b'{"ok":true,"result":[{"update_id":1,"x":' + b"9" * 5000 + b"}]}", UnreadableBatchError),
        (200, b'{"ok":true,"result":[{"update_id":1,"x":"\xff"}]}', UnreadableBatchError),
        (200, b'{"error":"sign in"}', NotTelegramError),
        (403, b'{"ok":false}', NotTelegramError),
        (200, b'{"ok":true,"result":[{"upd', CutAnswerError),
        (200, b'{"ok":true,"result":[{"update_id":1,"message":{"text":"a"}}', CutAnswerError),
        (200, b'{"ok":true,"result":[{"update_id":1,"message":{"text":"a :}', CutAnswerError),
        (200, b'{"ok":true,"result":[{"update_id":1,"message":{"text":"a}]}', UnreadableBatchError),
    ],
)
def test_answers_that_are_no_updates(status: int, body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_batch(status, body)


async def test_updates_without_an_id_do_not_turn_the_poller_wild(street: Street) -> None:
    hanh = street.person()
    street.world.starts(hanh.number, BOT)
    queue = street.world.bot(BOT).updates
    number = queue.put("message", {}, 0)
    assert number is not None
    queue.pending[number].update = {"message": {}}
    async with street.open() as app:
        poller = street.poller(app)
        await poller.once()
        await app.inbox.idle()
        assert street.shown(hanh.number) == 1
        with pytest.raises(RefusedPollError):
            await poller.once()


async def test_a_handler_that_raises_is_tried_and_then_explained(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanh = street.person()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        with monkeypatch.context() as patch:
            patch.setattr("handlers.member.joining.enrol.Screen", broken)
            await hanh.taps("Đúng, tiếp tục")
        hanh.sees("Có trục trặc", "Công đoàn Công ty May Sao Mai", "phải không?")
        await hanh.taps("Đúng, tiếp tục")
        hanh.sees("họ tên, đơn vị, nhóm lao động")
        await app.inbox.idle()
    aside = await street.rows("SELECT tries, problem FROM inbox WHERE problem IS NOT NULL AND handled_at IS NOT NULL")
    assert len(aside) == 1
    assert aside[0][0] == TRIES
    assert await street.count("SELECT seq - hour_seq FROM conversation") == 3


async def test_a_screen_that_cannot_be_shown_gives_way_to_a_plain_one(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        with monkeypatch.context() as patch:
            real = Screen.render

            def render(self: Screen, *given: Any) -> Shown:
                if self.name != "nothing_yet":
                    raise ZeroDivisionError
                return real(self, *given)

            patch.setattr(Screen, "render", render)
            await hanh.says("menu")
        hanh.sees("Có trục trặc", "MENU")
        await hanh.says("menu")
        assert "Tham gia" in hanh.buttons()


async def test_while_the_database_fails_an_update_waits(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    hanh = street.person()
    failures = 0

    async def full(*_: object, **__: object) -> bool:
        nonlocal failures
        failures += 1
        if failures >= 6:
            monkeypatch.undo()
        raise OSError("the disk is full")

    async with street.running():
        monkeypatch.setattr(conversations, "store_turn", full)
        monkeypatch.setattr(conversations, "count_try", full)
        monkeypatch.setattr(conversations, "mark_handled", full)
        await hanh.opens("u-MAY0123")
        hanh.sees("phải không?")
    assert failures == 6
    assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL AND problem IS NULL") == 1


async def test_what_came_while_a_worker_had_lost_its_lease_is_taken_up_after_all(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        assert app.inbox.ownership.lease is not None
        app.inbox.ownership.lease.kept(0.0)  # as if its machine had been asleep
        await hanh.opens("u-MAY0123")
        hanh.sees("phải không?")
    assert await street.count("SELECT seq - hour_seq FROM conversation") == 1


@pytest.mark.parametrize("fault", [reset(), server_error(502), refused(409, "Conflict"), refused(401, "Unauthorized")])
async def test_polling_goes_on_after_a_fault(street: Street, fault: Any) -> None:
    hanh = street.person()
    planned = street.world.faults.add(fault, method="getUpdates", times=3)
    async with street.running():
        await hanh.opens("u-MAY0123")
        hanh.sees("phải không?")
    assert planned.used == 3


async def test_a_poll_that_is_told_to_wait_waits(street: Street) -> None:
    street.world.faults.add(retry_after(7), method="getUpdates")
    async with street.open() as app:
        with pytest.raises(RefusedPollError) as refusal:
            await street.poller(app).once()
    assert refusal.value.wait == 7


async def test_when_telegram_is_away_it_is_said_once_and_polling_goes_on(street: Street) -> None:
    hanh = street.person()
    said: list[str] = []
    planned = street.world.faults.add(reset(), method="getUpdates", times=5)
    async with street.open() as app:
        poller = street.poller(app, lambda: said.append("away"))
        task = asyncio.create_task(poller.run())
        await street.until(lambda: planned.used == 5)
        await hanh.opens("u-MAY0123")
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert said == ["away"]
