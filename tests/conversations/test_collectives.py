"""Collectives hand something in through whoever leads them: their officers, and the head of a section."""

from __future__ import annotations

import pytest

from tests.support.collectives import TITLE, UNIT, WORK, begins, document, put
from tests.support.handing_in import records
from tests.support.town import join
from tests.support.users import Town, User


@pytest.fixture(autouse=True)
def asked(town: Town) -> None:
    put(town, document())


async def test_an_officer_registers_for_the_unit(town: Town, officer: User) -> None:
    await begins(officer, "CĐ May Sao Mai")
    officer.sees(f"Tập thể: {UNIT}", "Năm 2021, tập thể có thể đăng ký", "Sở Khoa học và Công nghệ tổ chức")
    await officer.taps(TITLE)
    officer.sees("Năm nay tập thể đăng ký làm tốt việc gì?")
    officer.sees_choice("Giảm hàng lỗi", "Phục vụ người dân tốt hơn")
    await officer.taps("Giảm hàng lỗi")
    await officer.says("lỗi dưới 1%")
    officer.sees(TITLE, f"Tập thể: {UNIT}")
    await officer.taps("Gửi")
    officer.sees("Mã hồ sơ CN-", f"Tập thể: {UNIT}", "Chờ xem xét")
    (record,) = await records(town)
    assert (record.collective, record.section_id, record.subject) == ("unit", None, "cn21-title-collective")
    await officer.taps("Hồ sơ của tôi")
    officer.sees_choice("Tập thể CĐ May Sao Mai: ")


async def test_a_member_reads_who_registers_what_is_of_collectives(town: Town) -> None:
    member = await join(town, "Lê Thị Hạnh")
    await member.taps("Đăng ký thi đua")
    member.sees(f"Chỉ tập thể đăng ký, do cán bộ công đoàn của đơn vị hoặc tổ trưởng gửi: {TITLE}, {WORK}.")
    member.sees_nowhere("Đăng ký cho tập thể")
