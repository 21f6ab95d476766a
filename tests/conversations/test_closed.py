"""After a round has closed nobody is told that they may register, and what is shown again is as it stands by then."""

from __future__ import annotations

from datetime import date, datetime

from data.types import HANOI
from domain.records.rounds import set_closing
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.collectives import CONTEST, begins, document, put
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens_queue, person_of, registers
from tests.support.users import Town, User

LAST = date(2021, 3, 5)
MAY_REGISTER, CLOSED = "có thể đăng ký", "Đợt đăng ký đã đóng, hết ngày thứ Sáu, 05/3/2021."
LATER = datetime(2021, 3, 6, 8, tzinfo=HANOI)
pytestmark = BUTTONS_ONLY


async def closes(town: Town, officer: User, last: date = LAST) -> None:
    by = await person_of(town, officer)
    async with town.writer.engine.connect() as connection:
        unit = await by_code(connection, "MAY0123", LAST)
    assert unit is not None
    await town.writer.run(
        lambda work: set_closing(work, by, unit.id, campaign="thanh-hoa-2021", round_="2021", last=last)
    )


async def test_nobody_is_shown_what_can_no_more_be_registered(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await closes(town, officer)
    clock.moment = datetime(2021, 3, 5, 23, 59, tzinfo=HANOI)
    await hanh.says("/dangky")
    hanh.sees(MAY_REGISTER)
    await hanh.says("menu")
    clock.moment = LATER
    await hanh.says("/dangky")
    hanh.sees(CLOSED)
    assert MAY_REGISTER not in hanh.text


async def test_of_a_contest_the_earlier_day_is_promised(town: Town, officer: User) -> None:
    put(town, document())
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("/dangky")
    hanh.sees(CONTEST, "đăng ký đến hết ngày thứ Tư, 20/10/2021")
    await closes(town, officer)
    await hanh.says("/dangky")
    hanh.sees(CONTEST, "đăng ký đến hết ngày thứ Sáu, 05/3/2021")
    await begins(officer, "CĐ May Sao Mai")
    officer.sees(CONTEST, "đăng ký đến hết ngày thứ Sáu, 05/3/2021")


async def test_of_collectives_too(town: Town, officer: User, clock: TestClock) -> None:
    put(town, document())
    await closes(town, officer)
    clock.moment = LATER
    await officer.says("đăng ký cho tập thể")
    officer.sees(CLOSED)


async def test_a_record_that_may_be_changed_no_more_is_shown_as_it_stands(
    town: Town, officer: User, clock: TestClock
) -> None:
    """Whoever stood on it when its round closed, and whoever stood on it when it was decided on."""
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    for one in (hanh, mai):
        await registers(one)
    await closes(town, officer)
    for one in (hanh, mai):
        await one.says("hồ sơ")
        await one.taps("TH-")
        one.sees("Sửa hoặc rút được đến hết ngày thứ Sáu, 05/3/2021")
    await mai.taps("Rút hồ sơ")
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    await hanh.taps("Sửa hồ sơ")
    hanh.sees("nay là: Đã ghi nhận", "✅ Đã ghi nhận")
    clock.moment = LATER
    await mai.taps("Đúng, rút hồ sơ")
    mai.sees("đã đóng, hết ngày thứ Sáu, 05/3/2021", "Đợt này đã đóng từ hết ngày 05/3/2021")
    assert "Sửa hoặc rút được" not in mai.text


async def test_whoever_asks_for_the_deadline_reads_the_day_of_their_unit(
    town: Town, officer: User, clock: TestClock
) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("hạn đăng ký đến bao giờ")
    assert "nhận đăng ký" not in hanh.text
    await closes(town, officer)
    await hanh.says("hạn đăng ký đến bao giờ")
    hanh.sees("Đơn vị của anh/chị nhận đăng ký thi đua đến hết ngày thứ Sáu, 05/3/2021.")
    clock.moment = LATER
    await hanh.says("hạn đăng ký đến bao giờ")
    assert "nhận đăng ký" not in hanh.text


async def test_of_a_contest_that_ends_before_both_days_are_told(town: Town, officer: User) -> None:
    put(town, document())
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("hạn đăng ký đến bao giờ")
    hanh.sees("Đơn vị của anh/chị nhận đăng ký Sáng kiến đến hết ngày thứ Tư, 20/10/2021.")
