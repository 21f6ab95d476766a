"""Collectives hand something in through whoever leads them: their officers, and the head of a section."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import grants
from data.tables import Grant
from data.types import HANOI
from domain.campaigns import get
from domain.records.asking_results import ask_results
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.collectives import SECTION, TITLE, UNIT, WORK, begins, document, put, registers_title
from tests.support.handing_in import BUTTONS_ONLY, opens, opens_queue, person_of, records
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
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


async def test_nobody_chooses_a_collective_where_none_registers_anything(town: Town, officer: User) -> None:
    put(town, get("thanh-hoa-2021"))  # its titles are of people
    await officer.says("đăng ký cho tập thể")
    officer.sees("Hiện không có nội dung nào để đăng ký cho", UNIT)
    officer.sees_nowhere("cho tập thể nào?")


async def test_a_member_reads_who_registers_what_is_of_collectives(town: Town) -> None:
    member = await join(town, "Lê Thị Hạnh")
    await member.taps("Đăng ký thi đua")
    member.sees(f"Chỉ tập thể đăng ký, do cán bộ công đoàn của đơn vị hoặc tổ trưởng gửi: {TITLE}, {WORK}.")
    member.sees_nowhere("Đăng ký cho tập thể")


async def test_the_head_of_a_section_registers_for_it_and_an_officer_decides(town: Town, officer: User) -> None:
    head = await join(town, "Lê Thị Hạnh")
    await head.says("đăng ký cho tổ")
    head.sees("Việc của tập thể do cán bộ công đoàn của đơn vị, hoặc tổ trưởng của tổ ấy, đăng ký.")
    await heads_section(town, head)
    await head.says("đăng ký cho tổ")
    head.sees(f"Tập thể: {SECTION}")
    await head.taps(TITLE)
    await head.taps("Giảm hàng lỗi")
    await head.says("lỗi dưới 1%")
    head.sees(f"Tập thể: {SECTION}")
    await head.taps("Gửi")
    await opens_queue(officer)
    officer.sees(TITLE, f"Tập thể: {SECTION}", "Người gửi: Lê Thị Hạnh")
    await officer.taps("Ghi nhận")
    await officer.says("menu")
    await opens(officer, "officer_accepted")
    officer.sees_choice("Tập thể: Chuyền 2")


async def heads_section(town: Town, person: User) -> None:
    key = await person_of(town, person)

    async def give(work: Work) -> None:
        unit = await by_code(work.connection, "MAY0123", work.now.date())
        assert unit is not None
        await work.add(Grant(person_id=key, unit_id=unit.id, role=Role.SECTION_LEADER, since=work.now))

    await town.writer.run(give)


@BUTTONS_ONLY
async def test_a_second_registration_is_refused_and_a_superior_officer_decides(town: Town, officer: User) -> None:
    await registers_title(officer)
    (record,) = await records(town)
    await begins(officer, "CĐ May Sao Mai")
    await officer.taps(TITLE)
    officer.sees(f"{UNIT} đã đăng ký nội dung này: hồ sơ {record.code}.")
    superior = await make_officer(town, "Phạm Văn Long", "KKT-NS")
    await opens_queue(superior)
    superior.sees(f"Tập thể: {UNIT}", "Người gửi: Trần Thị Hoa")
    await superior.taps("Ghi nhận")
    await opens(officer, "officer_figures")
    officer.sees("Của tập thể: 1.")
    await officer.taps("Cá nhân và tập thể")
    officer.sees("Cá nhân: 0", "Tập thể: 1, đã ghi nhận 1")


@BUTTONS_ONLY
async def test_a_superior_officer_finds_the_units_that_have_registered_nothing(town: Town, officer: User) -> None:
    await registers_title(officer)
    province = await make_officer(town, "Phạm Văn Long", "LDLD-TH")
    await opens(province, "officer_urge")
    await province.taps("LĐLĐ tỉnh Thanh Hóa")
    await province.taps(f"Tập thể: {TITLE}")
    province.sees(f"Tập thể đăng ký {TITLE}, năm 2021", "Đã có 1 đơn vị đăng ký", "Chưa đăng ký: CĐ Bệnh viện tỉnh.")
    await province.taps("Quay lại")
    await province.taps(f"Tập thể: {WORK}")
    province.sees("Đã có 0 đơn vị đăng ký", "Chưa đăng ký: CĐ Bệnh viện tỉnh; CĐ May Sao Mai.")


END = datetime(2021, 12, 17, 12, tzinfo=HANOI)


@BUTTONS_ONLY
async def test_whoever_leads_a_collective_by_then_is_asked_what_came_of_it(
    town: Town, officer: User, clock: TestClock
) -> None:
    await registers_title(officer)
    superior = await make_officer(town, "Phạm Văn Long", "KKT-NS")
    await opens_queue(superior)
    await superior.taps("Ghi nhận")
    successor = await make_officer(town, "Trần Văn Nam", "MAY0123")
    await leaves_office(town, officer)
    clock.moment = END
    assert await ask_results(town.writer, [document()], STANDARD) == 1
    await town.deliver()
    officer.sees_nowhere("sắp hết")
    await officer.says("hồ sơ")
    assert not [button for button in officer.buttons() if "Báo kết quả" in button]
    await successor.taps_push("sắp hết", "Báo kết quả")
    successor.sees("Đã làm được đến đâu?")
    await successor.taps("Đạt một phần")
    await successor.taps("Bỏ qua")
    await successor.taps("Không có ảnh")
    await successor.taps("Gửi")
    registration, result = await records(town)
    assert (result.result_of, result.collective) == (registration.id, "unit")
    assert result.person_id == await person_of(town, successor)
    assert await ask_results(town.writer, [document()], STANDARD) == 0


async def leaves_office(town: Town, person: User) -> None:
    key = await person_of(town, person)

    async def end(work: Work) -> None:
        (held,) = await grants.held(work.connection, key, work.now)
        assert await grants.end(work.connection, held.id, work.now)

    await town.writer.run(end)
