"""Which kinds of message somebody gets is theirs to choose; what was announced is read again in "Thông báo đã nhận"."""

from __future__ import annotations

import pytest

from tests.support.announce_sent import conduct, open_last
from tests.support.evening_announce import begin
from tests.support.jobs import confirmed
from tests.support.town import make_officer
from tests.support.users import Town, User, picture


async def announces(town: Town, officer: User, text: str, *, to_be_acknowledged: bool = False) -> None:
    await begin(officer, "Đoàn viên", text)
    if to_be_acknowledged:
        await officer.taps("Cần bấm")
    await officer.taps("Gửi ngay")
    await conduct(town)
    await town.deliver()


def heard_by(person: User) -> list[str]:
    return [str(message.get("text", "")) for message in person.chat() if not message["out"]]


def days_of(person: User) -> list[str]:
    """What the announcements on show are called, behind their day."""
    shown = person.buttons() if person.capabilities.buttons else person.text.splitlines()
    return [line.partition(" · ")[2] for line in shown if " · " in line]


@pytest.mark.every_channel
async def test_who_wants_no_announcements_reads_them_when_they_like(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("cài đặt")
    hanh.sees("Thông báo của công đoàn: đang bật.", "Kết quả hồ sơ của anh/chị")
    await hanh.taps("Tắt thông báo")
    hanh.sees("Thông báo của công đoàn: đang tắt.")
    await announces(town, officer, "Chiều nay liên hoan văn nghệ.")
    hanh.sees_nowhere("liên hoan văn nghệ")
    await officer.says("thông báo đã gửi")
    await officer.taps("27/02 · Chiều nay")
    officer.sees("Chọn không nhận 1.")
    assert "ông gửi được" not in officer.text
    await announces(town, officer, "Mai cắt điện, nghỉ ca sáng.", to_be_acknowledged=True)
    assert any("Mai cắt điện" in heard for heard in heard_by(hanh))
    await hanh.says("thông báo đã nhận")
    hanh.sees("Thông báo đã nhận")
    await hanh.taps("27/02/2021 · Chiều nay")
    hanh.sees("THÔNG BÁO của Công đoàn Công ty May Sao Mai", "Chiều nay liên hoan văn nghệ.")
    await hanh.taps("Quay lại")
    await hanh.taps("27/02/2021 · Mai cắt điện")
    await hanh.taps("Đã nhận")
    await hanh.says("thông báo đã nhận")
    await hanh.taps("27/02/2021 · Mai cắt điện")
    hanh.sees("Mai cắt điện", "✅ Đã nhận lúc")  # who has said so is not asked again
    assert "Đã nhận" not in hanh.buttons()
    await open_last(officer)
    officer.sees("Đã bấm “Đã nhận”: 1 người.")


async def test_an_archive_is_read_page_by_page_and_a_photo_comes_with_its_announcement(
    town: Town, officer: User
) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("thông báo")
    hanh.sees("Chưa có thông báo nào gửi tới anh/chị.")
    for number in range(6):
        await announces(town, officer, f"Tin số {number}.")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await officer.says("Sơ đồ lối thoát hiểm.")
    await officer.sends_photos(picture("red"))
    await officer.taps("Bỏ qua")
    await officer.taps("Gửi ngay")
    await conduct(town)
    await town.deliver()
    await hanh.says("/thongbao")
    assert days_of(hanh) == ["Sơ đồ lối thoát hiểm.", "Tin số 5.", "Tin số 4.", "Tin số 3.", "Tin số 2."]
    await hanh.taps("Cũ hơn")
    assert days_of(hanh) == ["Tin số 1.", "Tin số 0."]
    await hanh.taps("27/02/2021 · Tin số 1")
    await hanh.taps("Quay lại")
    assert days_of(hanh) == ["Tin số 1.", "Tin số 0."]
    await hanh.taps("Mới hơn")
    before = hanh.pictures()
    await hanh.taps("27/02/2021 · Sơ đồ")
    assert any("Ảnh kèm theo" in heard for heard in heard_by(hanh))
    assert hanh.pictures() == before + hanh.capabilities.files


async def test_officers_hear_what_is_told_to_officers_whatever_they_chose(town: Town, officer: User) -> None:
    binh = await make_officer(town, "Nguyễn Văn Bình", "LDLD-TH")
    await officer.says("cài đặt")
    await officer.taps("Tắt thông báo")
    await binh.says("menu")
    await binh.taps("Gửi thông báo")
    await binh.taps("LĐLĐ tỉnh Thanh Hóa")
    await binh.taps("Cán bộ")
    await binh.says("Đề nghị lập kế hoạch.")
    await binh.taps("Gửi ngay")
    await conduct(town)
    await town.deliver()
    assert any("Đề nghị lập kế hoạch." in heard for heard in heard_by(officer))


async def test_who_wants_no_reminders_is_not_urged_and_not_counted_as_missed(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("cài đặt")
    await hanh.taps("Tắt nhắc hạn")
    for act in ("Đôn đốc", "“Công nhân giỏi xứ Thanh”", "Nhắc 2 người"):
        if act == "Đôn đốc":
            await officer.says("menu")
        await officer.taps(act)
    await town.deliver()
    await officer.says("đôn đốc")
    await officer.taps("“Công nhân giỏi xứ Thanh”")
    officer.sees("Lời nhắc hôm nay đã tới 1/1 người. 1 người chọn không nhận lời nhắc.")
    hanh.sees_nowhere("chưa đăng ký")


@pytest.mark.every_channel
async def test_an_officer_switches_the_summary_off_and_on(officer: User) -> None:
    await officer.says("cài đặt")
    officer.sees("Tin tổng hợp của cán bộ: 07:30.")
    await officer.taps("Tắt tin tổng hợp")
    officer.sees("Tin tổng hợp của cán bộ: đang tắt, việc chờ vẫn có trong Trang chính.")
    assert "Giờ tin tổng hợp" not in officer.text
    await officer.taps("Bật tin tổng hợp")
    officer.sees("Tin tổng hợp của cán bộ: 07:30.")
