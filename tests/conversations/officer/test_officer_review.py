"""The officer settles records one after the other; the next one comes by itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.support.clock import TestClock
from tests.support.officer_town import pushed, registered
from tests.support.plans import heard
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

BUTTONS_ONLY = pytest.mark.parametrize("town", ["buttons"], indirect=True)


async def queue_of(town: Town, officer: User, *names: str) -> list[str]:
    """Fill the queue with confirmed registrations and open it; returns their codes."""
    codes = []
    for name in names:
        person = await registered(town, name)
        codes.append(re.findall(r"TH-\w{4}", person.text)[0])
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    for _ in names:
        await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    return codes


async def test_accepting_brings_the_next_record(town: Town, officer: User) -> None:
    first, second = await queue_of(town, officer, "Lê Thị Hạnh", "Giàng A Páo")
    officer.sees("1/2 · ", f"Lê Thị Hạnh, Chuyền 2 · {first}", "Danh hiệu thi đua “Công nhân giỏi xứ Thanh” · Năm 2021")
    officer.sees("Việc: Giảm hàng lỗi", "Mục tiêu: loi duoi 1%")
    await officer.taps("Ghi nhận")
    officer.sees(f"Đã ghi nhận {first}.", "2/2 · ", f"· {second}", "Giàng A Páo")
    await officer.taps("Ghi nhận")
    officer.sees(f"Đã ghi nhận {second}.", "Không còn hồ sơ nào chờ xem xét.")
    assert sum("đã được ghi nhận" in text for text in await pushed(town)) == 2


@BUTTONS_ONLY
async def test_one_tap_reads_the_queue_once(town: Town, officer: User) -> None:
    """Who accepts, skips or looks: the queue may be long, and everybody else's tap waits for this one."""
    await queue_of(town, officer, "Một Thị A", "Hai Thị B", "Ba Thị C")
    for tap in ("Ghi nhận", "Hồ sơ tiếp", "Hoàn tác"):
        if tap == "Hoàn tác":
            await officer.taps("Ghi nhận")
        with heard(town.writer.writes_on) as statements:
            await officer.taps(tap)
        assert len([one for one in statements if "ORDER BY record.outstanding DESC" in one]) == 1


async def test_skipping_keeps_the_place(town: Town, officer: User) -> None:
    first, second, third = await queue_of(town, officer, "Một Thị A", "Hai Thị B", "Ba Thị C")
    await officer.taps("Hồ sơ tiếp")
    officer.sees("2/3 · ", f"· {second}")
    await officer.taps("Ghi nhận")
    officer.sees("3/3 · ", f"· {third}")  # not back to the one that was skipped
    await officer.taps("Hồ sơ tiếp")
    officer.sees("2/3 · ", f"· {first}")


async def test_a_decision_is_taken_back_in_time(town: Town, officer: User) -> None:
    first, second = await queue_of(town, officer, "Lê Thị Hạnh", "Giàng A Páo")
    await officer.taps("Ghi nhận")
    await officer.taps("Hoàn tác")
    officer.sees(f"Hồ sơ {first} trở lại chờ xem xét", "1/2 · ", f"· {first}")
    assert not [text for text in await pushed(town) if "đã được ghi nhận" in text]
    await officer.taps("Ghi nhận")
    officer.sees("2/2 · ", f"· {second}")


async def test_a_return_names_parts_and_a_reason(town: Town, officer: User) -> None:
    (code,) = await queue_of(town, officer, "Lê Thị Hạnh")
    await officer.taps("Trả lại")
    officer.sees(f"Trả lại {code}: phần nào cần bổ sung?")
    await officer.taps("Việc")
    await officer.taps("Mục tiêu")
    officer.sees("Đã chọn: Việc, Mục tiêu.")
    await officer.taps("Việc")
    officer.sees("Đã chọn: Mục tiêu.")
    await officer.taps("Xong")
    officer.sees("vì sao?")
    officer.sees_choice("Chưa rõ việc sẽ làm", "Chưa rõ mức phấn đấu")
    offered = " ".join([*officer.buttons(), officer.text])
    assert "Ảnh mờ" not in offered  # a title has no photos,
    assert "Thiếu họ tên" not in offered  # and is about nobody but who sent it
    await officer.says("Mục tiêu <chưa> rõ con số")
    officer.sees("Người gửi", "sẽ nhận đúng tin này", "cần bổ sung: Mục tiêu.", "“Mục tiêu <chưa> rõ con số”")
    await officer.taps("Quay lại")
    await officer.taps("Chưa rõ mức phấn đấu")
    officer.sees("“Đề nghị ghi rõ mức phấn đấu, ví dụ con số hoặc thời hạn.”")
    await officer.taps("Gửi trả")
    officer.sees(f"Đã trả lại {code} để bổ sung.", "Không còn hồ sơ nào chờ xem xét.")
    assert any("cần bổ sung: Mục tiêu." in text for text in await pushed(town))
    await officer.taps("Hoàn tác")
    officer.sees("1/1 · ", f"· {code}")


async def test_the_sender_mends_what_was_marked(town: Town, officer: User) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    await officer.taps("Trả lại")
    await officer.taps("Mục tiêu")
    await officer.taps("Xong")
    await officer.taps("Chưa rõ mức phấn đấu")
    await officer.taps("Gửi trả")
    await hanh.says("hồ sơ")
    await hanh.taps("Cần bổ sung")
    await hanh.taps("Sửa và gửi lại")
    await hanh.says("lỗi dưới 0,5%")
    await hanh.taps("Gửi lại")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét (1)")
    officer.sees("Mục tiêu: lỗi dưới 0,5%")


async def test_a_rejection_has_a_reason(town: Town, officer: User) -> None:
    (code,) = await queue_of(town, officer, "Lê Thị Hạnh")
    await officer.taps("Không ghi nhận")
    officer.sees(f"Không ghi nhận {code}: vì sao?")
    await officer.taps("Quay lại")
    officer.sees("1/1 · ", f"· {code}")
    await officer.taps("Không ghi nhận")
    await officer.taps("Trùng hồ sơ đã gửi")
    officer.sees("không được ghi nhận", "“Nội dung này trùng với một hồ sơ đã gửi.”")
    await officer.taps("Gửi, không ghi nhận")
    officer.sees(f"Đã báo không ghi nhận {code}.")


@pytest.mark.parametrize(
    "how",
    [
        ("Trả lại", "Mục tiêu", "Xong", "Chưa rõ mức phấn đấu", "Gửi trả"),
        ("Không ghi nhận", "Trùng hồ sơ đã gửi", "Gửi, không ghi nhận"),
    ],
    ids=["return", "reject"],
)
async def test_whoever_gets_bad_news_can_write_at_once(
    town: Town, officer: User, clock: TestClock, how: tuple[str, ...]
) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    for step in how:
        await officer.taps(step)
    clock.moment += timedelta(minutes=2)
    await town.deliver()
    await hanh.taps_push("Hồ sơ TH-", "Liên hệ cán bộ")
    hanh.sees("muốn nhắn gì cho cán bộ")


async def test_a_long_reason_is_asked_again(town: Town, officer: User) -> None:
    await queue_of(town, officer, "Lê Thị Hạnh")
    await officer.taps("Không ghi nhận")
    await officer.says("a" * 600)
    officer.sees("cho biết lý do, tối đa 500 ký tự", "vì sao?")
    await officer.says("Chưa đúng mẫu")
    officer.sees("“Chưa đúng mẫu”")


async def test_the_second_of_two_officers_hears_of_the_first(town: Town, officer: User, clock: TestClock) -> None:
    first, second = await queue_of(town, officer, "Lê Thị Hạnh", "Giàng A Páo")
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await above.taps("Hồ sơ chờ xem xét")
    await above.taps("Xem cả đơn vị cấp dưới (2)")
    above.sees("1/2 · ", f"· {first}", "CĐ May Sao Mai")
    await officer.taps("Ghi nhận")
    clock.moment += timedelta(minutes=5)
    await above.taps("Ghi nhận")
    above.sees(f"Hồ sơ {first} này đồng chí Trần Thị Hoa đã ghi nhận lúc 08:00.", "1/1 · ", f"· {second}")
    assert sum("đã được ghi nhận" in text for text in await pushed(town)) == 1


async def test_a_good_deed_tells_its_photos_and_its_day(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    await hanh.says("Nhặt được ví tiền 5 triệu, trả lại người mất")
    await hanh.taps("Hôm qua")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("red"), picture("blue"))
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    officer.sees("Gương người tốt, việc tốt", "Người được giới thiệu: chị Mai", "Ngày: 26/02/2021", "Ảnh: 2 ảnh")
    await officer.taps("Trả lại")
    await officer.taps("Ảnh")
    await officer.taps("Xong")
    await officer.taps("Ảnh mờ")
    officer.sees("cần bổ sung: Ảnh.", "“Ảnh mờ, đề nghị gửi ảnh rõ hơn.”")


async def test_a_record_that_its_sender_took_back_says_so(town: Town, officer: User) -> None:
    """Nobody else was first: its own words, also when an officer had settled it once and taken that back."""
    first, second = await queue_of(town, officer, "Lê Thị Hạnh", "Giàng A Páo")
    hanh = next(one for one in town.people.values() if one is not officer)
    await officer.taps("Ghi nhận")
    await officer.taps("Hoàn tác")
    officer.sees("1/2 · ", f"· {first}")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Rút hồ sơ")
    await hanh.taps("Đúng, rút hồ sơ")
    await officer.taps("Ghi nhận")
    officer.sees(f"Hồ sơ {first} đã được người gửi rút lúc 08:00", second)


@BUTTONS_ONLY
async def test_a_decision_that_stands_has_no_undo_any_more_and_what_has_come_since_is_shown(
    town: Town, clock: TestClock, officer: User
) -> None:
    await queue_of(town, officer, "Lê Thị Hạnh")
    await officer.taps("Ghi nhận")
    officer.sees("Không còn hồ sơ nào")
    await officer.looks_for("Hoàn tác")
    hanh = next(person for person in town.people.values() if "Mã hồ sơ" in str(person.chat()))
    clock.moment += timedelta(minutes=2)
    await town.deliver()
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    for answer in ("Tôi", "Dọn sạch lối thoát hiểm", "Hôm nay", "Nơi làm việc", "Không có ảnh", "Gửi"):
        await (hanh.says if answer.startswith("Dọn") else hanh.taps)(answer)
    await officer.taps("Hoàn tác")
    officer.sees("Đã quá 60 giây", "2/2 · ", "Dọn sạch lối thoát hiểm")
    assert "Hoàn tác" not in officer.buttons()
