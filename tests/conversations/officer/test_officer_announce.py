"""An officer announces: to whom, what, a count and the very message before it goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import event

from data.types import HANOI
from domain.announcements import TEXT_LIMIT
from domain.outbox.routing import Rules
from domain.ports import Reach
from tests.support.clock import TestClock
from tests.support.officer_town import joined, pushed
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture
async def chair(town: Town, officer: User) -> User:
    """An officer of the directly superior union, above May Sao Mai with two confirmed members."""
    await joined(town, "Nguyễn Văn An", "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 2")
    await officer.taps("Xác nhận 2 người")
    return await make_officer(town, "Phạm Văn Bình", "LDLD-TH")


async def begin(chair: User, unit: str, audience: str, text: str) -> None:
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.says(unit)
    await chair.taps("CĐ")
    await chair.taps(audience)
    await chair.says(text)


async def test_members_of_a_unit_get_what_was_shown(town: Town, chair: User) -> None:
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    chair.sees("Gửi thông báo tới đơn vị nào")
    chair.sees_choice("LĐLĐ tỉnh Thanh Hóa", "CĐ KKT Nghi Sơn", "CĐ Bệnh viện tỉnh")
    await chair.taps("LĐLĐ tỉnh")
    chair.sees("Liên đoàn Lao động tỉnh Thanh Hóa và các đơn vị bên dưới: gửi tới ai?")
    await chair.taps("Đoàn viên")
    chair.sees("gõ hoặc dán nội dung")
    await chair.says("Mời dự lễ phát động <sáng mai>.\n7 giờ, tại hội trường.")
    chair.sees("Có văn bản, ảnh kèm theo thì gửi vào đây")
    chair.sees("Người nhận: 4 đoàn viên ở 2/3 đơn vị. 1 đơn vị chưa có ai tham gia.")
    # the fourth is the chair, a member where no unit expects members
    message = "THÔNG BÁO của Liên đoàn Lao động tỉnh Thanh Hóa\nMời dự lễ phát động <sáng mai>.\n7 giờ, tại hội trường."
    chair.sees("Tin sẽ đến đúng như sau:", message)
    await chair.taps("Gửi ngay")
    chair.sees("Đang gửi: 0/4")
    await chair.taps("Xem lại tình hình")
    chair.sees("Đang gửi: 0/4")
    assert sum("&lt;sáng mai&gt;" in text for text in await pushed(town)) == 4


async def test_who_wrote_too_long_ago_is_counted_before_it_goes(town: Town, chair: User, clock: TestClock) -> None:
    """An Official Account takes messages for seven days after a person wrote, for two of them without money."""
    reach = Reach(free=timedelta(hours=48), open=timedelta(days=7))
    town.sets_policies(routing=Rules({town.channel.name: reach}))
    for days, told in ((3, "3 người chỉ tới được bằng tin Zalo OA mất phí."), (5, "3 người đã lâu chưa nhắn Zalo OA")):
        clock.moment += timedelta(days=days)
        await begin(chair, "sao mai", "Đoàn viên", "Mời dự lễ.")
        chair.sees("Người nhận: 3 đoàn viên ở 1/1 đơn vị.", told)


async def test_an_audience_is_counted_while_others_write(town: Town, chair: User) -> None:
    """It may be everybody, and a unit of work holds everybody up: the count comes from beside the writer."""
    counting: list[bool] = []
    for engine in {town.writer.engine, town.writer.writes_on}:
        is_writer = engine is town.writer.writes_on
        hears = partial(_notes_counts, counting=counting, is_writer=is_writer)
        event.listen(engine.sync_engine, "before_cursor_execute", hears)
    await begin(chair, "sao mai", "Đoàn viên", "Mời dự lễ.")
    chair.sees("Người nhận: 3 đoàn viên ở 1/1 đơn vị.")
    assert counting
    assert not any(counting)


def _notes_counts(_: object, __: object, statement: str, *___: object, counting: list[bool], is_writer: bool) -> None:
    if "FILTER (WHERE" in statement:
        counting.append(is_writer)


async def test_a_unit_is_found_by_typing(chair: User) -> None:
    await begin(chair, "may sao mai", "Cán bộ", "Họp lúc 8 giờ")
    chair.sees("Người nhận: 1 cán bộ ở 1/1 đơn vị.", "THÔNG BÁO của Công đoàn Công ty May Sao Mai")


async def test_units_elsewhere_are_not_found(town: Town, officer: User) -> None:
    await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    officer.sees("Công đoàn Công ty May Sao Mai và các đơn vị bên dưới: gửi tới ai?")  # nothing to choose


async def test_the_text_can_be_changed_and_dropped(town: Town, chair: User) -> None:
    await begin(chair, "may sao mai", "Đoàn viên", "Hop luc 8 gio")
    await chair.taps("Sửa")
    chair.sees("Đang ghi:", "Hop luc 8 gio")
    await chair.says("Họp lúc 8 giờ")
    chair.sees("Họp lúc 8 giờ")
    await chair.taps("Hủy")
    chair.sees("Đã hủy, không gửi thông báo nào.", "Trang chính")
    assert not [text for text in await pushed(town) if "THÔNG BÁO" in text]


async def test_back_from_the_text_leads_to_the_preview_with_all_that_was_added(chair: User) -> None:
    await begin(chair, "may sao mai", "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Hẹn giờ")
    await chair.says("17:00")
    shown = chair.text
    chair.sees("Họp lúc 8 giờ", "17:00")
    await chair.taps("Sửa")
    await chair.taps("Quay lại")
    assert chair.text == shown
    chair.sees_choice("✓ Cần bấm “Đã nhận”")
    await chair.taps("Sửa")
    await chair.taps("Đổi người nhận")
    await chair.taps("Cán bộ")
    chair.sees("Người nhận: 1 cán bộ", "Họp lúc 8 giờ", "17:00")
    chair.sees_choice("✓ Cần bấm “Đã nhận”")


async def test_a_text_that_is_too_long_says_by_how_much(chair: User) -> None:
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.says("may sao mai")
    await chair.taps("CĐ")
    await chair.taps("Đoàn viên")
    await chair.says("a" * (TEXT_LIMIT + 7))
    chair.sees("ký tự, quá", "Mời đồng chí gõ hoặc dán nội dung")


async def test_at_night_it_waits_for_the_morning(town: Town, chair: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 25, 21, 40, tzinfo=HANOI)
    chair = await make_officer(town, "Vũ Thị Cúc", "MAY0123")
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Đoàn viên")
    await chair.says("Họp lúc 8 giờ")
    chair.sees("Bây giờ là 21:40, giờ nghỉ đêm (21:00-06:30).")
    chair.sees("Thông báo sẽ gửi lúc 06:30 sáng mai, thứ Sáu 26/02.")
    chair.sees_choice("Gửi lúc 06:30", "Gửi ngay vì khẩn")
    await chair.taps("Gửi lúc 06:30")
    chair.sees("sẽ gửi lúc 06:30, thứ Sáu 26/02, tới")


async def test_what_is_urgent_goes_at_night(officer: User, clock: TestClock) -> None:
    clock.moment += timedelta(hours=16)
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Cán bộ")
    await officer.says("Bão đổ bộ, nghỉ ca đêm")
    await officer.taps("Gửi ngay vì khẩn")
    officer.sees("giờ nghỉ đêm", "Đây có phải việc khẩn không?")
    await officer.taps("Đúng, là việc khẩn")
    officer.sees("Xác nhận lần thứ hai: 1 người sẽ nhận tin ngay lúc 00:00")
    await officer.taps("Vẫn gửi ngay trong đêm")
    officer.sees("Đang gửi: 0/1")


async def test_nobody_to_send_to(chair: User) -> None:
    await begin(chair, "benh vien tinh", "Đoàn viên", "Họp lúc 8 giờ")
    chair.sees("Chưa có đoàn viên nào ở đây để nhận")
    if chair.capabilities.buttons:
        assert chair.buttons() == ["Sửa", "Hủy"]
