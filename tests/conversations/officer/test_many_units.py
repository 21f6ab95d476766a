"""Messages whose buttons, lines or bytes grow with the data: they arrive, with fewer of them and a way to the rest."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.parts import BUTTON_LIMIT, MARKUP_LIMIT, keyboard
from bot.replies.reply import Answer
from bot.replies.send import send_answer
from data.engine.unit_of_work import Work
from data.enums import Level, Role
from data.tables import Grant
from domain.outbox import choice
from domain.ports import Outcome, Parcel, Sent
from domain.reminders.wording import LISTED
from domain.units import Act, by_code
from domain.units.changes import found
from handlers.core.shown import Button, Shown
from sandbox.telegram import ApiError, TelegramWorld
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_pushes import remind
from tests.support.town import make_officer
from tests.support.users import BOT, TOKEN, Town, User, open_world_bot

MANY = 120


async def looks_after_many(town: Town, officer: User) -> None:
    """Give the officer many units that owe the plan, with the longest names that a list may have."""

    async def give(work: Work) -> None:
        above = await by_code(work.connection, "LDLD-TH", work.now.date())
        assert above is not None
        person = await person_of(work, officer)
        for number in range(MANY):
            name = f"Công đoàn Công ty TNHH Xuất nhập khẩu số {number:03}".ljust(120, "ạ")
            level = Level.DIRECTLY_ATTACHED_GRASSROOTS
            unit = await found(work, Act(since=None), code=f"U{number}", name=name, level=level, parent_id=above.id)
            await work.add(Grant(person_id=person, unit_id=unit, role=Role.OFFICER, since=work.now))

    await town.writer.run(give)


@pytest.mark.parametrize("town", ["buttons", "zalo_bot", "zalo_oa"], indirect=True)
async def test_a_reminder_for_many_units_arrives_and_leads_to_all(town: Town, clock: TestClock) -> None:
    officer = await make_officer(town, "Trần Thị Hoa", "KKT-NS")
    await looks_after_many(town, officer)
    await remind(town, clock, 3, 2)  # the plan is due by the 5th
    await officer.says("menu")
    await town.deliver()
    reminders = [str(one["text"]) for one in officer.chat() if "Kế hoạch hành động" in str(one.get("text"))]
    assert f"và {MANY + 1 - LISTED} đơn vị khác" in reminders[-1]
    if officer.capabilities.editing:
        await officer.taps_push("Kế hoạch hành động", "Xem tất cả đơn vị")
    else:  # the words of a long push come in several messages
        await officer.says("/xem tat ca don vi")
    officer.sees("Việc của đơn vị", f"/{MANY + 1})", "số 002")
    await officer.taps("Thêm")
    officer.sees(f"/{MANY + 1})", "số 006")
    await officer.taps("Kế hoạch")
    await officer.taps("Đã gửi")
    await officer.taps("Hôm nay")
    await officer.taps("Bỏ qua")
    officer.sees("Đã thực hiện 02/3/2021")
    await officer.taps("Quay lại")
    officer.sees(f"/{MANY})")  # who has done it is asked no more


def rows_of(count: int, words: str) -> list[list[dict[str, Any]]]:
    rows = [[choice("duty_done", f"1.{number}", label="duty_done_unit", unit=words)] for number in range(count)]
    return [*rows, [choice("show_basis", 1)]]


@pytest.mark.parametrize(("count", "words"), [(121, "CĐ"), (99, "CĐ"), (60, "ạ" * 120), (1, "ạ" * 120)])
async def test_what_waits_since_before_an_update_is_cut_so_that_it_arrives(
    count: int, words: str, clock: TestClock
) -> None:
    world = TelegramWorld(clock.now)
    open_world_bot(world)
    world.add_person(1000, "x")
    world.starts(1000, BOT, "")
    rows = rows_of(count, words)
    shown = keyboard(Parcel(7, "1000", "x", rows))
    message = {"chat_id": 1000, "text": "x", "reply_markup": shown}
    await world.call(TOKEN, "sendMessage", message)
    kept = shown["inline_keyboard"]
    assert [one["callback_data"] for one in kept[-1]] == ["p7:show_basis:1"]
    assert len(kept) == len(rows) or count > BUTTON_LIMIT - 1 or len(str(rows).encode()) > MARKUP_LIMIT


@pytest.mark.parametrize("rows", [1, 2])
def test_long_rows_are_cut_too(rows: int) -> None:
    (row,) = zip(*rows_of(150, "x")[:-1], strict=True)
    shown = keyboard(Parcel(7, "1000", "x", [list(row)] * rows))["inline_keyboard"]
    assert sum(len(one) for one in shown) <= BUTTON_LIMIT
    assert (
        shown[-1][-1]["callback_data"]
        == keyboard(Parcel(7, "1000", "x", [[row[-1]]]))["inline_keyboard"][0][0]["callback_data"]
    )


@pytest.mark.parametrize(("count", "words"), [(101, "x"), (60, "ạ" * 120)])
async def test_telegram_refuses_too_many_and_too_long_ones(count: int, words: str, clock: TestClock) -> None:
    world = TelegramWorld(clock.now)
    open_world_bot(world)
    world.add_person(1000, "x")
    world.starts(1000, BOT, "")
    rows = [[{"text": words, "callback_data": "1"}]] * count
    with pytest.raises(ApiError, match="reply markup is too long"):
        await world.call(
            TOKEN, "sendMessage", {"chat_id": 1000, "text": "x", "reply_markup": {"inline_keyboard": rows}}
        )


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_screen_longer_than_a_message_comes_in_several(town: Town, officer: User) -> None:
    """No screen is meant to be; whatever makes one so long, nobody is left without an answer."""
    await officer.says("menu")
    shown = Shown("<b>x</b> &lt; " + "😀 " * 3000, [[Button("Trang chính", "1:home")]])
    answer = Answer(1, str(officer.number), 1, shown, edit="1")
    before = len(officer.chat())
    outcome = await send_answer(town.channel, answer)
    parts = officer.chat()[before:]
    assert len(parts) > 1
    assert outcome == Outcome(Sent.SENT, message_id=str(parts[-1]["message_id"]))
    assert "".join(str(part["text"]) for part in parts).replace(" ", "") == "x<" + "😀" * 3000
    assert ["reply_markup" in part for part in parts] == [*[False] * (len(parts) - 1), True]
