"""Announcing with an hour, a trial, a paper, a button “Đã nhận”, a reminder to who is silent, and a correction."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Acknowledgement, Announcement
from data.types import HANOI
from domain import announcements
from domain.announcements.when import read_when
from domain.errors import Problem, Refused
from tests.support.clock import SATURDAY, TestClock
from tests.support.evening_announce import arrive, begin, chair, taps_far
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.officer_hostile import person_of
from tests.support.officer_pushes import data_of
from tests.support.officer_town import joined, pushed
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

__all__ = ["chair"]


async def test_a_trial_goes_to_the_author_alone(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi thử cho tôi")
    chair.sees("Đã gửi thử cho đồng chí. Chưa gửi tới ai khác.", "Người nhận: 3 đoàn viên")
    assert sum("Họp lúc 8 giờ" in text for text in await pushed(town)) == 1


@BUTTONS_ONLY
async def test_no_refusal_advises_a_day_that_is_over(chair: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 3, 3, 9, tzinfo=HANOI)
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    for typed, why in (("25:00", "Chưa đọc được giờ ấy"), ("8h 31/02", "Ngày 31/2 không có"), ("hôm qua", "đã qua")):
        await chair.says(typed)
        chair.sees(why)
        assert set(re.findall(r"ví dụ (\d\d:\d\d \S+\d)", chair.text)) == {"07:30 04/3"}


async def test_it_goes_at_the_hour_that_was_typed(chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    chair.sees("ví dụ 07:30 28/02")
    chair.sees_choice("11:30 27/02")
    await chair.says("25:00")
    chair.sees("Chưa đọc được giờ ấy", "Gửi lúc nào?")
    await chair.says("07:30 01/3")
    chair.sees("Hẹn gửi lúc 07:30, thứ Hai 01/3.")
    await chair.taps("Gửi lúc 07:30 01/03")
    chair.sees("Thông báo sẽ gửi lúc 07:30, thứ Hai 01/3, tới 3 người.")


async def test_a_dotted_number_that_may_be_a_day_is_asked_back(chair: User) -> None:
    """20.11 is the Day of teachers, and also eleven past eight: it is taken for neither."""
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    await chair.says("8.05")
    chair.sees("Chưa rõ đó là giờ hay ngày.", "gõ 08:05.", "ví dụ 07:30 08/5.", "Nội dung thông báo vẫn còn.")
    await chair.says("8.05 lúc 9h")
    chair.sees("Hẹn gửi lúc 09:00, thứ Bảy 08/5.")


async def test_an_hour_at_night_moves_to_the_morning(chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    await chair.says("22h")
    chair.sees("22:00 là giờ nghỉ đêm", "06:30, Chủ nhật 28/02")


TYPED = {
    "07:30 28/02": datetime(2021, 2, 28, 7, 30, tzinfo=HANOI),
    "7h30": datetime(2021, 2, 28, 7, 30, tzinfo=HANOI),
    "9h": datetime(2021, 2, 27, 9, 0, tzinfo=HANOI),
    "14:05 1/3/2021": datetime(2021, 3, 1, 14, 5, tzinfo=HANOI),
    "mai": datetime(2021, 2, 28, 7, 30, tzinfo=HANOI),  # at the usual hour, which the preview shows
}


@pytest.mark.parametrize(("typed", "moment"), TYPED.items())
def test_an_hour_is_read_as_people_write_it(typed: str, moment: datetime) -> None:
    assert read_when(typed, SATURDAY) == moment


@pytest.mark.parametrize(
    "typed", ["", "hôm kia", "24:00", "07:61", "07:30 31/02", "07:30 26/2/2021", "07:30 26/02", "7:30 1/9"]
)
def test_another_hour_is_asked_again(typed: str) -> None:
    with pytest.raises(Problem):
        read_when(typed, SATURDAY)


async def test_a_paper_stands_above_the_text(chair: User) -> None:
    await begin(chair, "Cán bộ", "Đề nghị triển khai.")
    await taps_far(chair, "Kèm văn bản")
    await chair.says("06/HD-LĐLĐ 25/02/2021 về phong trào thi đua")
    chair.sees("Văn bản: 06/HD-LĐLĐ 25/02/2021 về phong trào thi đua", "Đề nghị triển khai.")


async def test_only_who_has_not_registered(town: Town, chair: User) -> None:
    an = town.people[chair.number + 1]
    await an.says("menu")
    await an.taps("Đăng ký thi đua")
    await an.taps("“Công nhân giỏi xứ Thanh”")
    await an.taps("Giảm hàng lỗi")
    await an.taps("Bỏ qua")
    await an.taps("Gửi")
    await begin(chair, "Chưa đăng ký", "Mời đăng ký")
    chair.sees("Người nhận: 2 đoàn viên chưa đăng ký")


async def test_received_reminded_corrected(town: Town, chair: User, clock: TestClock) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    chair.sees_choice("✓ Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    await arrive(town)
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Thông báo đã gửi")
    await chair.taps("27/02 · Họp lúc 8 giờ")
    chair.sees("Đã gửi tới 3/3 người ở 1/1 đơn vị.", "Đã nhận 0/1 đơn vị. Chưa phản hồi 1.")
    await chair.taps("Nhắc 1 đơn vị")
    chair.sees("Đang nhắc 1 đơn vị chưa phản hồi.")
    assert sum("NHẮC LẠI" in text for text in await pushed(town)) == 2  # not of whoever announced it
    an = town.people[chair.number + 1]
    before = len(an.chat())
    await an.forges(await data_of(town, an, "acknowledge"))
    if an.capabilities.editing:
        assert len(an.chat()) == before  # the button says it, no message does
        assert any("✅ Đã nhận lúc 08:00, 27/02" in str(message.get("reply_markup")) for message in an.chat())
    else:
        an.sees("✅ Đã nhận lúc 08:00, 27/02", "Tin: “")
    clock.moment += timedelta(minutes=5)
    await an.forges(await data_of(town, an, "acknowledge"))
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Thông báo đã gửi")
    await chair.taps("27/02 · Họp lúc 8 giờ")
    chair.sees("Đã bấm “Đã nhận”: 1 người. Đã nhận 1/1 đơn vị. Chưa phản hồi 0.")
    await joined(town, "Nguyễn Thị Mai")
    await chair.taps("Đính chính")
    chair.sees("đúng những người đã nhận tin này")
    await chair.says("Họp lúc 9 giờ")
    chair.sees("Đính chính tới 3 người đã nhận tin trước.", "ĐÍNH CHÍNH của Công đoàn Công ty May Sao Mai")
    await chair.taps("Gửi ngay")
    assert sum("ĐÍNH CHÍNH" in text for text in await pushed(town)) == 3


async def test_the_rest_can_be_cancelled(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    await chair.taps("Hủy phần còn lại")
    chair.sees("Hủy phần còn lại? 3 người chưa nhận sẽ không nhận nữa")
    await chair.taps("Đúng, hủy")
    chair.sees("Đã hủy 3 tin chưa gửi.", "Đã hủy 3.")
    assert not [text for text in await pushed(town) if "Họp" in text]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
async def test_others_do_none_of_it(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    await arrive(town)
    elsewhere = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    worker = town.people[chair.number + 1]
    attempts = (
        announcements.look,
        announcements.answered,
        lambda work, who, made: announcements.remind_silent(work, who, made, STANDARD),
        announcements.silent_sheet,
        announcements.silent,
        announcements.not_arrived,
        announcements.pause,
        lambda work, who, made: announcements.resume(work, who, made, STANDARD),
        announcements.cancel_rest,
        announcements.count_got,
        lambda work, who, _: announcements.try_out(work, who, "d", 3, "x"),
    )
    for who in (elsewhere, worker):
        for attempt in attempts:

            async def act(work: Work, who: User = who, attempt: object = attempt) -> object:
                return await attempt(work, await person_of(work, who), 1)  # type: ignore[operator] # one of the above

            with pytest.raises(Refused):
                await town.writer.run(act)
    forged = ["announce_list", "announce_sent:1", "announce_again:1", "announce_silent:1", "announce_correct:1"]
    forged += [
        "announce_rest:1",
        "announce_trial",
        "announce_sure",
        "announce_ack",
        "announce_hour:x",
        "announce_paper",
    ]
    for data in forged:
        await worker.forges(f"{worker.turns}:{data}")
        worker.sees("Nút này thuộc tin cũ")
    stranger = await data_of(town, worker, "acknowledge")
    await elsewhere.forges(stranger)
    elsewhere.sees("Nút này thuộc tin cũ")

    async def count(work: Work) -> list[int]:
        tables = (table_of(Announcement), table_of(Acknowledgement))
        return [await work.connection.scalar(select(func.count()).select_from(one)) or 0 for one in tables]

    assert await town.writer.run(count) == [1, 0]
