"""“Sắp gửi”: an officer sees what the program will send to their people, before it goes."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from tests.support.clock import TestClock
from tests.support.town import join, make_officer
from tests.support.users import Town


@pytest.mark.every_channel
async def test_an_officer_sees_what_will_be_sent_to_whom(town: Town, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 25, 9, tzinfo=HANOI)
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    zone = await make_officer(town, "Lê Văn Sơn", "KKT-NS")
    await chief.says("lịch")
    await chief.taps("Sắp gửi")
    chief.sees("Sắp gửi, 25/02/2021 đến 10/3/2021", "thứ Sáu, 26/02/2021")
    chief.sees("08:00, 1 cán bộ: gửi Kế hoạch hành động về LĐLĐ tỉnh, hạn 05/3/2021")
    chief.sees("thứ Hai, 08/3/2021", "08:00, 1 cán bộ: đã quá hạn 05/3/2021, gửi Kế hoạch hành động")
    await zone.says("sắp gửi")
    zone.sees("gửi Kế hoạch hành động về LĐLĐ tỉnh, hạn 05/3/2021")
    clock.moment = datetime(2021, 2, 26, 8, 30, tzinfo=HANOI)
    await zone.says("sắp gửi")
    assert "thứ Sáu, 26/02/2021" not in zone.text  # it has gone
    await zone.taps("Từ 12/3 trở đi")
    zone.sees("Sắp gửi, 12/3/2021 đến 25/3/2021", "đã quá hạn 05/3/2021")
    await zone.taps("Từ hôm nay")
    zone.sees("Sắp gửi, 26/02/2021 đến")


async def test_a_member_is_not_offered_it(town: Town, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 25, 9, tzinfo=HANOI)
    member = await join(town, "Giàng A Páo")
    await member.says("lịch")
    assert "Sắp gửi" not in member.text
    await member.says("sắp gửi")
    assert "cán bộ" not in member.text.partition("08:00")[2]
    assert "Sắp gửi, " not in member.text
