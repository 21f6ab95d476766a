"""What an officer put off asks for their right again at its hour; without it is held, and the level above is told."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from data.enums import AnnouncementState
from data.queries.outbox import installer_notices
from data.tables import Announcement, AuditEntry, Urging
from data.types import HANOI
from domain import registration_reminders
from domain.campaigns import get
from tests.support.announce_sent import conduct, open_last, send_some, states
from tests.support.clock import TestClock
from tests.support.evening_announce import arrive, begin, chair
from tests.support.looking import rows
from tests.support.officer_hostile import end_roles
from tests.support.officer_town import pushed
from tests.support.roles import end
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

__all__ = ["chair"]

HELD = "đến giờ gửi nhưng được giữ lại"
CAMPAIGN = get("thanh-hoa-2021")


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def put_off(chair: User, text: str = "Họp lúc 8 giờ") -> None:
    await begin(chair, "Đoàn viên", text)
    await chair.taps("Hẹn giờ")
    await chair.taps("11:30 27/02")
    await chair.taps("Gửi lúc 11:30 27/02")


async def come(town: Town, clock: TestClock, hour: int, minute: int = 0) -> None:
    clock.moment = clock.moment.replace(hour=hour, minute=minute)
    await conduct(town)


async def test_it_is_held_and_somebody_above_sends_it_in_their_own_name(
    town: Town, chair: User, above: User, clock: TestClock
) -> None:
    await put_off(chair)
    await end(above, "Trần Thị Hoa")
    await come(town, clock, 11, 31)
    assert not [text for text in await pushed(town) if "THÔNG BÁO" in text]
    told = [text for text in await pushed(town) if HELD in text]
    assert len(told) == 1, told
    assert "Trần Thị Hoa, người soạn, không còn giữ quyền" in told[0]
    await conduct(town)  # once is enough
    assert len([text for text in await pushed(town) if HELD in text]) == 1
    await town.deliver()
    await above.taps_push(HELD, "Xem và quyết định")
    above.sees("Đang giữ lại: người soạn không còn giữ quyền.", "3 người sẽ nhận", "Họp lúc 8 giờ")
    above.sees_choice("Gửi với tên của tôi", "Hủy thông báo")
    await above.taps("Gửi với tên của tôi")
    above.sees("Đang gửi: 0/3 người")
    assert await states(town) == [AnnouncementState.SENDING]
    await town.deliver()
    await conduct(town)
    assert any("Đã gửi xong" in text for text in await pushed(town))
    authors = await rows(town, Announcement, "author_id")
    grants = await rows(town, AuditEntry, "action", "actor_id")
    assert ("announcement_resumed", authors[0][0]) in grants


async def test_or_drops_it(town: Town, chair: User, above: User, clock: TestClock) -> None:
    await put_off(chair)
    await end(above, "Trần Thị Hoa")
    await come(town, clock, 11, 31)
    await town.deliver()
    await above.taps_push(HELD, "Xem và quyết định")
    await above.taps("Hủy thông báo")
    above.sees("Hủy thông báo này? 3 người sẽ không nhận.")
    await above.taps("Đúng, hủy")
    assert await states(town) == [AnnouncementState.CANCELLED]
    await come(town, clock, 15)
    assert not [text for text in await pushed(town) if "THÔNG BÁO" in text]


async def test_one_under_way_stops_and_goes_on_where_it_stood(
    town: Town, chair: User, above: User, clock: TestClock
) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await send_some(town, 1)
    await end(above, "Trần Thị Hoa")
    await come(town, clock, 9)
    assert any("đang gửi thì được dừng lại" in text for text in await pushed(town))
    await open_last(above)
    above.sees("Đã gửi tới 1/3 người, còn chờ 2.")
    above.sees_choice("Gửi với tên của tôi", "Hủy phần còn lại")
    await above.taps("Gửi với tên của tôi")
    await arrive(town)
    await conduct(town)
    await above.taps("Xem lại tình hình")
    above.sees("Đã gửi tới 3/3 người")


async def test_whoever_changed_it_with_a_right_answers_for_it(
    town: Town, chair: User, above: User, clock: TestClock
) -> None:
    await put_off(chair)
    await end(above, "Trần Thị Hoa")
    await open_last(above)
    await above.taps("Sửa nội dung")
    await above.says("Họp lúc 9 giờ")
    await come(town, clock, 11, 31)
    assert sum("Họp lúc 9 giờ" in text for text in await pushed(town)) == 3
    assert not [text for text in await pushed(town) if HELD in text]


async def test_the_reminder_of_silent_units_and_a_correction_ask_too(
    town: Town, chair: User, above: User, clock: TestClock
) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    await arrive(town)
    await conduct(town)
    clock.moment = clock.moment.replace(hour=22)
    await open_last(chair)
    await chair.taps("Nhắc 1 đơn vị")
    await chair.taps("Đính chính")
    await chair.says("Họp lúc 9 giờ")
    await chair.taps("Gửi lúc 06:30")
    await end(above, "Trần Thị Hoa")
    clock.moment = datetime(2021, 2, 28, 6, 31, tzinfo=HANOI)
    await conduct(town)
    assert (await states(town))[1:] == [AnnouncementState.PAUSED, AnnouncementState.PAUSED]
    assert len([text for text in await pushed(town) if HELD in text]) == 2


async def test_at_the_top_the_others_in_charge_are_told(town: Town, clock: TestClock) -> None:
    first, second = [await make_officer(town, name, "LDLD-TH") for name in ("Võ Mạnh Hùng", "Lê Thị Bích")]
    await first.says("menu")
    await first.taps("Gửi thông báo")
    await first.taps("LĐLĐ tỉnh")
    await first.taps("Cán bộ")
    await first.says("Họp lúc 8 giờ")
    await first.taps("Hẹn giờ")
    await first.taps("11:30 27/02")
    await first.taps("Gửi lúc 11:30 27/02")
    await first.says("menu")
    await first.taps("Đơn vị của tôi")
    await first.taps("Cán bộ")
    await first.says("hung")
    await first.taps("Võ Mạnh Hùng")
    await first.taps("Thôi giữ quyền này")
    await first.taps("Đúng, thôi giữ quyền")
    first.sees("thôi giữ quyền cán bộ công đoàn")
    await come(town, clock, 11, 31)
    await town.deliver()
    await second.taps_push(HELD, "Xem và quyết định")
    second.sees_choice("Gửi với tên của tôi")


async def test_with_nobody_left_the_installer_is_left_a_notice(town: Town, chair: User, clock: TestClock) -> None:
    await put_off(chair)
    await end_roles(town)
    await come(town, clock, 11, 31)
    assert await notices_of(town) == [("held", 3)]
    assert await states(town) == [AnnouncementState.PAUSED]


async def notices_of(town: Town) -> list[tuple[str, int]]:
    async with town.writer.engine.connect() as connection:
        return [(row.code, row.unit_id) for row in await installer_notices.waiting(connection)]


async def urge_at_night(town: Town, chair: User, clock: TestClock) -> None:
    clock.moment = clock.moment.replace(hour=22)
    await chair.says("menu")
    await chair.taps("Đôn đốc")
    await chair.taps("“Công nhân giỏi xứ Thanh”")
    await chair.taps("Nhắc 3 người")
    chair.sees("3 người sẽ nhận lời nhắc lúc 06:30")
    assert not [text for text in await pushed(town) if "đăng ký" in text and "Công nhân giỏi" in text]


async def morning(town: Town, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 28, 6, 31, tzinfo=HANOI)
    named = list(registration_reminders.registrable([CAMPAIGN], clock.moment.date()))
    for (key,) in await rows(town, Urging, "id"):
        await town.writer.run(partial(registration_reminders.send_due, urging_id=key, named=named, hours=STANDARD))


async def test_an_urging_of_the_evening_goes_out_in_the_morning(town: Town, chair: User, clock: TestClock) -> None:
    await urge_at_night(town, chair, clock)
    await morning(town, clock)
    await morning(town, clock)
    assert sum("“Công nhân giỏi xứ Thanh”" in text for text in await pushed(town)) == 3


async def test_an_urging_is_held_too_and_sent_by_somebody_above(
    town: Town, chair: User, above: User, clock: TestClock
) -> None:
    await urge_at_night(town, chair, clock)
    await end(above, "Trần Thị Hoa")
    await morning(town, clock)
    held = [text for text in await pushed(town) if "người nhắc, không còn giữ quyền" in text]
    assert len(held) == 1
    assert not [text for text in await pushed(town) if text.startswith("Công đoàn Công ty May Sao Mai mời")]
    await town.deliver()
    await above.taps_push("người nhắc, không còn giữ quyền", "Nhắc với tên của tôi")
    above.sees("Đang gửi lời nhắc của Công đoàn Công ty May Sao Mai")
    assert len(await pushed(town)) == 3
    await above.taps_push("người nhắc, không còn giữ quyền", "Nhắc với tên của tôi")
    above.sees("Lời nhắc này không còn chờ ai")
    assert len(await pushed(town)) == 3
