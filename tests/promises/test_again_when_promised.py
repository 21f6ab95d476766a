"""What cannot be done any more today can be done again when it was promised, and not a minute before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from domain.duties import chasing
from domain.limits import Limits
from tests.support.clock import TestClock
from tests.support.days import Days, heard_times
from tests.support.handing_in import BUTTONS_ONLY, confirmed, praises
from tests.support.limits import limited
from tests.support.my_data import open_data
from tests.support.promises import Recorder
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

pytestmark = BUTTONS_ONLY  # how often is counted the same for every phone

_MINUTE = timedelta(minutes=1)
LATE, REMINDED = "việc quá hạn ở 1 đơn vị", "nhắc đồng chí"


def read(person: User) -> list[str]:
    """Return all that somebody was answered; what changes in its place is an answer too."""
    return [str(message.get("text")) for message in person.chat() if not message["out"]]


async def only_from(clock: TestClock, moment: datetime, person: User, tries: Callable[[], Awaitable[None]]) -> None:
    """Check that a try is not answered a minute before, and is answered at the moment."""
    clock.moment = moment - _MINUTE
    before = read(person)
    await tries()
    assert read(person) == before
    clock.moment = moment
    await tries()
    assert read(person) != before


def midnight(clock: TestClock) -> datetime:
    return (clock.moment + timedelta(days=1)).replace(hour=0, minute=0)


async def test_answers_from_the_next_hour(town: Town, clock: TestClock, heard: Recorder) -> None:
    limited(town, Limits(answers_stranger=1))
    stranger = town.person("Người lạ")
    for _ in range(2):
        await stranger.says("menu")
    await only_from(clock, heard.moment("answers", "since_hour"), stranger, lambda: stranger.says("menu"))


async def test_records_tomorrow(town: Town, clock: TestClock, heard: Recorder) -> None:
    limited(town, Limits(records=1))
    hanh = await join(town, "Lê Thị Hạnh")
    await praises(hanh)
    await praises(hanh, "Giàng A Páo", "Sửa máy cho cả chuyền suốt đêm")
    heard.last("records", "tomorrow")
    await only_from(clock, midnight(clock), hanh, lambda: hanh.taps("Gửi"))
    hanh.sees("Đã gửi. Mã hồ sơ TH-")


async def test_photos_tomorrow(town: Town, clock: TestClock, heard: Recorder) -> None:
    limited(town, Limits(photos=1))
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    for colour in ("red", "blue"):
        await hanh.sends_photos(picture(colour))
    heard.last("photos", "tomorrow")
    await only_from(clock, midnight(clock), hanh, lambda: hanh.sends_photos(picture("green")))
    hanh.sees("Đã nhận 2 ảnh")


async def test_letters_tomorrow(town: Town, clock: TestClock, officer: User, heard: Recorder) -> None:
    officer.sees("Trang chính")
    limited(town, Limits(letters=1))
    hanh = await join(town, "Lê Thị Hạnh")
    for text in ("Một", "Hai"):
        await hanh.says("/lienhe")
        await hanh.taps("Nhắn cho cán bộ")
        await hanh.says(text)
    heard.last("letters", "tomorrow")
    await only_from(clock, midnight(clock), hanh, lambda: hanh.says("Ba"))
    hanh.sees("Đã chuyển tới cán bộ công đoàn")


async def test_copies_of_ones_data_tomorrow(town: Town, clock: TestClock, heard: Recorder) -> None:
    limited(town, Limits(exports=1))
    hanh = await join(town, "Lê Thị Hạnh")
    for _ in range(2):
        await open_data(hanh)
        await hanh.taps("Tải dữ liệu của tôi")
    heard.last("exports", "tomorrow")
    await only_from(clock, midnight(clock), hanh, lambda: hanh.taps("Tải dữ liệu của tôi"))


async def test_who_has_not_registered_is_reminded_again_tomorrow(
    town: Town, clock: TestClock, officer: User, heard: Recorder
) -> None:
    await confirmed(town, officer, "Giàng A Páo")

    async def opens() -> None:
        await officer.says("menu")
        await officer.taps("Đôn đốc")
        await officer.taps("“Công nhân giỏi xứ Thanh”")

    await opens()
    await officer.taps("Nhắc 2 người")
    heard.last("urging", "tomorrow")
    tomorrow = midnight(clock)
    for moment, again in ((tomorrow - _MINUTE, False), (tomorrow, True)):
        clock.moment = moment
        await opens()
        assert ("Nhắc 2 người" in officer.buttons()) is again


async def test_a_silent_unit_is_reminded_again_tomorrow(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    province = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    await province.says("menu")
    await province.taps("Gửi thông báo")
    await province.taps("LĐLĐ tỉnh Thanh Hóa")
    await province.taps("Cán bộ")
    await province.says("Họp lúc 8 giờ")
    await province.looks_for("Cần bấm “Đã nhận”")
    await province.taps("Cần bấm “Đã nhận”")
    await province.taps("Gửi ngay")
    await days.post()
    await province.looks_for("Đơn vị chưa phản hồi")
    await province.taps("Đơn vị chưa phản hồi")
    for _ in range(2):
        await province.looks_for("Nhắc 1 đơn vị")
        await province.taps("Nhắc 1 đơn vị")
    heard.last("reminding", "tomorrow")
    await days.post()
    assert heard_times(officer, "NHẮC LẠI") == 1
    tomorrow = midnight(clock)
    for moment in (tomorrow - _MINUTE, tomorrow):
        clock.moment = moment
        await province.looks_for("Nhắc 1 đơn vị")
        await province.taps("Nhắc 1 đơn vị")
    await days.reach(heard.moment("reminding", "at"))
    assert heard_times(officer, "NHẮC LẠI") == 2


async def test_who_is_late_is_reminded_again_tomorrow(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    await town.writer.run(chasing.began)
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await days.come("01/5/2021", "07:30")
    for moment in (clock.moment, midnight(clock) - _MINUTE):
        clock.moment = moment
        await above.taps_push(LATE, "Nhắc tất cả")
    heard.last("duty_urging", "tomorrow")
    await days.reach(clock.moment)
    assert heard_times(officer, REMINDED) == 1
    clock.moment += _MINUTE
    await above.taps_push(LATE, "Nhắc tất cả")
    await days.reach(heard.moment("duty_urging", "at"))
    assert heard_times(officer, REMINDED) == 2
