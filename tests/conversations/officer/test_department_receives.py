"""A plan goes to the federation through its department: the department hears of it, confirms it or sends it back."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from domain.duties import chasing
from tests.support.clock import TestClock
from tests.support.departments import open_departments
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.plan_sent import morning, plan_is_sent
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture
async def zone_and_department(town: Town, clock: TestClock) -> tuple[User, User]:
    await town.writer.run(chasing.began)
    await town.writer.run(open_departments)
    clock.moment = datetime(2021, 3, 3, 9, tzinfo=HANOI)
    return await make_officer(town, "Phạm Văn Bình", "KKT-NS"), await make_officer(town, "Lê Thị Tư", "TG-NC")


@BUTTONS_ONLY
async def test_the_department_hears_of_it_and_confirms_for_the_federation_too(
    town: Town, zone_and_department: tuple[User, User]
) -> None:
    zone, department = zone_and_department
    province = await make_officer(town, "Lê Văn Sáu", "LDLD-TH")
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    assert "1 kế hoạch mới" in province.text
    await department.taps_push("1 kế hoạch mới từ đơn vị cấp dưới.", "Xem văn bản mới (1)")
    await department.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    department.sees("số 12/KH-CĐ", "Hạn: hết ngày thứ Sáu, 05/3/2021")
    await department.taps("Xác nhận đã nhận")
    department.sees("Đã xác nhận nhận 1 văn bản", "Không còn văn bản nào")
    await province.taps_push("1 kế hoạch mới", "Xem văn bản mới (1)")
    province.sees("Không còn văn bản nào")


async def test_it_finds_it_among_its_duties_and_sends_it_back_in_its_own_name(
    town: Town, zone_and_department: tuple[User, User]
) -> None:
    zone, department = zone_and_department
    await plan_is_sent(zone, "12/KH-CĐ")
    await department.says("menu")
    await department.taps("Việc của đơn vị")
    await department.taps("Văn bản chờ xác nhận (1)")
    await department.taps("Quay lại")
    department.sees("Việc của đơn vị")
    await department.taps("Văn bản chờ xác nhận (1)")
    await department.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    await department.taps("Trả lại")
    await department.says("Thiếu chữ ký")
    department.sees("Đã trả lại", "Không còn văn bản nào")
    await town.deliver()
    assert "Ban Tuyên giáo - Nữ công" in zone.text
    await zone.says("menu")
    await zone.taps("Việc của đơn vị")
    await zone.taps("Kế hoạch")
    zone.sees("Chưa thực hiện", "Nơi nhận trả lại: “Thiếu chữ ký”")


@BUTTONS_ONLY
async def test_a_department_that_is_not_named_receives_nothing(
    town: Town, zone_and_department: tuple[User, User]
) -> None:
    zone, _ = zone_and_department
    finance = await make_officer(town, "Trần Thị Năm", "TC")
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    assert "kế hoạch mới" not in finance.text
    await finance.says("menu")
    await finance.taps("Việc của đơn vị")
    assert [label for label in finance.buttons() if "chờ xác nhận" in label] == []
