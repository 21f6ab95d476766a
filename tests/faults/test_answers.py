"""Answers that do not arrive at once: nobody is left without one, and nobody's place is taken by a fault."""

from __future__ import annotations

import pytest

from sandbox.telegram import Fault
from sandbox.telegram.faults import (
    bot_blocked,
    chat_not_found,
    hang,
    refused,
    reset,
    retry_after,
    server_error,
    truncated,
    user_deactivated,
)
from tests.support.crowd import until_count
from tests.support.launcher import Street
from tests.support.users import BOT


@pytest.mark.parametrize(
    ("fault", "copies"),
    [
        (reset(), 1),
        (reset(accepted=True), 2),
        (server_error(), 1),
        (server_error(502, accepted=True), 2),
        (truncated(), 2),
        (refused(401, "Unauthorized"), 1),
        (retry_after(1), 1),
    ],
    ids=["reset", "reset after", "500", "502 after", "truncated", "401", "429"],
)
async def test_an_answer_is_tried_until_it_is_known_to_be_sent(street: Street, fault: Fault, copies: int) -> None:
    hanh = street.person()
    planned = street.world.faults.add(fault, method="sendMessage")
    async with street.running() as app:
        street.world.starts(hanh.number, BOT, "u-MAY0123")
        await street.until(lambda: street.shown(hanh.number) == copies)
        await app.inbox.idle()
    hanh.sees("phải không?")
    assert planned.used == 1
    assert street.shown(hanh.number) == copies
    assert await street.count("SELECT answered - hour_seq FROM conversation") == 1


async def test_telegram_takes_no_answers_for_a_while(street: Street) -> None:
    """Twenty refusals: the effects are there all the while, the answers come when Telegram is back."""
    crowd = [street.person() for _ in range(5)]
    planned = street.world.faults.add(reset(), method="sendMessage", times=None)
    async with street.running() as app:
        for person in crowd:
            street.world.starts(person.number, BOT, "u-MAY0123")
        await street.until(lambda: planned.used >= 20)
        await until_count(street, "SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL", 5)
        assert street.shown() == 0
        street.world.faults.clear()
        await street.until(lambda: street.shown() == 5)
        await app.inbox.idle()
    assert {street.shown(person.number) for person in crowd} == {1}


async def test_an_answer_that_was_overtaken_is_not_sent_late(street: Street) -> None:
    hanh = street.person()
    planned = street.world.faults.add(reset(), method="sendMessage", times=None)
    async with street.running() as app:
        street.world.starts(hanh.number, BOT, "u-MAY0123")
        street.world.says(hanh.number, BOT, "menu")
        await street.until(lambda: planned.used >= 10)
        street.world.faults.clear()
        await street.until(lambda: street.shown() >= 1)
        await app.inbox.idle()
    assert street.shown() == 1
    assert "Tham gia" in hanh.buttons()


async def test_the_last_answer_comes_although_what_follows_has_none(street: Street) -> None:
    """Beyond the limit of an hour lines have no answer: they do not stand for the one that Telegram did not take."""
    hanh = street.person()
    planned = street.world.faults.add(retry_after(1), method="sendMessage", times=None)
    async with street.running(answers=3) as app:
        for _ in range(9):
            street.world.says(hanh.number, BOT, "menu")
        await until_count(street, "SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL", 9)
        assert street.shown() == 0
        tries = planned.used
        await street.until(lambda: planned.used > tries)
        street.world.faults.clear()
        await street.until(lambda: street.shown() == 1)
        await app.inbox.idle()
    hanh.sees("Trong giờ này anh/chị đã nhận 3 câu trả lời")
    assert street.shown() == 1
    assert await street.count("SELECT count(*) FROM conversation WHERE answered = seq") == 1


async def test_one_person_without_an_answer_holds_up_nobody(street: Street) -> None:
    hanh, hoa = street.person(), street.person()
    planned = street.world.faults.add(hang(), method="sendMessage", chat=hanh.number)
    async with street.running():
        street.world.starts(hanh.number, BOT)
        await street.until(planned.reached.is_set)
        street.world.starts(hoa.number, BOT)
        await street.until(lambda: street.shown(hoa.number) == 1)
        assert street.shown(hanh.number) == 0
        planned.let_go()
        await street.until(lambda: street.shown(hanh.number) == 1)


async def test_the_program_ends_although_telegram_is_away(street: Street) -> None:
    """Whoever waits for an answer then gets it at the next start."""
    hanh = street.person()
    planned = street.world.faults.add(retry_after(3000), method="sendMessage")
    async with street.running():
        street.world.starts(hanh.number, BOT, "u-MAY0123")
        await street.until(planned.reached.is_set)
    async with street.running():
        await street.until(lambda: street.shown(hanh.number) == 1)
    hanh.sees("phải không?")


@pytest.mark.parametrize("fault", [bot_blocked(), user_deactivated(), chat_not_found()])
async def test_who_is_gone_is_marked_and_comes_back_by_writing(street: Street, fault: Fault) -> None:
    hanh = street.person()
    planned = street.world.faults.add(fault, method="sendMessage")
    async with street.running() as app:
        street.world.starts(hanh.number, BOT)
        await street.until(planned.reached.is_set)
        await street.acknowledged()
        await app.inbox.idle()
        assert await street.rows("SELECT state FROM contact") == [("gone",)]
        assert street.shown(hanh.number) == 0
    async with street.running() as app:
        await app.inbox.idle()
        assert street.shown(hanh.number) == 0  # a new start does not write to who is gone
        await hanh.says("menu")
        assert await street.rows("SELECT state FROM contact") == [("active",)]


async def test_blocking_and_unblocking_is_noted(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        await hanh.says("menu")
        street.world.blocks(hanh.number, BOT)
        await street.acknowledged()
        await app.inbox.idle()
        assert await street.rows("SELECT state FROM contact") == [("gone",)]
        street.world.unblocks(hanh.number, BOT)
        await street.acknowledged()
        await app.inbox.idle()
        assert await street.rows("SELECT state FROM contact") == [("active",)]
    assert street.shown(hanh.number) == 1


async def test_a_message_that_cannot_be_edited_is_followed_by_a_new_one(street: Street) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        message = hanh.last()["message_id"]
        street.world.faults.add(refused(400, "Bad Request: message to edit not found"), method="editMessageText")
        await hanh.taps("Đúng, tiếp tục")
        hanh.sees("họ tên, đơn vị, nhóm lao động")
        assert hanh.last()["message_id"] > message


async def test_an_edit_that_was_accepted_unheard_is_not_sent_again(street: Street) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        street.world.faults.add(reset(accepted=True), method="editMessageText")
        await hanh.taps("Đúng, tiếp tục")
        hanh.sees("họ tên, đơn vị, nhóm lao động")
    assert len(street.world.log.accepted("sendMessage")) == 1


async def test_a_tap_that_cannot_be_acknowledged_is_answered_all_the_same(street: Street) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        street.world.faults.add(refused(400, "Bad Request: query is too old"), method="answerCallbackQuery")
        await hanh.taps("Đúng, tiếp tục")
        hanh.sees("họ tên, đơn vị, nhóm lao động")


async def test_a_tap_is_acknowledged_also_when_it_changes_nothing(street: Street) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        old = hanh.data("Đúng, tiếp tục")
        await hanh.taps("Đúng, tiếp tục")
        await hanh.forges(old[1])
    assert len(street.world.log.accepted("answerCallbackQuery")) == 2
