"""Who says "dừng" gets nothing that comes by itself, and takes it back with one tap."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.enums import PushKind, PushState
from data.queries.outbox.stopping import NOTICES_OF_OTHERS, comes_by_itself
from data.tables import Person, Push
from tests.support.announce_sent import conduct
from tests.support.evening_announce import begin
from tests.support.town import join, write_to
from tests.support.users import Town, User


async def stopped(town: Town) -> list[bool]:
    async with town.writer.engine.connect() as connection:
        rows = await connection.execute(select(table_of(Person).c.stopped_at).order_by(table_of(Person).c.id))
        return [row is not None for row in rows.scalars()]


async def unsent(town: Town) -> list[tuple[PushKind, str]]:
    """Read kind and key of the pushes that were not sent because somebody wants none."""
    found = table_of(Push)
    async with town.writer.engine.connect() as connection:
        rows = await connection.execute(
            select(found.c.kind, found.c.key).where(found.c.state == PushState.GONE, found.c.problem == "stopped")
        )
        return [(row.kind, row.key) for row in rows]


async def test_an_officer_who_stops_hears_what_they_miss_and_gets_no_letter(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("Dừng")
    officer.sees("Từ nay Công đoàn không gửi tin cho đồng chí nữa", "tin tổng hợp", "tin của đoàn viên")
    await write_to(town, officer, hanh)
    officer.sees_nowhere("Ca đêm gửi hồ sơ ở đâu?")
    assert [kind for kind, _ in await unsent(town)] == [PushKind.NOTICE]
    await officer.says("nhắn lại")
    officer.sees("Từ nay đồng chí lại nhận tin như trước.")
    await write_to(town, officer, hanh)
    officer.sees("Ca đêm gửi hồ sơ ở đâu?")


async def test_a_member_who_stops_gets_no_announcement_but_their_own_decision(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("/menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await hanh.says("dừng")
    hanh.sees("chỉ báo kết quả hồ sơ của anh/chị")
    assert "tin tổng hợp" not in hanh.text
    await begin(officer, "Đoàn viên", "Mời họp lúc 07:30 sáng mai.")
    await officer.taps("Gửi ngay")
    await conduct(town)
    await town.deliver()
    hanh.sees_nowhere("Mời họp lúc 07:30 sáng mai.")
    assert {kind for kind, _ in await unsent(town)} == {PushKind.ANNOUNCEMENT}
    await hanh.says("/caidat")
    hanh.sees("Đang ngừng nhận tin.")
    await hanh.taps("Nhận tin trở lại")
    assert await stopped(town) == [False, False]


@pytest.mark.every_channel
async def test_a_button_of_the_settings_stops_and_takes_it_back(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/caidat")
    await hanh.taps("Dừng nhận tin")
    hanh.sees("Từ nay Công đoàn không gửi tin cho anh/chị nữa")
    assert await stopped(town) == [False, True]
    await hanh.says("/caidat")
    hanh.sees("Đang ngừng nhận tin.")
    await hanh.taps("Nhận tin trở lại")
    assert await stopped(town) == [False, False]


@pytest.mark.parametrize("typed", ["dung", "/dung", "đúng", "Dung lai", "dunggg"])
async def test_nothing_but_dung_with_its_marks_stops(town: Town, typed: str) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(typed)
    assert await stopped(town) == [False]


async def test_a_stranger_has_nothing_to_stop(town: Town) -> None:
    stranger = town.person("Nguyễn Văn Máy")
    await stranger.opens("")
    await stranger.says("dừng")
    stranger.sees("chưa tham gia nên ở đây không tự gửi tin")


@pytest.mark.parametrize(
    ("kind", "key", "by_itself"),
    [
        (PushKind.REMINDER, "x", True),
        (PushKind.GREETING, "x", True),
        (PushKind.ANNOUNCEMENT, "x", True),
        (PushKind.DIGEST, "x", True),
        (PushKind.NOTICE, "answer:1", False),
        (PushKind.NOTICE, "erased:1", False),
        (PushKind.NOTICE, "app_linked:1", False),
        (PushKind.NOTICE, "grant:1", False),
        *((PushKind.NOTICE, f"{start}1", True) for start in NOTICES_OF_OTHERS),
    ],
)
def test_what_answers_the_person_still_comes(kind: PushKind, key: str, *, by_itself: bool) -> None:
    assert comes_by_itself(kind, key) is by_itself
