"""One tap under the morning's summary reminds all who are late; they open the duty from there and mark it."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from domain import digest
from domain.campaigns import get
from domain.duties import chasing, urging_all
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.push_words import last_word
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

CAMPAIGNS = {"thanh-hoa-2021": get("thanh-hoa-2021")}


@pytest.fixture
async def first_day_late(town: Town, clock: TestClock) -> None:
    """The program chases since February; the launch was due by the 30th of April."""
    await town.writer.run(chasing.began)
    clock.moment = datetime(2021, 5, 1, 9, tzinfo=HANOI)


async def morning(town: Town) -> None:
    now = town.writer.now()
    async with town.writer.engine.connect() as connection:
        found = await digest.waiting(connection, now, ESCALATE_DAYS, STANDARD)
        duties = await digest.besides(connection, CAMPAIGNS, now, STANDARD)
    await digest.send(town.writer, found, now, None, duties)
    await town.deliver()


async def reminders(town: Town) -> None:
    await urging_all.send(town.writer, CAMPAIGNS, town.writer.now())
    await town.deliver()


@BUTTONS_ONLY
@pytest.mark.usefixtures("first_day_late")
async def test_the_morning_of_the_first_day_late(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await morning(town)
    await above.taps_push("việc quá hạn ở 1 đơn vị", "Nhắc tất cả")
    above.sees("Đang gửi lời nhắc tới các đơn vị còn quá hạn")
    await reminders(town)
    await officer.taps_push("nhắc đồng chí", "Xem việc này")
    officer.sees("Tổ chức phát động", "Quá hạn")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    await officer.taps("Bỏ qua")
    officer.sees("Đã thực hiện 01/5/2021")
    await above.taps_push("việc quá hạn ở 1 đơn vị", "Nhắc tất cả")
    above.sees("Hôm nay đã nhắc rồi")


@pytest.mark.usefixtures("first_day_late")
async def test_one_of_them_is_reminded_from_the_list(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("0/1 · Tổ chức phát động")
    above.sees("quá hạn 1")
    await above.taps("Quá hạn · CĐ May Sao Mai")
    await above.taps("Nhắc đơn vị này")
    above.sees("Đang gửi lời nhắc tới đơn vị này")
    await reminders(town)
    assert "nhắc" in officer.text
    assert "Nhắc đơn vị này" not in above.text


@BUTTONS_ONLY
@pytest.mark.usefixtures("first_day_late")
async def test_a_unit_is_found_by_a_part_of_its_name(town: Town) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("0/2 · Tổ chức phát động")
    above.sees_choice("Nhắc 2 đơn vị quá hạn")
    await above.says("benh vien")
    above.sees("1 đơn vị có tên gần với “benh vien”")
    above.sees_choice("Quá hạn · CĐ Bệnh viện tỉnh")
    await above.says("xyz")
    above.sees("Chưa tìm thấy")


@pytest.mark.usefixtures("first_day_late")
async def test_all_who_are_late_with_one_duty_are_reminded_from_its_list(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("0/2 · Tổ chức phát động")
    await above.taps("Nhắc 2 đơn vị quá hạn")
    above.sees("Đang gửi lời nhắc tới các đơn vị còn quá hạn")
    assert "Nhắc 2 đơn vị" not in above.text
    await reminders(town)
    assert "Liên đoàn Lao động tỉnh Thanh Hóa nhắc đồng chí" in officer.text
    code = await last_word(town, "nhắc đồng chí")
    for person, seen in (officer, "Quá hạn"), (above, "Lời nhắc hôm nay đã tới 1/1 cán bộ."):
        await person.says("menu")
        await person.says(code)
        person.sees("Tổ chức phát động", "Công đoàn Công ty May Sao Mai", seen)
    assert "Lời nhắc hôm nay" not in officer.text
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("0/2 · Tổ chức phát động")
    above.sees("Lời nhắc hôm nay đã tới 1/1 cán bộ.")
