"""One unit under two campaigns that ask the same: each screen says whose it is, by its short name and issuer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from data.engine.unit_of_work import Work
from data.tables import Announcement, Pledge, RoundClosing
from data.types import HANOI
from domain import digest
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.days import Days, days, heard
from tests.support.evening_announce import begin
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens, records
from tests.support.looking import rows
from tests.support.standard import STANDARD, app_with
from tests.support.town import make_officer
from tests.support.twin_campaigns import OTHER_NAME, OWN_NAME, twins
from tests.support.users import Town, User

__all__ = ["days"]

WHOSE = (OWN_NAME, OTHER_NAME)
INITIATIVE = "Sáng kiến, cải tiến"


@pytest.fixture(autouse=True)
async def two(town: Town, days: Days, tmp_path: Path) -> dict[str, Campaign]:
    """Let both hold for all units of the town."""
    found = twins(tmp_path)
    app = app_with(found)
    town.sets(campaigns=app.campaigns, calendar=app.calendar)
    days.ticks.campaigns = app.calendar

    async def put(work: Work) -> None:
        top = await by_code(work.connection, "LDLD-TH", work.now.date())
        assert top is not None
        for slug in found:
            await attach(work, slug, top.id)

    await town.writer.run(put)
    return found


async def registers_initiative(person: User, whose: str) -> None:
    await person.says("menu")
    await person.taps("Đăng ký thi đua")
    await person.taps(whose)
    await person.taps(INITIATIVE)
    for answer in ("Giá đỡ tháo nhanh", "Không phải tháo ốc", "Bớt 10 phút mỗi ca"):
        await person.says(answer)
    await person.taps("Bỏ qua")  # to which movement it belongs
    await person.taps("Không có ảnh")
    await person.taps("Gửi")


@BUTTONS_ONLY
async def test_initiatives_are_sent_to_the_chosen_one_and_urged_for_each(town: Town, officer: User, days: Days) -> None:
    hanh, an = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An")
    await registers_initiative(hanh, OTHER_NAME)
    (record,) = await records(town)
    assert (record.code[:2], record.campaign, record.subject) == ("VN", "viet-nam-2021", "vn21-reg-initiative")
    for whose, registered in ((OWN_NAME, 0), (OTHER_NAME, 1)):
        await officer.says("menu")
        await officer.taps("Đôn đốc")
        await officer.taps(f"{INITIATIVE} ({whose})")
        officer.sees(f"{INITIATIVE} ({whose})", f"Đã đăng ký {registered}.")
    await officer.taps("Nhắc")
    await days.post()
    heard(an, f"mời đăng ký {INITIATIVE} ({OTHER_NAME}), năm 2021")
    hanh.sees_nowhere("mời đăng ký")


async def test_a_pledge_in_each_is_offered_listed_and_signed_under_its_name(town: Town, officer: User) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    for whose in WHOSE:
        await opens(officer, "officer_pledges")
        await officer.taps("Soạn giao ước")
        await officer.taps(whose)
        await officer.says("benh vien")
        await officer.taps("CĐ Bệnh viện")
        await officer.says("Cùng thi đua giữ an toàn")
        officer.sees(f"Phong trào: {whose}")
        await officer.taps("Gửi đề nghị")
        officer.sees(f"Phong trào: {whose}", "đang chờ ký")
    await town.deliver()
    for whose in WHOSE:
        heard(other, f"giao ước thi đua ({whose}) với Công đoàn Bệnh viện")
    await opens(other, "officer_pledges")
    other.sees_choice("Phú Yên)", "Tổng LĐLĐ Việt Nam)")
    await other.taps("Tổng LĐLĐ Việt Nam)")
    other.sees(f"Phong trào: {OTHER_NAME}")
    await other.taps("Ký giao ước")
    await town.deliver()
    heard(officer, f"đã ký giao ước thi đua ({OTHER_NAME})")
    assert await rows(town, Pledge, "campaign", "state") == [("phu-yen-2021", "offered"), ("viet-nam-2021", "signed")]
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    for whose, signed in ((OWN_NAME, False), (OTHER_NAME, True)):  # members join that of the one it was signed in
        await hanh.says("menu")
        await hanh.taps("Đăng ký thi đua")
        await hanh.taps(whose)
        assert ("đơn vị chưa ký kết năm nay" not in hanh.text) is signed


@BUTTONS_ONLY
async def test_an_announcement_asks_in_which_of_them_nobody_has_registered(town: Town, officer: User) -> None:
    hanh, _ = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An")
    await registers_initiative(hanh, OTHER_NAME)
    for audience, whose, count in (
        ("Chưa đăng ký", OWN_NAME, 3),
        ("Chưa đăng ký", OTHER_NAME, 2),
        ("Đã đăng ký", OTHER_NAME, 1),
    ):
        await begin(officer, f"{audience} ({whose})", "Mời anh/chị gửi sáng kiến")
        officer.sees(f"{count} đoàn viên {audience.lower()} ({whose})")
    await officer.taps("Gửi ngay")
    assert await rows(town, Announcement, "campaign", "registered") == [("viet-nam-2021", True)]


@BUTTONS_ONLY
async def test_each_closes_its_own_rounds(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    for whose in WHOSE:
        await registers_initiative(hanh, whose)
    await opens(officer, "officer_closing")
    officer.sees_choice(*(f"Năm 2021 ({whose})" for whose in WHOSE))
    await officer.taps(f"Năm 2021 ({OTHER_NAME})")
    await officer.says("28/02")
    assert await rows(town, RoundClosing, "campaign", "round") == [("viet-nam-2021", "2021")]
    clock.moment = datetime(2021, 3, 2, 8, tzinfo=HANOI)
    for code, word in (("PY", "Sửa hồ sơ"), ("VN", "Đợt này đã đóng từ hết ngày 28/02/2021")):
        await hanh.says("menu")
        await hanh.taps("Hồ sơ của tôi")
        await hanh.taps(code)
        assert word in hanh.text + " ".join([*hanh.buttons(), *hanh.spoken()]), hanh.text


@BUTTONS_ONLY
async def test_figures_of_a_phase_say_whose_it_is(town: Town, officer: User, days: Days) -> None:
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers_initiative(hanh, OTHER_NAME)
    await days.come("01/7/2021")
    for whose, count in ((OWN_NAME, 0), (OTHER_NAME, 1)):
        assert f"{count} sáng kiến" in heard(chief, f"Đợt 1 ({whose}) đã hết ngày 30/6/2021.")
        await chief.taps_push(f"Đợt 1 ({whose})", "Tải số liệu Excel")
        chief.sees(f"Đợt 1 ({whose})", f"{count} sáng kiến")


@BUTTONS_ONLY
async def test_the_digest_tells_the_days_of_both_apart_and_only_to_whom_they_belong(
    town: Town, two: dict[str, Campaign], clock: TestClock
) -> None:
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    hospital = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    clock.moment = datetime(2021, 3, 1, 7, 30, tzinfo=HANOI)
    async with town.writer.engine.connect() as connection:
        found = await digest.besides(connection, two, clock.moment, STANDARD)
    ((_, undated),) = found.undated.items()
    assert chief.number != hospital.number
    assert {name for name in undated.names if "hạn đăng ký" in name} == {
        f"hạn đăng ký năm 2021 ({whose})" for whose in WHOSE
    }
    assert len(set(undated.names)) == len(undated.names)
