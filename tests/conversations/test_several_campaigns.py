"""A member under two campaigns chooses; after a period nothing new begins, and what waits is mended and settled."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.engine.unit_of_work import Work
from data.types import HANOI
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.handing_in import confirmed, opens_queue, records
from tests.support.standard import app_with
from tests.support.town import join, make_officer
from tests.support.users import Town, User

THANH_HOA, PHU_YEN = "Chung sức 2021-2030, LĐLĐ tỉnh Thanh Hóa", "Thi đua yêu nước 2021, LĐLĐ tỉnh Phú Yên"
AFTERWARDS = datetime(2022, 1, 4, 8, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def two(town: Town) -> None:
    """Let the unit be under two campaigns in 2021, and under one of them afterwards."""
    app = app_with({slug: get(slug) for slug in ("thanh-hoa-2021", "phu-yen-2021")})
    town.sets(campaigns=app.campaigns, calendar=app.calendar)


async def give(town: Town, slug: str, code: str) -> None:
    """Attach a campaign to another unit."""

    async def put(work: Work) -> None:
        unit = await by_code(work.connection, code, work.now.date())
        assert unit is not None
        await attach(work, slug, unit.id)

    await town.writer.run(put)


async def deed_for(person: User, campaign: str) -> None:
    """Tell of a good deed up to the last step."""
    await person.says("menu")
    await person.says("gương tốt")
    await person.taps(campaign)
    await person.taps("Người khác")
    await person.says("Nguyễn Thị Mai")
    await person.says("Nhặt được ví tiền, trả lại người mất")
    await person.taps("Hôm qua")
    await person.taps("Nơi làm việc")
    if campaign == PHU_YEN:
        await person.taps("Bỏ qua")  # to which of its movements it belongs; the other one has a single one
    await person.taps("Không có ảnh")


async def test_they_choose_by_the_issuer_and_the_record_bears_its_prefix(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("nhiều phong trào thi đua")
    hanh.sees_choice(THANH_HOA, PHU_YEN)
    await hanh.taps(PHU_YEN)
    hanh.sees("có thể đăng ký")
    assert "xứ Thanh" not in hanh.text + " ".join(hanh.buttons())
    for campaign in (PHU_YEN, THANH_HOA):
        await deed_for(hanh, campaign)
        await hanh.taps("Gửi")
        if "đã nghe" in hanh.text or "tương tự" in hanh.text:
            await hanh.taps("Vẫn gửi")
    assert sorted(record.code[:2] for record in await records(town)) == ["PY", "TH"]


async def test_under_one_campaign_nobody_is_asked(town: Town) -> None:
    await give(town, "phu-yen-2021", "BEN0456")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("có thể đăng ký")
    hanh.sees_choice("“Công nhân giỏi xứ Thanh”")
    await hanh.says("cẩm nang")
    hanh.sees("Liên đoàn Lao động tỉnh Thanh Hóa")
    assert "Phú Yên" not in hanh.text


async def test_after_its_period_nothing_new_begins_and_what_waits_is_settled(
    town: Town, clock: TestClock, officer: User
) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await deed_for(hanh, PHU_YEN)
    await hanh.taps("Gửi")
    (told,) = await records(town)
    await deed_for(hanh, PHU_YEN)
    clock.moment = AFTERWARDS
    await hanh.taps("Gửi")
    hanh.sees("của LĐLĐ tỉnh Phú Yên", "đến hết 31/12/2021", "vẫn còn")
    await hanh.says("menu")
    await hanh.taps("Làm tiếp")
    hanh.sees_nowhere("không còn dùng được")
    assert any("thuộc phong trào thi đua của LĐLĐ tỉnh Phú Yên" in str(one.get("text", "")) for one in hanh.chat())
    await opens_queue(officer)
    officer.sees(told.code)
    await officer.taps("Ghi nhận")
    (told,) = await records(town)
    assert (told.code[:2], told.state.value) == ("PY", "accepted")
    await hanh.says("gương tốt")
    await hanh.taps("Làm cái mới")
    hanh.sees_choice("Người khác")  # one campaign is left: nobody is asked


async def test_a_draft_of_the_unit_that_was_left_is_not_sent_to_the_new_one(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await deed_for(hanh, PHU_YEN)
    await give(town, "phu-yen-2021", "BEN0456")
    await hanh.taps("Gửi")
    hanh.sees("của LĐLĐ tỉnh Phú Yên", "bắt đầu lại")
    assert await records(town) == []


async def test_a_unit_without_a_campaign_offers_nothing_to_send(town: Town) -> None:
    for slug in ("thanh-hoa-2021", "phu-yen-2021"):
        await give(town, slug, "BEN0456")
    hanh = await join(town, "Lê Thị Hạnh")
    hanh.sees_choice("Hồ sơ của tôi")
    assert "Đăng ký thi đua" not in hanh.text + " ".join(hanh.buttons())
    await hanh.says("đăng ký")
    hanh.sees("không có phong trào thi đua nào đang diễn ra")


async def test_where_nothing_runs_nobody_is_told_that_they_have_not_registered(town: Town) -> None:
    officer = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    for slug in ("thanh-hoa-2021", "phu-yen-2021"):
        await give(town, slug, "BEN0456")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Chưa đăng ký")
    officer.sees("đơn vị này không có phong trào thi đua nào đang diễn ra")
    officer.sees("báo người quản trị")
    officer.sees_choice("Chưa đăng ký")
