"""Stories with files as hostile people send them: each gets one sentence, and the next message is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.inbox.waiting import InboxItem
from tests.support.amounts import DEADLINE
from tests.support.announce_paper import begin
from tests.support.anything import at_the_story
from tests.support.hostile_files import AAC_NOTE, BOMBS, PAPER, genuine
from tests.support.town import join, officer, town
from tests.support.upload_page import page_of, post
from tests.support.users import BOT, VOICE_NOTE, Town, User, picture

__all__ = ["officer", "town"]

TELEGRAM = pytest.mark.parametrize("town", ["buttons"], indirect=True)
ON_ZALO = pytest.mark.parametrize("town", ["zalo_bot", "zalo_oa"], indirect=True)

HOSTILE = [
    BOMBS[name]
    for name in ("png of 400 million pixels", "png with an endless text", "jpeg of a thousand scans", "cut off", "heic")
]


async def at_the_photos(town: Town) -> User:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Nhặt được ví, trả lại")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    return hanh


async def sends(person: User, content: bytes, **said: Any) -> None:
    """Send a document with whatever its sender's app says of it."""
    world = person.town.world
    stored = world.files.add(world.bot(BOT).id, "document", content, said.get("file_name", ""), **said)
    world.posts(person.number, BOT, {"document": {**stored, **said}})
    await person.town.settle()


async def set_aside(town: Town) -> list[Any]:
    async with town.writer.engine.connect() as connection:
        rows = await connection.exec_driver_sql("SELECT problem, tries FROM inbox WHERE problem IS NOT NULL")
        return [tuple(row) for row in rows.all()]


@TELEGRAM
@pytest.mark.parametrize("content", HOSTILE)
async def test_on_telegram_one_sentence_and_the_next_is_answered(town: Town, content: bytes) -> None:
    hanh = await at_the_photos(town)
    before = len(hanh.chat())
    await hanh.sends_file(content, "anh.png")
    assert len([one for one in hanh.chat()[before:] if not one["out"]]) == 1
    hanh.sees("đã nhập vẫn còn")
    await hanh.sends_photos(picture())
    hanh.sees("Đã nhận 1 ảnh")
    assert await set_aside(town) == []


@ON_ZALO
async def test_on_zalo_too(town: Town) -> None:
    hanh = await at_the_photos(town)
    for content in HOSTILE:
        await hanh.sends_photos(content)
        assert "đã nhập vẫn còn" in hanh.text
    await hanh.sends_photos(picture())
    hanh.sees("Đã nhận 1 ảnh")


@pytest.mark.parametrize("town", ["zalo_oa"], indirect=True)
async def test_a_photo_sent_as_a_file_on_zalo(town: Town) -> None:
    hanh = await at_the_photos(town)
    await hanh.sends_file(picture(), "IMG_0001.JPG")
    hanh.sees("Đã nhận 1 ảnh")


@pytest.mark.parametrize("town", ["zalo_bot"], indirect=True)
async def test_on_the_upload_page(officer: User) -> None:
    await begin(officer)
    page = page_of(officer)
    for content in (*HOSTILE, VOICE_NOTE):
        answer = await post(page, content, "anh.png")
        assert (answer.status_code, "<form" in answer.text) == (422, True)
    assert "HEIC" in (await post(page, BOMBS["heic"], "anh.heic")).text
    assert (await post(page, genuine()["jpeg"], "anh")).status_code == 200


@TELEGRAM
@pytest.mark.parametrize("said", [{}, {"mime_type": "application/octet-stream"}, {"mime_type": "text/plain"}])
@pytest.mark.parametrize("name", ["IMG_0001.JPG", "anh", "anh.pdf", "anh.ogg"])
async def test_a_photo_is_one_whatever_is_said_of_it(town: Town, name: str, said: dict[str, str]) -> None:
    hanh = await at_the_photos(town)
    await sends(hanh, picture(), file_name=name, **said)
    hanh.sees("Đã nhận 1 ảnh")


@TELEGRAM
@pytest.mark.parametrize("content", [VOICE_NOTE, AAC_NOTE])
async def test_a_voice_note_sent_as_a_file_tells_the_story(town: Town, content: bytes) -> None:
    hanh = await at_the_story(town)
    await sends(hanh, content, file_name="ghi-am", mime_type="application/octet-stream")
    hanh.sees("Khi nào?")


@TELEGRAM
async def test_a_file_that_says_nothing_and_is_nothing(town: Town) -> None:
    hanh = await at_the_photos(town)
    await sends(hanh, b"PK\x03\x04" + bytes(3000), file_name="cong-van.docx", mime_type="application/octet-stream")
    hanh.sees("Ở đây chưa nhận được tệp này")
    await sends(hanh, PAPER, file_name="anh.jpg", mime_type="image/jpeg")
    hanh.sees("không phải ảnh")


@TELEGRAM
@pytest.mark.parametrize("size", [1, 10**12, -1, 0, "many"])
async def test_a_size_that_lies(town: Town, size: Any) -> None:
    """Telegram's own word for the size is not believed either: what is more is fetched again, up to the limit."""
    hanh = await at_the_photos(town)
    world = town.world
    stored = world.files.add(world.bot(BOT).id, "document", picture(), "anh.jpg", mime_type="image/jpeg")
    update = {"document": {**stored, "file_size": size if isinstance(size, int) else len(picture())}}
    world.posts(hanh.number, BOT, update)
    await town.settle()
    hanh.sees("Ảnh quá nặng" if size == 10**12 else "Đã nhận 1 ảnh")


@TELEGRAM
async def test_whatever_happens_while_a_file_is_taken_in_comes_to_an_end(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanh = await at_the_photos(town)
    with monkeypatch.context() as patch:

        async def fails(*_: object) -> None:
            raise RecursionError

        patch.setattr(TelegramChannel, "fetch_file", fails)
        async with asyncio.timeout(DEADLINE):
            await hanh.sends_photos(picture())
    hanh.sees("Có trục trặc")
    assert await set_aside(town) == [("RecursionError", 3)]
    await hanh.sends_photos(picture())
    hanh.sees("Đã nhận 1 ảnh")


@TELEGRAM
async def test_an_update_that_ends_the_program_is_not_taken_up_for_ever(town: Town) -> None:
    """Its try is counted before its file is fetched, so a process that dies of it leaves a trace."""
    hanh = await at_the_photos(town)
    town.world.sends_photos(hanh.number, BOT, [picture()])
    (update,) = town.world.take_updates(BOT)

    class DiesError(BaseException):
        """Nobody catches it, as nobody catches a kill."""

    dies = 0

    async def deadly(*_: object) -> None:
        nonlocal dies
        dies += 1
        raise DiesError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TelegramChannel, "fetch_file", deadly)
        await town.inbox.take(town.channel, [(str(update["update_id"]), update)])
        tasks = list(town.inbox._tasks)
        await asyncio.gather(*tasks, return_exceptions=True)
        async with town.writer.engine.connect() as connection:
            row = (await connection.exec_driver_sql("SELECT id, lane, tries FROM inbox ORDER BY id DESC LIMIT 1")).one()
        assert (dies, row.tries) == (1, 1)
        for _ in range(3):
            town.inbox.waiting.queues.clear()  # a process that starts anew knows nothing of before
            town.inbox._put(town.channel, row.lane, InboxItem(row.id, row.lane, update))
            await asyncio.gather(*list(town.inbox._tasks), return_exceptions=True)
    assert dies == 3
    assert await set_aside(town) == [("fetching", 4)]
    hanh.sees("Có trục trặc")


@TELEGRAM
async def test_a_plain_tap_counts_no_try(town: Town) -> None:
    hanh = await at_the_photos(town)
    await hanh.says("menu")
    async with town.writer.engine.connect() as connection:
        assert (await connection.exec_driver_sql("SELECT max(tries) FROM inbox")).scalar() == 0


@TELEGRAM
async def test_an_update_that_cannot_be_settled_at_all_is_set_aside(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    town.inbox.pauses = (0.0,)
    with monkeypatch.context() as patch:

        async def breaks(*_: object, **__: object) -> None:
            raise ZeroDivisionError

        patch.setattr(town.inbox.processor, "_feed", breaks)
        async with asyncio.timeout(DEADLINE):
            await hanh.says("menu")
    hanh.sees("Có trục trặc")
    assert [cause for cause, _ in await set_aside(town)] == ["ZeroDivisionError"]
    await hanh.says("menu")
    hanh.sees("Hạnh")


@TELEGRAM
async def test_an_album_with_one_that_is_none_keeps_the_others_and_what_was_said_of_it(town: Town) -> None:
    hanh = await at_the_photos(town)
    world, album, before = town.world, town.world.next_album(), len(hanh.chat())
    for content in (picture("red"), BOMBS["png of 400 million pixels"], picture("blue"), picture("green")):
        stored = world.files.add(world.bot(BOT).id, "document", content, "anh.png", mime_type="image/png")
        world.posts(hanh.number, BOT, {"document": stored, "media_group_id": album})
    await town.settle()
    first, refused, last = [one["text"] for one in hanh.chat()[before:] if not one["out"]]
    assert ("Đã nhận 1 ảnh" in first, "50 triệu điểm ảnh" in refused, "Đã nhận 3 ảnh" in last) == (True, True, True)
