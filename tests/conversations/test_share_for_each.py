"""Nobody takes the room of others: answers of an hour, a month of a Zalo bot, files that nobody awaits, coming back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import event, text

from bot.channels.base import Raw
from data.tables import Conversation
from domain.limits import Limits, Share
from domain.members.blocking import block
from domain.ports import Media
from domain.privacy.erasing import erase
from tests.support.clock import TestClock
from tests.support.limits import limited, person_id
from tests.support.looking import rows
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import VOICE_NOTE, Town, User, picture

on_zalo_bot = pytest.mark.parametrize("town", ["zalo_bot"], indirect=True)


def received(person: User) -> int:
    """Count what the program has said to somebody."""
    return sum(not one["out"] for one in person.chat())


async def silence(person: User, *lines: str) -> None:
    before = received(person)
    for line in lines:
        await person.says(line)
    assert received(person) == before


async def waiting(town: Town) -> list[Any]:
    async with town.writer.engine.connect() as connection:
        found = text("SELECT count(*) FROM inbox WHERE handled_at IS NULL OR problem IS NOT NULL")
        return list((await connection.execute(found)).scalars())


async def test_a_stranger_is_answered_so_often_in_an_hour_and_told_once(town: Town, clock: TestClock) -> None:
    limited(town, Limits(answers_stranger=3))
    stranger, neighbour = town.person("Người lạ"), town.person("Hàng xóm")
    for _ in range(3):
        await stranger.says("menu")
    await stranger.says("u-MAY0123")
    stranger.sees("Trong giờ này anh/chị đã nhận 3 câu trả lời", "từ 09:00")
    await silence(stranger, "menu", "MAY0123", "xin chào")
    assert await waiting(town) == [0]
    await neighbour.says("menu")
    neighbour.sees("Tham gia")
    clock.moment += timedelta(hours=1)
    await stranger.says("MAY0123")
    stranger.sees("phải không?")


async def test_what_is_over_the_limit_has_no_effect(town: Town) -> None:
    limited(town, Limits(answers_stranger=2))
    stranger = town.person("Người lạ")
    await stranger.opens("u-MAY0123")
    await stranger.taps("Đúng, tiếp tục")
    await stranger.taps("Đồng ý")
    await stranger.taps("Đồng ý")
    screens = await rows(town, Conversation, "contact_id", "screen")
    assert [screen["name"] for _, screen in screens] == ["join/consent"]


async def test_a_member_has_more_and_an_officer_no_limit(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    limited(town, Limits(answers_stranger=1, answers_member=9))
    while "Trong giờ này" not in hanh.text:
        await hanh.says("menu")
    hanh.sees("đã nhận 9 câu trả lời")
    await silence(hanh, "menu")
    before = received(officer)
    for _ in range(12):
        await officer.says("menu")
    assert received(officer) == before + 12


async def test_a_tap_costs_no_statement_more(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    said: list[str] = []
    engine = town.writer.writes_on.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    await hanh.says("menu")
    assert any("UPDATE conversation" in statement for statement in said)
    assert not [one for one in said if "tally" in one or "channel_month" in one]


@contextmanager
def fetching(town: Town) -> Iterator[list[Raw]]:
    """Watch which files the program asks for."""
    asked: list[Raw] = []
    real = town.channel.fetch_file

    async def fetch(raw: Raw) -> Media | None:
        asked.append(raw)
        return cast("Media | None", await real(raw))

    town.channel.fetch_file = fetch
    yield asked
    del town.channel.fetch_file


async def to_the_photos(person: User) -> None:
    await person.says("/menu")
    await person.taps("Giới thiệu gương tốt")
    await person.taps("Tôi")
    await person.says("Sửa máy cho cả chuyền")
    await person.taps("Hôm nay")
    await person.taps("Nơi làm việc")


async def test_a_file_is_fetched_only_where_it_is_awaited(town: Town) -> None:
    stranger, hanh = town.person("Người lạ"), await join(town, "Lê Thị Hạnh")
    with fetching(town) as asked:
        await stranger.sends_photos(picture())
        stranger.sees("Ảnh này chưa đưa vào hồ sơ nào")
        await stranger.sends_voice(VOICE_NOTE)
        stranger.sees("Tin thoại này chưa đưa vào hồ sơ nào")
        await hanh.sends_photos(picture())
        hanh.sees("Ảnh này chưa đưa vào hồ sơ nào")
        await hanh.sends_file(b"%PDF-1.4", "van-ban.pdf")
        hanh.sees("chưa nhận được tệp này")
        assert asked == []
        await to_the_photos(hanh)
        await hanh.sends_photos(picture())
        hanh.sees("Đã nhận 1 ảnh")
        assert len(asked) == 1


async def test_beyond_the_limit_nothing_is_fetched(town: Town, clock: TestClock) -> None:
    limited(town, Limits(photos=1))
    hanh = await join(town, "Lê Thị Hạnh")
    await to_the_photos(hanh)
    await hanh.sends_photos(picture("red"))
    with fetching(town) as asked:
        await hanh.sends_photos(picture("blue"))
        hanh.sees("Hôm nay đã đủ 1 ảnh", "Đã nhận 1 ảnh")
        before = received(hanh)
        await hanh.sends_photos(picture("green"))
        assert (received(hanh), asked) == (before, [])
        clock.moment += timedelta(days=1)
        await hanh.sends_photos(picture("white"))
        hanh.sees("Đã nhận 2 ảnh")


async def test_of_somebody_blocked_nothing_is_fetched(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await to_the_photos(hanh)
    who, by = await person_id(town, "Lê Thị Hạnh"), await person_id(town, "Trần Thị Hoa")
    await town.writer.run(lambda work: block(work, by, who))
    officer.sees("Trang chính")
    with fetching(town) as asked:
        await hanh.sends_photos(picture())
        hanh.sees("đang tạm dừng nhận hồ sơ và tin của anh/chị")
        before = received(hanh)
        await hanh.sends_photos(picture())
        assert (received(hanh), asked) == (before, [])


async def leave(person: User) -> None:
    await person.says("menu")
    await person.taps("Tôi đã nghỉ, chuyển đơn vị")
    await person.taps("Đã nghỉ việc")
    await person.taps("Đúng, đã nghỉ việc")


async def enter(person: User) -> None:
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Chuyền 2")


async def test_who_comes_back_takes_nobodys_place(town: Town, clock: TestClock) -> None:
    """Two may join in an hour: one who leaves and returns three times is one of them."""
    limited(town, Limits(joins=2))
    hanh = await join(town, "Lê Thị Hạnh")
    for _ in range(3):
        await leave(hanh)
        await enter(hanh)
        hanh.sees("Trang chính của Lê Thị Hạnh")
    pao = await join(town, "Giàng A Páo")
    pao.sees("Trang chính của Giàng A Páo")
    full = await join(town, "Y Moan Êban")
    full.sees("rất đông người tham gia cùng lúc")
    await leave(hanh)
    clock.moment += timedelta(days=31)
    limited(town, Limits(joins=1))
    (await join(town, "Hoàng Văn Thụ")).sees("Trang chính")
    await enter(hanh)
    hanh.sees("rất đông người tham gia cùng lúc")


async def test_who_erased_and_comes_back_is_no_new_join_either(town: Town, clock: TestClock) -> None:
    limited(town, Limits(joins=1))
    hanh = await join(town, "Lê Thị Hạnh")

    who = await person_id(town, "Lê Thị Hạnh")
    await town.writer.run(lambda work: erase(work, who, STANDARD))
    await hanh.opens("u-MAY0123")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Đồng ý")
    await hanh.says("Lê Thị Hạnh")
    await hanh.taps("Công nhân")
    await hanh.taps("Chuyền 2")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    clock.moment += timedelta(minutes=1)
    (await join(town, "Giàng A Páo")).sees("rất đông người tham gia cùng lúc")


async def used(town: Town) -> int:
    async with town.writer.engine.connect() as connection:
        return int(await connection.scalar(text("SELECT strangers FROM channel_month")) or 0)


@on_zalo_bot
async def test_strangers_share_a_tenth_of_the_month_and_a_poster_opens_the_door(town: Town, clock: TestClock) -> None:
    """Forty messages: eighteen answers with the lines before them, and two who are told."""
    limited(town, Limits(shares={"zalo_bot": Share(40, exchange=2)}))
    crowd = [town.person(f"Người lạ {number}") for number in range(3)]
    for person in crowd:
        for _ in range(6):
            await person.says("chào")
            assert "chỉ còn trả lời người có mã đơn vị" not in person.text
    assert await used(town) == 36
    for person in crowd[:2]:
        await person.says("menu")
        person.sees("chỉ còn trả lời người có mã đơn vị")
        await silence(person, "menu", "may sao mai")
    await silence(crowd[2], "menu")
    assert await used(town) == 40
    clock.moment += timedelta(hours=2)
    await silence(crowd[0], "menu", "XXX9999")

    hanh = await join(town, "Lê Thị Hạnh")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    await crowd[0].says("may 0123")
    crowd[0].sees("phải không?")
    await crowd[0].taps("Đơn vị khác")
    crowd[0].sees("đơn vị nào")
    assert await used(town) == 40
    clock.moment += timedelta(days=31)
    await crowd[1].says("menu")
    crowd[1].sees("Tham gia")


@on_zalo_bot
async def test_an_invitation_opens_the_door_too(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    limited(town, Limits(shares={"zalo_bot": Share(0, exchange=2)}))
    stranger = town.person("Người lạ")
    await silence(stranger, "menu", "i-khong-co-that", "l-XXXX9999")
    (await make_officer(town, "Đinh Văn Bình", "BEN0456")).sees("Trang chính của Đinh Văn Bình")
