"""An officer of the federation says who is responsible for a unit; a department then sees it, and gets its plan."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from domain.duties import chasing
from domain.members.giving_responsibility import give
from domain.members.responsibility import Responsible
from tests.support.clock import TestClock
from tests.support.departments import open_departments
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.plan_sent import morning, plan_is_sent
from tests.support.pushes import doing
from tests.support.town import make_officer
from tests.support.unit_tree import Keys
from tests.support.users import Town, User


@pytest.fixture
async def units(town: Town, clock: TestClock) -> Keys:
    await town.writer.run(chasing.began)
    clock.moment = datetime(2021, 3, 3, 9, tzinfo=HANOI)
    keys: Keys = await town.writer.run(open_departments)
    return keys


async def asks_who(officer: User, unit: str) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đơn vị khác")
    await officer.taps(unit)
    await officer.taps("Ai phụ trách")


@pytest.mark.usefixtures("units")
async def test_one_tap_gives_it_and_one_more_ends_it(town: Town) -> None:
    province = await make_officer(town, "Lê Văn Sáu", "LDLD-TH")
    finance = await make_officer(town, "Trần Thị Năm", "TC")
    await asks_who(province, "CĐ KKT Nghi Sơn")
    province.sees("Ai phụ trách Công đoàn Khu kinh tế Nghi Sơn")
    await province.taps("Ban Tài chính")
    province.sees_choice("✅ Ban Tài chính")
    await finance.says("menu")
    await finance.taps("Việc của đơn vị")
    await finance.taps("Đơn vị cấp dưới")
    await finance.taps("Gửi Kế hoạch")
    await finance.taps("CĐ KKT Nghi Sơn")
    finance.sees("Gửi Kế hoạch hành động", "Chưa thực hiện")
    assert [label for label in finance.buttons() if "Đã gửi" in label] == []
    await province.taps("✅ Ban Tài chính")
    await finance.taps("Quay lại")
    finance.sees("Việc này không có")
    await finance.says("menu")
    await finance.taps("Việc của đơn vị")
    assert "cấp dưới" not in " ".join([finance.text, *finance.buttons()])


@pytest.mark.usefixtures("units")
@BUTTONS_ONLY
async def test_it_is_asked_of_units_below_alone(town: Town) -> None:
    zone = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await zone.says("menu")
    await zone.taps("Đơn vị của tôi")
    assert [label for label in zone.buttons() if "phụ trách" in label] == []


@BUTTONS_ONLY
async def test_what_goes_through_those_in_charge_reaches_the_department_that_is(town: Town, units: Keys) -> None:
    """ "gửi về LĐLĐ tỉnh qua Ban Tuyên giáo - Nữ công và Ban phụ trách"."""
    zone = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    finance, policy = await make_officer(town, "Trần Thị Năm", "TC"), await make_officer(town, "Lê Thị Tư", "CSPL")
    await town.writer.run(doing(give, units["KKT-NS"], Responsible(department=units["TC"]), actor=None))
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    await finance.taps_push("1 kế hoạch mới", "Xem văn bản mới (1)")
    await finance.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    await finance.taps("Xác nhận đã nhận")
    finance.sees("Đã xác nhận nhận 1 văn bản")
    assert "kế hoạch mới" not in policy.text


@pytest.mark.usefixtures("units")
@BUTTONS_ONLY
async def test_who_is_responsible_for_others_gets_no_plan_of_this_unit(town: Town) -> None:
    zone = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    chair, clerk = await make_officer(town, "Lê Văn Sáu", "LDLD-TH"), await make_officer(town, "Đỗ Thị Bảy", "LDLD-TH")
    await asks_who(chair, "CĐ Bệnh viện tỉnh")
    await chair.taps("Đỗ Thị Bảy")
    chair.sees_choice("✅ Đỗ Thị Bảy")
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    assert ("1 kế hoạch mới" in chair.text, "kế hoạch mới" in clerk.text) == (True, False)
