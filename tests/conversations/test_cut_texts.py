"""A text that Telegram's apps cut at 4,096 characters is one text, however its parts come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.inbox.waiting import InboxItem
from bot.inbox.worker import InboxWorker
from data.tables import InboxUpdate, Record
from sandbox.telegram.text import parts
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock
from tests.support.cut_texts import END, LINE, STORY
from tests.support.looking import rows
from tests.support.officer_town import pushed
from tests.support.town import join, make_officer
from tests.support.users import BOT, Town, User

pytestmark = pytest.mark.parametrize("town", ["buttons"], indirect=True)
WIDE = " ".join(["😀" * 20] * 120)  # an emoji has two units: this is cut though it has 2,519 characters


async def pastes(person: User, text: str) -> None:
    person.town.world.pastes(person.number, BOT, text)
    await person.town.settle()


async def comes_one_by_one(person: User, parts: Sequence[str]) -> None:
    """As by a webhook: the next part is on its way only when the one before was taken, and its handling has begun."""
    town = person.town
    town.inbox.processor.wholes.patience = DEADLINE
    for part in parts:
        town.world.says(person.number, BOT, part)
        taken = [(str(update["update_id"]), update) for update in town.world.take_updates(BOT)]
        await town.inbox.take(town.channel, taken)
        for _ in range(20):
            await asyncio.sleep(0)
    await town.inbox.idle()


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not happened():  # noqa: ASYNC110 - the town tells nobody
            await asyncio.sleep(0.001)


async def waiting(town: Town) -> int:
    return sum(at is None for (at,) in await rows(town, InboxUpdate, "handled_at"))


@pytest.mark.parametrize(
    "comes", [pastes, lambda who, text: comes_one_by_one(who, parts(text))], ids=["at once", "after"]
)
async def test_an_announcement_arrives_whole(town: Town, comes: Any) -> None:
    chair = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    await make_officer(town, "Trần Thị Hoa", "MAY0123")
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Cán bộ")
    long = "\n".join(f"Điều {number}. Các đơn vị nộp báo cáo đúng hạn." for number in range(1, 130))
    await comes(chair, long)
    chair.sees("Có văn bản, ảnh kèm theo thì gửi vào đây")
    chair.sees("còn", "ký tự nữa")
    await chair.taps("Gửi ngay")
    sent = [text for text in await pushed(town) if "Điều 1." in text]
    assert sent
    assert all(long in text for text in sent)  # no line is broken, none is joined to another
    assert await waiting(town) == 0


SCREENS = {
    "a story": ("gương tốt", "Tôi"),
    "a letter": ("/lienhe", "Nhắn cho cán bộ"),
}


@pytest.mark.parametrize("words", [STORY, "\n".join([STORY] * 3), WIDE + " " + WIDE], ids=["two", "four", "emoji"])
@pytest.mark.parametrize("steps", SCREENS.values(), ids=SCREENS)
@pytest.mark.usefixtures("officer")
async def test_what_is_too_long_is_asked_again_once(town: Town, steps: Sequence[str], words: str) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(steps[0])
    await hanh.taps(steps[1])
    before = len(hanh.chat())
    await pastes(hanh, words)
    hanh.sees(f"{min(len(words), 10_000):,}".replace(",", "."))
    answers = [one for one in hanh.chat()[before:] if not one["out"]]
    assert len(answers) == 1
    assert not [text for text in await pushed(town) if END in text]
    assert await waiting(town) == 0
    assert hanh.text.count("Khi nào?") == 0


@pytest.mark.usefixtures("officer")
async def test_a_rest_that_comes_late_is_no_answer(town: Town) -> None:
    """The first part was handled by itself: the network held the rest up for longer than anybody waits."""
    hanh = await join(town, "Lê Thị Hạnh")
    town.inbox.processor.wholes.patience = 0
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    first, rest = parts(STORY)
    await hanh.says(first)
    await hanh.says(rest)
    hanh.sees("Phần sau đến muộn")
    assert not [text for text in await pushed(town) if END in text]
    await hanh.says("Máy số 5 bốc khói")
    hanh.sees("Phần sau đến muộn")  # still within the two seconds
    await hanh.says("/menu")
    hanh.sees("Trang chính")


@pytest.mark.usefixtures("officer")
async def test_what_is_written_later_is_an_answer(town: Town, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    town.inbox.processor.wholes.patience = 0
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says(parts(STORY)[0])
    clock.moment += timedelta(seconds=3)
    await hanh.says("Máy số 5 bốc khói")
    assert any("Máy số 5 bốc khói" in text for text in await pushed(town))


async def test_what_was_not_cut_waits_for_nothing(town: Town) -> None:
    """2,048 characters are handled at once, and what follows is a text of its own."""
    hanh = await join(town, "Lê Thị Hạnh")
    town.inbox.processor.wholes.patience = 3600
    await hanh.says("gương tốt")
    await hanh.taps("Tôi")
    for said in ("a" * 2048, "Nhặt được ví, trả lại người mất"):
        town.world.says(hanh.number, BOT, said)
    await asyncio.wait_for(town.settle(), DEADLINE)
    hanh.sees("Khi nào?")


async def test_a_tap_between_parts_them(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gương tốt")
    await hanh.taps("Tôi")
    first, rest = parts(STORY)
    town.world.says(hanh.number, BOT, first)
    town.world.forges(hanh.number, hanh.last()["message_id"], "999:later")
    town.world.says(hanh.number, BOT, rest)
    await town.settle()
    hanh.sees("Phần sau đến muộn")
    assert await rows(town, Record, "id") == []


async def test_another_persons_text_is_not_held_up(town: Town) -> None:
    hanh, an = await join(town, "Lê Thị Hạnh"), await join(town, "Nguyễn Văn An")
    town.inbox.processor.wholes.patience = 3600
    town.world.says(hanh.number, BOT, parts(STORY)[0])
    updates = [(str(update["update_id"]), update) for update in town.world.take_updates(BOT)]
    await town.inbox.take(town.channel, updates)
    town.world.says(an.number, BOT, "hồ sơ")
    before = len(an.chat())
    await town.inbox.take(town.channel, [(str(one["update_id"]), one) for one in town.world.take_updates(BOT)])
    await until(lambda: len(an.chat()) > before)
    await town.inbox.close()
    assert await waiting(town) == 1  # hers is not lost: the next program takes it up


@pytest.mark.usefixtures("officer")
async def test_a_program_that_stopped_between_the_parts_loses_none(town: Town) -> None:
    """The first one had stored one part and awaited the other; the next one finds both."""
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    town.inbox.processor.wholes.patience = DEADLINE
    first, rest = "\n".join([LINE] * 24), f"{LINE}\n{END}"
    town.world.says(hanh.number, BOT, first)
    taken = [(str(one["update_id"]), one) for one in town.world.take_updates(BOT)]
    await town.inbox.take(town.channel, taken)
    await asyncio.sleep(0)
    await town.inbox.close()
    old = town.inbox
    town.inbox = InboxWorker(town.writer, old.processor.conversation, old.processor.app)
    town.world.says(hanh.number, BOT, rest)
    updates = [(str(one["update_id"]), one) for one in town.world.take_updates(BOT)]
    stored = await town.inbox.ownership.store("telegram", [_row(hanh, key, raw) for key, raw in updates])
    assert len(stored) == 1
    await _resume(town, hanh)
    hanh.sees(f"{len(first) + 1 + len(rest):,}".replace(",", "."))
    assert await waiting(town) == 0


def _row(person: User, key: str, raw: dict[str, Any]) -> dict[str, Any]:
    lane = str(person.number)
    return {"channel": "telegram", "external_id": key, "lane": lane, "raw": raw, "problem": None}


async def _resume(town: Town, person: User) -> None:
    """Take up what waits, as a start does."""
    lane = str(person.number)
    for key, raw, at in await rows(town, InboxUpdate, "id", "raw", "handled_at"):
        if at is None:
            town.inbox._put(town.channel, lane, InboxItem(key, lane, raw))
    await town.inbox.idle()
