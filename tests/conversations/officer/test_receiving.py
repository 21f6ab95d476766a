"""A plan that a unit has sent: the federation confirms the receipt, or sends it back and it is owed again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from data.queries.reminders import duties
from data.types import HANOI
from domain.duties import chasing
from tests.support.clock import TestClock
from tests.support.forging import actions, attempt
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.plan_sent import CAMPAIGNS, morning, plan_is_sent
from tests.support.push_words import last_word
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture
async def zone_and_province(town: Town, clock: TestClock) -> tuple[User, User]:
    await town.writer.run(chasing.began)
    clock.moment = datetime(2021, 3, 3, 9, tzinfo=HANOI)
    return await make_officer(town, "Phạm Văn Bình", "KKT-NS"), await make_officer(town, "Lê Văn Sáu", "LDLD-TH")


@BUTTONS_ONLY
async def test_the_receiving_unit_hears_of_it_and_confirms(town: Town, zone_and_province: tuple[User, User]) -> None:
    zone, province = zone_and_province
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    await province.taps_push("1 kế hoạch mới từ đơn vị cấp dưới.", "Xem văn bản mới (1)")
    await province.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    province.sees("số 12/KH-CĐ", "Hạn: hết ngày thứ Sáu, 05/3/2021")
    await province.taps("Xác nhận đã nhận")
    province.sees("Đã xác nhận nhận 1 văn bản", "Không còn văn bản nào")
    await zone.says("menu")
    await zone.taps("Việc của đơn vị")
    await zone.taps("Kế hoạch")
    zone.sees("Nơi nhận đã xác nhận 03/3/2021")


async def test_sent_back_with_a_reason_the_unit_owes_it_again(town: Town, zone_and_province: tuple[User, User]) -> None:
    zone, province = zone_and_province
    await plan_is_sent(zone, "12/KH-CĐ")
    await province.says("menu")
    await province.taps("Việc của đơn vị")
    await province.taps("Đơn vị cấp dưới")
    await province.taps("Văn bản chờ xác nhận (1)")
    await province.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    await province.taps("Trả lại")
    await province.says("Thiếu <chữ ký> của chủ tịch")
    province.sees("Đã trả lại", "Không còn văn bản nào")
    await town.deliver()
    assert "Thiếu" in zone.text
    await zone.says("menu")
    await zone.taps("Việc của đơn vị")
    await zone.taps("Kế hoạch")
    zone.sees("Chưa thực hiện", "Nơi nhận trả lại: “Thiếu <chữ ký> của chủ tịch”")
    await zone.says("menu")
    await zone.says(await last_word(town, "Thiếu"))
    zone.sees("Chưa thực hiện", "Nơi nhận trả lại: “Thiếu <chữ ký> của chủ tịch”")
    await zone.taps("Đã gửi công văn")
    await zone.taps("Hôm nay")
    await zone.says("13/KH-CĐ")
    zone.sees("số 13/KH-CĐ")


@BUTTONS_ONLY
async def test_what_came_back_is_opened_from_its_message(town: Town, zone_and_province: tuple[User, User]) -> None:
    zone, province = zone_and_province
    await plan_is_sent(zone, "12/KH-CĐ")
    await morning(town)
    await province.taps_push("1 kế hoạch mới từ đơn vị cấp dưới.", "Xem văn bản mới (1)")
    await province.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    await province.taps("Trả lại")
    await province.says("Thiếu chữ ký")
    await town.deliver()
    await zone.taps_push("Thiếu chữ ký", "Xem việc này")
    zone.sees("Chưa thực hiện", "Nơi nhận trả lại: “Thiếu chữ ký”")
    zone.sees_choice("Đã gửi công văn")


@BUTTONS_ONLY
async def test_who_was_first_has_received_it(town: Town, zone_and_province: tuple[User, User]) -> None:
    zone, province = zone_and_province
    second = await make_officer(town, "Đỗ Thị Bảy", "LDLD-TH")
    await plan_is_sent(zone, "12/KH-CĐ")
    for officer in (province, second):
        await officer.says("menu")
        await officer.taps("Việc của đơn vị")
        await officer.taps("Đơn vị cấp dưới")
        await officer.taps("Văn bản chờ xác nhận")
        await officer.taps("Kế hoạch · CĐ KKT Nghi Sơn")
    await province.taps("Xác nhận đã nhận")
    await second.taps("Trả lại")
    second.sees("Văn bản này đã được xử lý")
    await zone.says("menu")
    await zone.taps("Việc của đơn vị")
    await zone.taps("Kế hoạch")
    zone.sees("Đã thực hiện")


@BUTTONS_ONLY
@pytest.mark.usefixtures("zone_and_province")
async def test_a_unit_without_any_below_does_not_look_for_what_others_have_sent(officer: User) -> None:
    asked: list[str] = []

    def hear(_c: Connection, _cursor: Any, text: str, *_: Any) -> None:
        asked.append(text)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        await officer.says("menu")
        await officer.taps("Việc của đơn vị")
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert [text for text in asked if "FROM duty_done" in text]
    assert [text for text in asked if "confirmed_at IS NULL" in text] == []


@BUTTONS_ONLY
async def test_nobody_else_receives_it(town: Town, officer: User, zone_and_province: tuple[User, User]) -> None:
    """Neither a unit below, nor the unit that sent it."""
    town.names_noted = False  # the forged screens hold samples of all facts
    zone, _ = zone_and_province
    await plan_is_sent(zone, "12/KH-CĐ")
    for other in (officer, zone):
        for action in (one for one in actions() if one.screen.startswith("officer/received")):
            answers = await attempt(other, action, ("1",) if action.points else ())
            assert [text for text in answers if "12/KH-CĐ" in text or "✅" in text or "Đã trả lại" in text] == []
    async with town.writer.engine.connect() as connection:
        waits = await duties.unreceived(connection, CAMPAIGNS, datetime(2021, 1, 1, tzinfo=HANOI))
    assert [row.letter for row in waits] == ["12/KH-CĐ"]
