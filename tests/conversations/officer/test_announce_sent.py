"""After it was sent: how far it is, holding it, changing it in time, taking the rest back, where nobody is reached."""

from __future__ import annotations

import io
from datetime import timedelta
from functools import partial

import pytest
from openpyxl import load_workbook

from data.engine.unit_of_work import Work
from data.enums import AnnouncementState, Level
from data.tables import Announcement
from domain import announcements
from domain.units import Act, by_code
from domain.units.changes import found
from tests.support.announce_sent import conduct, open_last, send_some, states
from tests.support.clock import TestClock
from tests.support.evening_announce import arrive, begin, chair, taps_far
from tests.support.files_out import PAPER
from tests.support.officer_hostile import count, end_roles
from tests.support.officer_pushes import data_of
from tests.support.officer_town import joined, pushed
from tests.support.town import make_officer
from tests.support.users import Town, User

__all__ = ["chair"]


async def test_progress_pause_go_on(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await send_some(town, 1)
    await chair.taps("Xem lại tình hình")
    chair.sees("Đang gửi: 1/3 người (33%), còn khoảng 1 phút.")
    await chair.taps("Tạm dừng")
    chair.sees("Đang tạm dừng. Đã gửi tới 1/3 người, còn chờ 2.")
    chair.sees_choice("Gửi tiếp", "Hủy phần còn lại")
    await chair.taps("Gửi tiếp")
    chair.sees("Đang gửi: 1/3 người")
    await arrive(town)
    await conduct(town)
    await chair.taps("Xem lại tình hình")
    chair.sees("Đã gửi xong lúc 08:00, 27/02. Đã gửi tới 3/3 người ở 1/1 đơn vị.")
    assert await states(town) == [AnnouncementState.DONE]


async def test_the_author_goes_on_from_the_end_message(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await arrive(town)
    await conduct(town)
    assert sum("Đã gửi xong lúc 08:00: “Họp lúc 8 giờ”" in text for text in await pushed(town)) == 1
    await chair.forges(await data_of(town, chair, "announce_look"))
    chair.sees("Đã gửi xong lúc 08:00")
    await chair.forges(await data_of(town, chair, "announce_correct"))
    chair.sees("Đính chính sẽ tới đúng những người đã nhận tin này")


async def test_the_second_officer_is_told_who_was_first(town: Town, chair: User) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await open_last(other)
    await chair.taps("Tạm dừng")
    await other.taps("Tạm dừng")
    other.sees("Thông báo này đang tạm dừng", "Đồng chí Trần Thị Hoa thay đổi lúc 08:00, 27/02.", "còn chờ 4")
    await other.taps("Hủy phần còn lại")
    await chair.taps("Gửi tiếp")
    await other.taps("Đúng, hủy")
    other.sees("Đã hủy 4 tin chưa gửi.")
    await chair.taps("Tạm dừng")
    chair.sees("Thông báo này đã hủy", "Đồng chí Phạm Văn Bình thay đổi lúc 08:00")
    assert await states(town) == [AnnouncementState.CANCELLED]


async def test_nothing_is_said_of_received_before_anything_went_out(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    chair.sees("Đang gửi: 0/")
    assert "đơn vị. Chưa phản hồi" not in chair.text
    await arrive(town)
    await open_last(chair)
    chair.sees("Đã bấm “Đã nhận”: 0 người.", "Chưa phản hồi 1.")


async def later(chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    await chair.taps("11:30 27/02")
    await chair.taps("Gửi lúc 11:30 27/02")
    chair.sees("Thông báo sẽ gửi lúc 11:30, thứ Bảy 27/02, tới", "Họp lúc 8 giờ")


async def test_a_scheduled_one_can_be_changed_in_time(town: Town, chair: User, clock: TestClock) -> None:
    await later(chair)
    await chair.taps("Sửa nội dung")
    chair.sees("Đang ghi:", "Họp lúc 8 giờ")
    await chair.says("Họp lúc 9 giờ")
    chair.sees("sẽ gửi lúc 11:30", "Họp lúc 9 giờ")
    await chair.taps("Sửa nội dung")
    await chair.sends_file(PAPER, "moi.pdf")
    chair.sees("Tệp: moi.pdf")
    await chair.taps("Sửa nội dung")
    await chair.taps("Không kèm văn bản")
    assert "Tệp:" not in chair.text
    await chair.taps("Đổi giờ")
    await chair.says("22h")
    chair.sees("sẽ gửi lúc 06:30, Chủ nhật 28/02")
    await chair.taps("Đổi giờ")
    await chair.says("hôm kia")
    chair.sees("Giờ ấy đã qua")
    await chair.says("giờ nào cũng được")
    chair.sees("Chưa đọc được giờ ấy")
    await chair.says("10:00")
    chair.sees("sẽ gửi lúc 10:00, thứ Bảy 27/02")
    clock.moment += timedelta(hours=2)
    await conduct(town)
    assert sum("Họp lúc 9 giờ" in text for text in await pushed(town)) == 3
    await chair.taps("Sửa nội dung")
    chair.sees("Thông báo này đang gửi, nên không làm việc ấy được nữa.", "Đang gửi: 0/3 người")


async def test_a_scheduled_one_can_begin_now_or_never(town: Town, chair: User) -> None:
    await later(chair)
    await chair.taps("Hủy thông báo")
    chair.sees("Hủy thông báo này? 3 người sẽ không nhận.")
    await chair.taps("Xem lại tình hình")
    await chair.taps("Gửi ngay bây giờ")
    chair.sees("Đang gửi: 0/3 người")
    await later(chair)
    await chair.taps("Hủy thông báo")
    await chair.taps("Đúng, hủy")
    chair.sees("Đã hủy phần còn lại")
    assert await states(town) == [AnnouncementState.SENDING, AnnouncementState.CANCELLED]


async def test_two_officers_change_the_same_words(town: Town, chair: User) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    await later(chair)
    await open_last(other)
    await other.taps("Sửa nội dung")
    await chair.taps("Sửa nội dung")
    await chair.says("Họp lúc 9 giờ")
    await other.says("Họp lúc 10 giờ")
    other.sees("Trần Thị Hoa vừa sửa thông báo này lúc 08:00", "Họp lúc 9 giờ")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # button data is a thing of buttons
@pytest.mark.parametrize("who", ["a worker", "an officer elsewhere", "an ended officer"])
async def test_forged_buttons_do_nothing(town: Town, chair: User, who: str) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    await later_too(chair)
    actor = town.people[chair.number + 1]
    if who == "an officer elsewhere":
        actor = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    if who == "an ended officer":
        actor = chair
        await end_roles(town)
    before = len([one for one in await pushed(town) if "THÔNG BÁO" in one])
    codes = ["pause", "resume", "rest", "rest_sure", "take_back", "change", "move", "start", "correct", "again"]
    codes += ["bare", "mute", "silent", "status", "sent", "look"]
    for code in codes:
        for number in (1, 2):
            for seq in range(actor.turns, actor.turns + 2):
                await actor.forges(f"{seq}:announce_{code}:{number}")
                assert "Họp" not in actor.text
            await actor.forges(f"p{number}:announce_{code}:{number}")
            assert "Họp" not in actor.text
    assert await states(town) == [AnnouncementState.SENDING, AnnouncementState.SCHEDULED]
    assert len([one for one in await pushed(town) if "THÔNG BÁO" in one]) == before
    assert await count(town, Announcement) == 2


async def later_too(chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lần hai")
    await chair.taps("Hẹn giờ")
    await chair.taps("11:30 27/02")
    await chair.taps("Gửi lúc 11:30 27/02")


WAYS = ("Tạm dừng", "Hủy phần còn lại", "Xem lại tình hình")


@pytest.mark.parametrize("way", WAYS)
async def test_a_role_that_ended_meanwhile_does_none_of_it(town: Town, chair: User, way: str) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await end_roles(town)
    await chair.taps(way)
    chair.sees("không còn phụ trách đơn vị này từ 27/02/2021", "Trang chính")
    assert await states(town) == [AnnouncementState.SENDING]


async def build(work: Work, number: int) -> None:
    """Found unions without anybody under the zone and under the province."""
    zone = await by_code(work.connection, "KKT-NS", work.now.date())
    province = await by_code(work.connection, "LDLD-TH", work.now.date())
    assert zone is not None
    assert province is not None
    for one in range(number):
        await found(
            work,
            Act(since=None),
            code=f"TRONG{one}",
            name=f"Công đoàn Công ty số {one:02}",
            level=Level.GRASSROOTS,
            parent_id=zone.id if one % 2 else province.id,
        )


@pytest.fixture
async def province(town: Town, chair: User) -> User:
    """Let there be an officer of the province, above a unit with its chair and members."""
    chair.sees("Không còn ai chờ xác nhận.")
    return await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")


async def ask_province(province: User, audience: str = "Đoàn viên") -> None:
    await province.says("menu")
    await province.taps("Gửi thông báo")
    await province.taps("LĐLĐ tỉnh")
    await province.taps(audience)
    await province.says("Họp lúc 8 giờ")


async def test_units_where_nobody_can_be_reached(town: Town, province: User) -> None:
    await town.writer.run(partial(build, number=2))
    await ask_province(province)
    province.sees("3 đơn vị chưa có ai tham gia.")
    await taps_far(province, "Xem 3 đơn vị")
    province.sees("3 đơn vị chưa có ai nhận được tin", "CĐ KKT Nghi Sơn\n- Công đoàn Công ty số 01")
    province.sees("LĐLĐ tỉnh Thanh Hóa", "- Công đoàn Công ty số 00", "- CĐ Bệnh viện tỉnh")
    await province.taps("Quay lại")
    await province.taps("Gửi ngay")
    await arrive(town)
    await conduct(town)
    await province.taps("Xem lại tình hình")
    province.sees("Đã gửi tới 4/4 người ở 2/5 đơn vị.")
    await province.taps("3 đơn vị chưa tới")
    province.sees("- CĐ Bệnh viện tỉnh")


async def listed(person: User) -> list[list[object]]:
    """Read the newest list that somebody got, from its heads on."""
    page = load_workbook(io.BytesIO(await person.file())).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]


async def test_a_long_list_comes_as_a_file_too(town: Town, province: User) -> None:
    await town.writer.run(partial(build, number=40))
    await ask_province(province)
    await taps_far(province, "Xem 41 đơn vị")
    province.sees("… và 11 đơn vị nữa.")
    assert len(province.text) < 4096
    if province.capabilities.files:
        lines = await listed(province)
        assert lines[0] == ["Công đoàn cấp trên", "Đơn vị"]
        assert len(lines) == 42
    else:
        province.sees("Ứng dụng này không nhận được tệp.")


async def test_silent_units_under_their_unions_with_numbers_and_a_reminder(town: Town, province: User) -> None:
    hospital = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    await ask_province(province, "Cán bộ")
    await taps_far(province, "Cần bấm “Đã nhận”")
    await province.taps("Gửi ngay")
    await arrive(town)
    await conduct(town)
    await hospital.forges(await data_of(town, hospital, "acknowledge"))
    await taps_far(province, "Xem lại tình hình")
    province.sees("Đã nhận 1/2 đơn vị khác. Chưa phản hồi 1.")  # the sender is no silent unit
    await taps_far(province, "Đơn vị chưa phản hồi")
    province.sees("1 đơn vị chưa phản hồi:", "CĐ KKT Nghi Sơn\n- CĐ May Sao Mai")
    await province.taps("Tải danh sách Excel, có số điện thoại")
    if province.capabilities.files:
        lines = await listed(province)
        assert lines[0] == ["Công đoàn cấp trên", "Đơn vị", "Họ và tên", "Số điện thoại"]
        assert ["CĐ KKT Nghi Sơn", "CĐ May Sao Mai", "Trần Thị Hoa", ""] in lines
    await province.taps("Nhắc 1 đơn vị")
    province.sees("Đang nhắc 1 đơn vị chưa phản hồi.")
    reminded = [text for text in await pushed(town) if "NHẮC LẠI" in text]
    assert len(reminded) == 1
    await taps_far(province, "Nhắc 1 đơn vị")
    province.sees("Hôm nay đã nhắc lúc 08:00. Nhắc lại được từ ngày mai.")
    await open_last(province)  # the reminder is no announcement of its own in the list
    chair = next(one for one in town.people.values() if one.number == 1000)
    await chair.forges(await data_of(town, chair, "acknowledge"))
    await taps_far(province, "Xem lại tình hình")
    province.sees("Đã nhận 2/2 đơn vị khác. Chưa phản hồi 0.")


async def test_who_has_registered_or_leads_a_section(town: Town, chair: User) -> None:
    await joined(town, "Nguyễn Thị Mai")
    an = town.people[chair.number + 1]
    await an.says("menu")
    await an.taps("Đăng ký thi đua")
    await an.taps("“Công nhân giỏi xứ Thanh”")
    await an.taps("Giảm hàng lỗi")
    await an.taps("Bỏ qua")
    await an.taps("Gửi")
    await begin(chair, "Đã đăng ký", "Cảm ơn")
    chair.sees("Người nhận: 1 đoàn viên đã đăng ký")
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Tổ trưởng công đoàn")
    await chair.says("Họp tổ trưởng")
    chair.sees("Chưa có tổ trưởng công đoàn nào ở đây để nhận.")


async def test_a_long_text_is_shown_in_part_and_sent_whole(town: Town, chair: User) -> None:
    text = "Đề nghị các đơn vị. " * 150
    await begin(chair, "Đoàn viên", text)
    chair.sees("dài 2.999 ký tự, ở đây chỉ có phần đầu, còn 1.500 ký tự nữa")
    assert len(chair.text) < 4096
    await chair.taps("Gửi ngay")
    assert sum(text.strip() in one for one in await pushed(town)) == 3
    assert announcements.TEXT_LIMIT > 4096
