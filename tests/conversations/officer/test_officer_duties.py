"""The unit's duties: what is owed by when, what is not, done with a day and a letter, and taken back."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from tests.support.clock import TestClock
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture
async def superior(town: Town) -> User:
    """An officer of a directly superior union, which owes the plan by the 5th of March."""
    chair = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await chair.says("menu")
    await chair.taps("Việc của đơn vị")
    return chair


async def test_a_grassroots_union_hears_that_it_owes_no_plan(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    officer.sees("1. Tổ chức phát động hưởng ứng phong trào thi đua.")
    officer.sees("hoàn thành trong tháng 04 năm 2021 (hết ngày thứ Sáu, 30/4)")
    officer.sees("đơn vị đồng chí là CĐCS, không thuộc diện gửi trước ngày 06/3/2021")
    officer.sees("(chỉ công đoàn cấp trên trực tiếp cơ sở và CĐCS trực thuộc LĐLĐ tỉnh)")


async def test_the_launch_is_marked_and_taken_back(officer: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 4, 20, 9, tzinfo=HANOI)
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    officer.sees("Căn cứ: Hướng dẫn số 06/HD-LĐLĐ ngày 25/02/2021, mục II.3.2.")
    await officer.taps("Đã phát động")
    officer.sees("thực hiện ngày nào?")
    await officer.taps("Ngày khác")
    await officer.says("31/4")
    officer.sees("Ngày 31/4 không có trong lịch")
    await officer.says("25/4")
    officer.sees("Ngày 25/4/2020 trước ngày của văn bản (25/02/2021)")
    await officer.says("15/4")
    officer.sees("ngày 15/4/2021", "Có ảnh hoặc tệp PDF không?")
    await officer.taps("Bỏ qua")
    officer.sees("Đã thực hiện 15/4/2021. Sẽ không nhắc việc này nữa.")
    await officer.taps("Quay lại")
    officer.sees("Đã thực hiện 15/4/2021.")
    await officer.taps("Phát động")
    await officer.taps("Hoàn tác")
    officer.sees("Đã hoàn tác", "Chưa thực hiện")


async def test_the_plan_is_sent_with_a_letter(superior: User) -> None:
    superior.sees("1. Gửi Kế hoạch hành động về LĐLĐ tỉnh.", "trước ngày 06/3/2021 (hết ngày thứ Sáu, 05/3)")
    await superior.taps("Kế hoạch")
    superior.sees("Gửi bằng đường công văn, qua Ban Tuyên giáo - Nữ công và Ban phụ trách.", "mục IV.2.1")
    await superior.taps("Đã gửi công văn")
    await superior.taps("Hôm qua")
    await superior.says("12/KH-CĐ " + "x" * 200)
    superior.sees("ký tự, quá 120")
    await superior.says("12/KH-CĐ")
    superior.sees("Đã thực hiện 26/02/2021. Sẽ không nhắc việc này nữa.", "số 12/KH-CĐ")


async def test_a_job_can_be_left_at_every_step(superior: User) -> None:
    await superior.taps("Kế hoạch")
    await superior.taps("Đã gửi công văn")
    await superior.taps("Hôm nay")
    await superior.taps("Quay lại")
    superior.sees("thực hiện ngày nào?")
    await superior.taps("Quay lại")
    superior.sees("Chưa thực hiện", "Căn cứ")
    await superior.taps("Quay lại")
    superior.sees("Việc của đơn vị")


async def test_many_duties_come_in_pages(superior: User) -> None:
    superior.sees("(1-4/", "1. Gửi Kế hoạch", "4. ")
    await superior.taps("Thêm")
    superior.sees("(5-8/", "4. ")
    assert "1. Gửi Kế hoạch" not in superior.text


async def test_a_late_duty_says_so(superior: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 3, 10, 9, tzinfo=HANOI)
    await superior.says("menu")
    await superior.taps("Việc của đơn vị")
    superior.sees("Quá hạn: trước ngày 06/3/2021 (hết ngày thứ Sáu, 05/3)")
