"""Officers give and end the roles below them; a role that ended opens nothing; units without an officer are seen."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from data.enums import Role
from data.tables import Grant, Unit
from data.types import HANOI
from tests.support.clock import TestClock
from tests.support.looking import listed, pushed, rows
from tests.support.moving import confirmed
from tests.support.roles import end, invitation, roles
from tests.support.town import join, make_officer
from tests.support.users import Town, User


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def test_a_unit_without_an_officer_is_seen_above_and_gets_one(town: Town, above: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await above.says("menu")
    await above.taps("Người chờ xác nhận (1)")
    above.sees("Lê Thị Hạnh", "Đơn vị này chưa có cán bộ phụ trách")
    await above.taps("Xác nhận")
    await above.says("menu")
    await above.taps("Đơn vị của tôi")
    above.sees("1 đơn vị chưa có cán bộ")
    await above.taps("Cán bộ")
    await above.taps("Đơn vị chưa có cán bộ (1)")
    await above.taps("May Sao Mai")
    await above.taps("Cán bộ công đoàn")
    above.sees("Phân công làm cán bộ công đoàn tại Công đoàn Công ty May Sao Mai đến hết ngày nào?")
    await above.taps("Hết 31/12/2023")
    await above.says("hanh")
    await above.taps("Lê Thị Hạnh")
    above.sees("cho Lê Thị Hạnh, đến hết 31/12/2023?")
    await above.taps("Giao quyền")
    above.sees("Đã phân công Lê Thị Hạnh làm cán bộ công đoàn")
    assert any("được phân công làm cán bộ công đoàn" in text and "31/12/2023" in text for text in await pushed(town))
    await hanh.says("menu")
    hanh.sees_choice("Người chờ xác nhận (0)")
    hanh.sees("Đồng chí muốn làm gì?")
    grants = await rows(town, Grant, "role", "until", "granted_by")
    assert grants[-1] == (Role.OFFICER, datetime(2024, 1, 1, tzinfo=HANOI), 1)


async def test_the_day_that_a_refusal_advises_is_taken(town: Town, clock: TestClock) -> None:
    """Whatever year it is: “ví dụ 31/12/2023” is over since 2024."""
    clock.moment = datetime(2026, 11, 30, 9, tzinfo=HANOI)
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS", until=date(2027, 12, 31))
    await roles(above)
    for act in ("Giao quyền", "May Sao Mai", "Cán bộ công đoàn"):
        await above.taps(act)
    for typed in ("29/11/2026", "bao giờ cũng được"):
        await above.says(typed)
        advised = re.findall(r"ví dụ ([\d/]+)", above.text)
        assert [day[-4:] for day in advised] == ["2028"]
    await above.says(advised[0])
    above.sees("đến hết 31/12/2028")


async def test_a_role_is_given_by_a_link_that_works_once(town: Town, above: User) -> None:
    payload = await invitation(above)
    hoa = town.person("Hoa")
    await hoa.opens(payload)
    hoa.sees("được phân công làm cán bộ công đoàn tại Công đoàn Công ty May Sao Mai, đến hết 31/12/2022")
    await hoa.taps("Nhận")
    await hoa.taps("Đồng ý")
    await hoa.says("Trần Thị Hoa")
    hoa.sees("Đồng chí đã nhận quyền cán bộ công đoàn")
    other = town.person("Khác")
    await other.opens(payload)
    other.sees("đã được dùng")


async def test_a_link_ends_with_the_role_of_who_made_it(town: Town, above: User) -> None:
    payload = await invitation(above)
    province = await make_officer(town, "Lê Quang Hùng", "LDLD-TH")
    await end(province, "Phạm Văn Thành")
    hoa = town.person("Hoa")
    await hoa.opens(payload)
    hoa.sees("không còn giữ quyền, nên lời mời không dùng được nữa")


async def test_a_role_that_ended_acts_no_more_also_through_old_buttons(
    town: Town, officer: User, above: User, clock: TestClock
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Lê Thị Hạnh")
    clock.moment = datetime(2021, 3, 1, 9, 0, tzinfo=HANOI)
    await end(above, "Trần Thị Hoa")
    await officer.taps("Xác nhận")
    officer.sees("không còn phụ trách đơn vị này từ 01/3/2021", "Trang chính")
    assert "Lê Thị Hạnh" not in officer.text
    await hanh.says("menu")
    assert any("thôi giữ quyền" in text for text in await pushed(town))


async def test_nothing_of_an_old_screen_is_shown_again_after_the_role_ended(
    town: Town, officer: User, above: User
) -> None:
    for number in range(7):
        await join(town, f"Người Thứ {'ABCDEĐG'[number]}")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says("nguoi thu")
    await end(above, "Trần Thị Hoa")
    await officer.taps("Thêm" if "Người Thứ Đ" not in f"{officer.text}{officer.buttons()}" else "Người Thứ A")
    officer.sees("không còn phụ trách đơn vị này")
    await officer.says("nguoi thu")
    assert "Người Thứ" not in officer.text


async def test_nobody_ends_a_role_beside_or_above(town: Town, officer: User, above: User) -> None:
    await make_officer(town, "Nguyễn Văn Quang", "MAY0123")
    await roles(officer)
    await officer.taps("Nguyễn Văn Quang")
    officer.sees("không ở dưới quyền của đồng chí")
    assert not any("Kết thúc quyền" in one for one in [*officer.buttons(), *officer.text.splitlines()])
    await officer.forges(f"{officer.turns}:end_role:2")
    officer.sees("Nút này thuộc tin cũ")
    await roles(above)
    assert "Lê Quang Hùng" not in above.text
    assert all(row[0] is None or row[0].year == 2024 for row in await rows(town, Grant, "until"))


async def test_at_ones_own_unit_only_lower_roles_are_given(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await roles(officer)
    await officer.taps("Giao quyền")
    officer.sees("Phân công làm tổ trưởng công đoàn tại Công đoàn Công ty May Sao Mai")
    await officer.says("hôm qua")
    officer.sees("Chưa đọc được ngày này")
    await officer.says("01/01/2021")
    officer.sees("Ngày này đã qua")
    await officer.taps("Không thời hạn")
    await officer.says("hanh")
    await officer.taps("Lê Thị Hạnh")
    await officer.taps("Giao quyền")
    assert (await rows(town, Grant, "role", "until"))[-1] == (Role.SECTION_LEADER, None)


async def test_giving_can_be_left_at_any_step(town: Town, above: User) -> None:
    await roles(above)
    await above.taps("Giao quyền")
    await above.says("hủy")
    above.sees("Cán bộ của Công đoàn Khu kinh tế")
    assert len(await rows(town, Grant, "id")) == 1


async def test_the_code_of_a_unit_is_shown_renewed_and_told(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Mã tham gia")
    officer.sees("MAY0123", "https://t.me/thidua_bot?start=u-MAY0123")
    await officer.taps("Lấy lời mời")
    officer.sees("https://t.me/thidua_bot?start=u-MAY0123", "Mã đơn vị: MAY0123")
    await officer.taps("Quay lại")
    await officer.taps("Đổi mã")
    officer.sees("Đổi mã MAY0123", "thôi dùng được")
    await officer.taps("Đúng, đổi mã")
    officer.sees("Mã MAY0123 không còn dùng được")
    code = (await rows(town, Unit, "join_code"))[2][0]
    assert code != "MAY0123"
    officer.sees(code)
    hanh = town.person("Hạnh")
    await hanh.opens("u-MAY0123")
    hanh.sees("Mã đơn vị này không còn dùng")
    await hanh.opens(f"u-{code}")
    hanh.sees("Công đoàn Công ty May Sao Mai")


async def test_matched_people_are_confirmed_by_one_tap(town: Town, officer: User) -> None:
    numbers = {name: f"+8491234567{at}" for at, name in enumerate(("Giàng A Páo", "Lê Thị Hạnh", "H’Hen Niê"))}
    await listed(town, *numbers.items())
    for name, phone in numbers.items():
        person = town.person("Máy", phone=phone)
        await person.opens("u-MAY0123")
        await person.taps("Đúng, tiếp tục")
        await person.taps("Đồng ý")
        await person.says(name)
        await person.taps("Công nhân")
        await person.taps("Chuyền 1")
        await person.shares_contact()
    await join(town, "Người Lạ Đến")
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    await above.says("menu")
    await above.taps("Người chờ xác nhận (0)")
    above.sees("Không còn ai chờ xác nhận")  # they lie on the desk of the unit's own officer
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (4)")
    officer.sees("3 người khớp danh sách. 1 người chưa khớp.")
    await officer.taps("Xác nhận cả 3")
    officer.sees("Đã xác nhận 3 người.", "1/1", "Người Lạ Đến")
    assert sum("đã xác nhận anh/chị" in text for text in await pushed(town)) == 3


async def test_an_unmatched_person_is_paired_by_the_officers_decision(town: Town, officer: User) -> None:
    await listed(town, ("Nguyễn Thị Mai", None), section="chuyền 3")
    mai = town.person("Máy")
    await mai.opens("u-MAY0123")
    await mai.taps("Đúng, tiếp tục")
    await mai.taps("Đồng ý")
    await mai.says("nguyen thi mai")
    await mai.taps("Dùng tên này")
    await mai.taps("Công nhân")
    await mai.taps("Chuyền 3")
    mai.sees("Trang chính của nguyen thi mai")  # no phone is asked for where the list holds none to compare it with
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("nguyen thi mai")
    await officer.taps("Ghép với: Nguyễn Thị Mai, chuyền 3")
    officer.sees("Đã xác nhận nguyen thi mai")


async def test_a_personal_code_is_shown_once(town: Town, officer: User) -> None:
    await listed(town, ("Nguyễn Thị Mai", None))
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says("mai")
    await officer.taps("Nguyễn Thị Mai (chưa tham gia)")
    await officer.taps("Cấp mã riêng")
    found = re.search(r"Mã riêng của Nguyễn Thị Mai: (\w{4}-\w{4})", officer.text)
    assert found, officer.text
    await officer.says("vô nghĩa")
    assert found[1] not in officer.text
