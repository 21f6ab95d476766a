"""What waited at a unit that was merged is settled by the officers who carry on after it, who are told of it once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.enums import AnnouncementState, MatchKind, MembershipState, PledgeState, RecordState, UnitStatusCode
from data.tables import Membership, Pledge, Push, Record
from tests.support.announce_sent import conduct, states
from tests.support.clock import TestClock
from tests.support.evening_announce import begin, chair
from tests.support.handing_in import opens
from tests.support.looking import rows
from tests.support.mergers import BEER, SHOES, SUNDAY, end_unit, found_unions, next_morning
from tests.support.officer_town import joined, pushed, registered
from tests.support.town import make_officer, write_to
from tests.support.users import Town, User

__all__ = ["chair"]

pytestmark = [pytest.mark.long, pytest.mark.every_channel]

TOLD = "Việc còn chờ ở đó nay chuyển tới đồng chí"


async def told_by(town: Town) -> list[str]:
    """Return the texts of all pushes that ever were, sent or not."""
    return [text for (text,) in await rows(town, Push, "text") if text]


async def put_off(chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    await chair.says("11:30 28/02")
    await chair.taps("Gửi lúc 11:30 28/02")


@pytest.fixture
async def successor(town: Town) -> User:
    await found_unions(town, SHOES, BEER)
    return await make_officer(town, "Phạm Văn Bình", "GIAY")


async def test_who_waited_is_confirmed_in_the_union_that_took_over(
    town: Town, officer: User, successor: User, clock: TestClock
) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    await end_unit(town, ["GIAY"])
    await successor.says("menu")
    successor.sees_choice("Người chờ xác nhận (0)")  # the day has not come
    await next_morning(town, clock)
    await successor.taps_push(TOLD, "Xác nhận người")
    successor.sees("1/1", "Lê Thị Hạnh", "Hồ sơ kèm theo: 1")
    await successor.taps("Xác nhận")
    successor.sees("Đã xác nhận Lê Thị Hạnh.", "Không còn ai chờ xác nhận.")
    at = [unit for unit, state in await rows(town, Membership, "unit_id", "state") if state is MembershipState.ACTIVE]
    assert at[-1] == at[1], at  # where the officer belongs who confirmed
    await town.deliver()
    hanh.sees("chuyển sang Công đoàn Công ty Giày Hàm Rồng")
    await hanh.says("menu")
    assert "sáp nhập" not in hanh.text
    await successor.says("menu")
    successor.sees_choice("Hồ sơ chờ xem xét (1)")
    await officer.says("menu")
    officer.sees_choice("Người chờ xác nhận (0)", "Hồ sơ chờ xem xét (0)")


async def test_a_record_is_settled_there_and_everybody_is_told_once(
    town: Town, officer: User, successor: User, clock: TestClock
) -> None:
    await registered(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.taps("Xác nhận")
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await next_morning(town, clock)
    told = [text for text in await told_by(town) if TOLD in text]
    assert len(told) == 1, told
    assert "Công đoàn Công ty May Sao Mai đã sáp nhập, hợp nhất từ 28/02/2021" in told[0]
    assert "1 hồ sơ chờ xem xét" in told[0]
    await successor.taps_push(TOLD, "Xem hồ sơ")
    successor.sees("1/1", "Lê Thị Hạnh")
    await successor.taps("Ghi nhận")
    successor.sees("Không còn hồ sơ nào chờ xem xét.")
    assert await rows(town, Record, "state") == [(RecordState.ACCEPTED,)]


@pytest.mark.usefixtures("officer")
async def test_of_two_who_carry_on_whoever_is_first_settles_it(town: Town, successor: User, clock: TestClock) -> None:
    other = await make_officer(town, "Lê Thị Tư", "BIA")
    await joined(town, "Nguyễn Văn An")
    await end_unit(town, ["GIAY", "BIA"])
    await next_morning(town, clock)
    for one in (successor, other):
        await one.taps_push(
            "Cán bộ của Công đoàn Công ty Bia Lam Sơn, Công đoàn Công ty Giày Hàm Rồng", "Xác nhận người"
        )
        one.sees("1/1", "Nguyễn Văn An")
    await other.taps("Xác nhận")
    other.sees("Đã xác nhận Nguyễn Văn An.")
    await successor.taps("Xác nhận")
    assert "Đã xác nhận Nguyễn Văn An." not in successor.text
    await successor.says("menu")
    successor.sees_choice("Người chờ xác nhận (0)")


@pytest.mark.usefixtures("officer")
async def test_with_nobody_who_carries_on_it_goes_to_the_union_above(town: Town, clock: TestClock) -> None:
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    await joined(town, "Nguyễn Văn An")
    await end_unit(town, [])
    await next_morning(town, clock)
    await above.taps_push(TOLD, "Xác nhận người")
    above.sees("1/1", "Nguyễn Văn An")
    await above.taps("Xác nhận")
    above.sees("Đã xác nhận Nguyễn Văn An.")


async def test_with_nobody_at_all_it_stays_where_it_was(town: Town, officer: User, clock: TestClock) -> None:
    await joined(town, "Nguyễn Văn An")
    await end_unit(town, [])
    await next_morning(town, clock)
    assert not [text for text in await told_by(town) if TOLD in text]
    await officer.says("menu")
    officer.sees_choice("Người chờ xác nhận (1)")


async def test_a_letter_that_nobody_answered_is_handed_on_once(
    town: Town, officer: User, successor: User, clock: TestClock
) -> None:
    an = (await joined(town, "Nguyễn Văn An"))[0]
    await write_to(town, officer, an)
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await next_morning(town, clock)
    assert len([text for text in await told_by(town) if "Ca đêm gửi hồ sơ ở đâu?" in text]) == 2
    await successor.taps_push("Ca đêm gửi hồ sơ ở đâu?", "Trả lời")
    await successor.says("Gửi ở đây")
    await town.deliver()
    an.sees("Gửi ở đây")


async def test_people_records_letters_and_announcements_that_were_put_off_come_all_at_once_and_once(
    town: Town, chair: User, successor: User, clock: TestClock
) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    await chair.says("menu")
    await chair.taps("Người chờ xác nhận (1)")
    await chair.taps("Xác nhận")
    await joined(town, "Bùi Thị Mai")
    await write_to(town, chair, hanh)
    await put_off(chair)
    await end_unit(town, ["GIAY"])
    for day in (SUNDAY, SUNDAY, SUNDAY + timedelta(1), SUNDAY + timedelta(2)):
        await next_morning(town, clock, day)
    (told,) = [text for text in await told_by(town) if TOLD in text]
    assert told.splitlines()[1:] == ["• 1 người chờ xác nhận", "• 1 hồ sơ chờ xem xét", "• 1 thông báo chưa gửi"]
    assert sum("Ca đêm gửi hồ sơ ở đâu?" in text for text in await told_by(town)) == 2  # each of both officers once
    await successor.taps_push(TOLD, "Xem và quyết định")
    successor.sees("Họp lúc 8 giờ")


@pytest.mark.usefixtures("successor")
async def test_an_answered_letter_is_not(town: Town, officer: User, clock: TestClock) -> None:
    an = (await joined(town, "Nguyễn Văn An"))[0]
    await write_to(town, officer, an)
    await officer.taps_push("Ca đêm gửi hồ sơ ở đâu?", "Trả lời")
    await officer.says("Gửi ở văn phòng")
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    assert len([text for text in await told_by(town) if "Ca đêm gửi hồ sơ ở đâu?" in text]) == 1


@pytest.mark.usefixtures("officer")
async def test_a_new_letter_goes_to_whoever_took_over(town: Town, successor: User, clock: TestClock) -> None:
    an = (await joined(town, "Nguyễn Văn An"))[0]
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await write_to(town, successor, an)
    await successor.taps_push("Ca đêm gửi hồ sơ ở đâu?", "Trả lời")


async def test_a_merger_that_is_taken_back_gives_everything_back(
    town: Town, officer: User, successor: User, clock: TestClock
) -> None:
    await joined(town, "Nguyễn Văn An")
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await end_unit(town, [], status=UnitStatusCode.ACTIVE)
    await successor.says("menu")
    successor.sees_choice("Người chờ xác nhận (0)")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.taps("Xác nhận")
    officer.sees("Đã xác nhận Nguyễn Văn An.")


async def test_what_was_put_off_is_held_until_somebody_who_took_over_sends_it(
    town: Town, chair: User, successor: User, clock: TestClock
) -> None:
    await put_off(chair)
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    assert sum("1 thông báo chưa gửi" in text for text in await told_by(town)) == 1
    await successor.taps_push(TOLD, "Xem và quyết định")
    successor.sees("Họp lúc 8 giờ")
    clock.moment = clock.moment.replace(hour=11, minute=31)
    await conduct(town)
    await town.deliver()
    assert not [text for text in await pushed(town) if "THÔNG BÁO" in text]
    await successor.taps_push("được giữ lại: đơn vị đã sáp nhập, hợp nhất", "Xem và quyết định")
    await successor.taps("Gửi với tên của tôi")
    await conduct(town)
    sent = [text for text in await pushed(town) if "THÔNG BÁO" in text]
    assert len(sent) == 3, sent
    assert all("THÔNG BÁO của Công đoàn Công ty Giày Hàm Rồng" in text for text in sent)


async def test_nobody_of_the_union_that_ended_sends_it(town: Town, chair: User, clock: TestClock) -> None:
    await put_off(chair)
    await end_unit(town, [])
    await next_morning(town, clock)
    clock.moment = clock.moment.replace(hour=11, minute=31)
    await conduct(town)
    await chair.says("menu")
    await chair.taps("Gửi thông báo")
    await chair.taps("Thông báo đã gửi")
    await chair.taps("28/02 · ")
    await chair.taps("Gửi với tên của tôi")
    chair.sees("đã sáp nhập, hợp nhất từ 28/02/2021")
    assert await states(town) == [AnnouncementState.PAUSED]


@pytest.mark.usefixtures("officer")
async def test_those_whom_its_list_knew_are_confirmed_with_the_others(
    town: Town, successor: User, clock: TestClock
) -> None:
    await joined(town, "Nguyễn Văn An", "Giàng A Páo")
    memberships = table_of(Membership)
    waiting = update(memberships).where(memberships.c.state == MembershipState.WAITING)
    known = waiting.values(matched_by=MatchKind.PHONE)
    await town.writer.run(lambda work: work.connection.execute(known))
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await successor.says("menu")
    await successor.taps("Người chờ xác nhận (2)")
    successor.sees("1/2", "Nguyễn Văn An")
    await successor.taps("Xác nhận cả 2")
    await successor.taps("Xác nhận 2 người")
    successor.sees("Đã xác nhận 2 người.")
    assert sum("chuyển sang Công đoàn Công ty Giày Hàm Rồng" in text for text in await told_by(town)) == 2


@pytest.mark.usefixtures("officer")
async def test_a_pledge_that_waited_for_it_is_signed_by_whoever_took_over(
    town: Town, successor: User, clock: TestClock
) -> None:
    hospital = await make_officer(town, "Phạm Văn Thành", "BEN0456")
    await opens(hospital, "officer_pledges")
    await hospital.taps("Soạn giao ước")
    await hospital.says("may sao mai")
    await hospital.taps("CĐ May Sao Mai")
    await hospital.says("Cùng thi đua giữ an toàn")
    await hospital.taps("Gửi")
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await opens(successor, "officer_pledges")
    await successor.taps("CĐ May Sao Mai")
    await successor.taps("Ký")
    assert await rows(town, Pledge, "state") == [(PledgeState.SIGNED,)]
