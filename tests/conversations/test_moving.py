"""Who has left work or gone elsewhere: said by the person or by an officer, and taken back within a day."""

from __future__ import annotations

from datetime import date, timedelta

from data.enums import MembershipState, Role, UnitStatusCode
from data.tables import AuditEntry, Membership, Record
from domain.announcements import Audience, preview
from domain.members.invitations import invite
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.looking import join_code, pushed, rows, unit_id
from tests.support.moving import confirmed, find_member, register
from tests.support.town import join, make_officer
from tests.support.users import Town, User

A, W, E = MembershipState.ACTIVE, MembershipState.WAITING, MembershipState.ENDED


async def states(town: Town) -> list[MembershipState]:
    return [row[0] for row in (await rows(town, Membership, "state"))[1:]]  # the first is the officer's own


async def test_a_person_leaves_and_takes_it_back(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("menu")
    await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
    hanh.sees("Công đoàn Công ty May Sao Mai")
    await hanh.taps("Đã nghỉ việc")
    hanh.sees("trong 24 giờ anh/chị có thể hoàn tác")
    await hanh.taps("Đúng, đã nghỉ việc")
    hanh.sees("đã nghỉ việc", "hoàn tác được đến 08:00, 28/02/2021")
    assert await states(town) == [E]
    await hanh.taps("Hoàn tác")
    hanh.sees("lại sinh hoạt tại Công đoàn Công ty May Sao Mai")
    assert await states(town) == [A]


async def test_after_a_day_it_is_too_late_and_the_unit_is_chosen_anew(
    town: Town, officer: User, clock: TestClock
) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("menu")
    await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
    await hanh.taps("Đã nghỉ việc")
    await hanh.taps("Đúng, đã nghỉ việc")
    clock.moment += timedelta(hours=24, seconds=1)
    await hanh.taps("Hoàn tác")
    hanh.sees("Đã quá 24 giờ")
    await hanh.taps("Trang chính")
    await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
    hanh.sees("làm việc ở đơn vị nào?")
    await hanh.says("may sao mai")
    await hanh.taps("May Sao Mai")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Chuyền 1")
    hanh.sees("Xong.", "Trang chính của Lê Thị Hạnh")
    assert await states(town) == [E, W]


async def test_records_keep_their_unit_and_new_ones_go_to_the_new(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await register(hanh)
    await hanh.taps("Trang chính")
    await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
    await hanh.taps("Chuyển đơn vị")
    await hanh.says("benh vien da khoa")
    await hanh.taps("Bệnh viện")
    hanh.sees("đang sinh hoạt tại Công đoàn Công ty May Sao Mai", "chuyển sang Công đoàn Bệnh viện Đa khoa tỉnh")
    await hanh.taps("Đúng, tiếp tục")
    hanh.sees("chuyển sang Công đoàn Bệnh viện", "đang chờ cán bộ ở đó xác nhận")
    assert await states(town) == [E, W]
    assert await rows(town, Record, "unit_id") == [(3,)]
    await hanh.taps("Hồ sơ của tôi")
    hanh.sees_choice("TH-")


async def test_what_nobody_has_confirmed_goes_along(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await register(hanh)
    await hanh.opens(f"u-{await join_code(town, 'BEN0456')}")
    hanh.sees("chuyển sang Công đoàn Bệnh viện")
    await hanh.taps("Đúng, tiếp tục")
    assert await rows(town, Record, "unit_id", "state") == [(4, "held")]
    nurse = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await nurse.says("menu")
    await nurse.taps("Người chờ xác nhận (1)")
    nurse.sees("Hồ sơ kèm theo: 1")
    await officer.says("menu")
    officer.sees_choice("Người chờ xác nhận (0)")
    await hanh.taps("Hoàn tác")
    assert await rows(town, Record, "unit_id", "state") == [(3, "held")]
    assert await states(town) == [W, E, A]


async def test_what_the_new_unit_has_confirmed_is_not_taken_back(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    nurse = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await hanh.opens(f"u-{await join_code(town, 'BEN0456')}")
    await hanh.taps("Đúng, tiếp tục")
    await nurse.says("menu")
    await nurse.taps("Người chờ xác nhận")
    await nurse.taps("Xác nhận")
    await hanh.taps("Hoàn tác")
    hanh.sees("Đơn vị mới đã xác nhận nên không hoàn tác được")


async def test_an_officer_notes_who_has_left_and_the_person_is_told(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await find_member(officer)
    officer.sees("Lê Thị Hạnh", "Chuyền 2", "Đang sinh hoạt từ 27/02/2021")
    await officer.taps("Đã nghỉ việc")
    officer.sees("Lê Thị Hạnh đã nghỉ việc", "sẽ được báo tin")
    assert await states(town) == [E]
    assert any("anh/chị đã nghỉ việc ở Công đoàn Công ty May Sao Mai" in text for text in await pushed(town))
    await officer.taps("Hoàn tác")
    officer.sees("Đã hoàn tác")
    assert await states(town) == [A]
    assert any("vẫn sinh hoạt tại" in text for text in await pushed(town))
    assert {"membership_ended", "membership_taken_back"} <= {row[0] for row in await rows(town, AuditEntry, "action")}
    await hanh.says("menu")
    hanh.sees("Lê Thị Hạnh")


async def test_an_officer_moves_a_member_to_another_unit(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await find_member(officer)
    await officer.taps("Chuyển đơn vị")
    await officer.says("benh vien")
    await officer.taps("Bệnh viện")
    officer.sees("Lê Thị Hạnh chuyển sang Công đoàn Bệnh viện Đa khoa tỉnh")
    assert await states(town) == [E, W]
    assert any("chuyển sang Công đoàn Bệnh viện" in text for text in await pushed(town))


async def test_whoever_looks_after_both_units_confirms_by_moving(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    above = await make_officer(town, "Phạm Văn Thành", "LDLD-TH")
    await above.says("menu")
    await above.taps("Đơn vị của tôi")
    await above.taps("Đoàn viên")
    await above.says("le thi hanh")
    await above.taps("Lê Thị Hạnh")
    await above.taps("Chuyển đơn vị")
    await above.says("benh vien")
    await above.taps("Bệnh viện")
    assert (await states(town))[0] == E
    assert (await states(town))[-1] == A


async def test_only_the_confirmed_are_counted(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await join(town, "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    officer.sees("Đoàn viên đã xác nhận: 2.", "Chờ xác nhận: 1.")


async def test_only_the_confirmed_get_announcements(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await join(town, "Giàng A Páo")

    async def recipients() -> int:
        unit = await unit_id(town)
        found = await town.writer.run(lambda work: preview(work.connection, Audience(unit), work.now))
        return found.recipients

    assert await recipients() == 2  # the officer and Hạnh
    await hanh.says("menu")
    await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
    await hanh.taps("Đã nghỉ việc")
    await hanh.taps("Đúng, đã nghỉ việc")
    assert await recipients() == 1


async def test_the_end_of_another_unit_ends_nothing_here(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    other = await join_code(town, "BEN0456")
    ended = await unit_id(town, "BEN0456")
    act = Act(date(2021, 2, 15))
    await town.writer.run(lambda work: changes.change_status(work, act, ended, UnitStatusCode.DISSOLVED))
    await hanh.opens(f"u-{other}")
    hanh.sees("đã giải thể")
    assert "Tôi không còn là đoàn viên" not in "".join([hanh.text, *hanh.buttons()])
    await hanh.forges(f"{hanh.turns}:not_member")
    assert await states(town) == [A]


async def test_an_invitation_that_was_left_gives_nothing_later(town: Town) -> None:
    unit = await unit_id(town)
    code = await town.writer.run(lambda work: invite(work, unit, Role.OFFICER))
    hoa = town.person("Hoa")
    await hoa.opens(f"i-{code}")
    await hoa.taps("Nhận")
    await hoa.taps("Không đồng ý")
    await hoa.opens(f"u-{await join_code(town, 'BEN0456')}")
    await hoa.taps("Đúng, tiếp tục")
    await hoa.taps("Đồng ý")
    await hoa.says("Trần Thị Hoa")
    hoa.sees("thuộc nhóm nào?")
