"""A request about personal data that came on paper: entered with its kind, reminded of until it is closed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.enums import DataRequestKind
from data.tables import AuditEntry, DataRequest
from data.types import HANOI
from domain.privacy.terms import terms_of
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.looking import rows
from tests.support.officer_town import pushed
from tests.support.roles import end
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

SOON = "Sắp hết hạn: yêu cầu về dữ liệu cá nhân (Xóa dữ liệu)"
LATE = "Quá hạn: yêu cầu về dữ liệu cá nhân (Xóa dữ liệu)"


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def enter(officer: User, others: str = "Chỉ đơn vị mình giữ", kind: str = "Xóa dữ liệu") -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Yêu cầu về dữ liệu")
    await officer.taps("Ghi yêu cầu mới")
    await officer.taps(kind)
    await officer.says("Đơn số 5 của Lê Thị Hạnh")
    await officer.says("26/02")
    officer.sees("10 ngày" if kind == "Xóa dữ liệu" else "15 ngày. Nơi khác cũng giữ: 20 ngày")
    await officer.taps(others)


async def test_its_days_follow_from_the_day_it_came(town: Town, officer: User) -> None:
    await enter(officer)
    officer.sees("Xóa dữ liệu", "Đơn số 5 của Lê Thị Hạnh", "Nhận ngày 26/02/2021")
    officer.sees("Trả lời đến hết 02/3/2021; làm xong đến hết 08/3/2021", "91/2025/QH15")  # over a weekend
    for others, until in (("Chỉ đơn vị mình giữ", "13/3/2021"), ("Nơi khác cũng giữ", "18/3/2021")):
        await enter(officer, others, "Rút đồng ý")
        officer.sees(f"làm xong đến hết {until}")
    assert [row[0] for row in await rows(town, DataRequest, "kind")] == ["erase", "withdraw", "withdraw"]


async def test_a_day_to_come_and_nothing_at_all_are_asked_again(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Yêu cầu về dữ liệu (0)")
    await officer.taps("Ghi yêu cầu mới")
    await officer.taps("Rút đồng ý")
    await officer.says("x" * 121)
    officer.sees("gõ họ tên người yêu cầu")
    await officer.says("Lê Thị Hạnh")
    await officer.says("31/02")
    officer.sees("31/02")
    await officer.says("05/3/2021")
    officer.sees("Ngày 05/3/2021 chưa tới")
    await officer.says("hủy")
    officer.sees("không có yêu cầu nào")


async def morning(town: Town, clock: TestClock, month: int, day: int) -> list[str]:
    """Come to the officers' hour of a day; returns what is said of requests."""
    clock.moment = datetime(2021, month, day, 8, 30, tzinfo=HANOI)
    ticks = Ticks(town.writer, clock, {}, {}, None, STANDARD, ESCALATE_DAYS)  # type: ignore[arg-type]  # it reminds of nothing else
    before = len(await pushed(town))
    for _ in range(2):
        await ticks.look_after_roles(clock.now())
    return [text for text in (await pushed(town))[before:] if "dữ liệu cá nhân" in text]


async def test_it_reminds_the_officer_then_the_level_above_until_it_is_closed(
    town: Town, officer: User, above: User, clock: TestClock
) -> None:
    await enter(officer)
    assert len(await morning(town, clock, 3, 1)) == 1
    late = await morning(town, clock, 3, 4)
    assert len(late) == 2
    assert all(text.startswith(LATE) for text in late)
    await town.deliver()
    await above.taps_push(LATE, "Xem yêu cầu")
    await above.taps("Đã trả lời")
    above.sees("Đã trả lời 04/3/2021; làm xong đến hết 08/3/2021")
    (soon,) = await morning(town, clock, 3, 5)
    assert soon.startswith(SOON)
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Yêu cầu về dữ liệu (1)")
    await officer.taps("Đơn số 5 của Lê Thị Hạnh")
    await officer.taps("Đã làm xong")
    officer.sees("đã ghi là làm xong", "không có yêu cầu nào")
    assert await rows(town, DataRequest, "who") == [(None,)]
    assert await morning(town, clock, 3, 15) == []
    trail = [row for row in await rows(town, AuditEntry, "action", "subject", "detail") if "data_request" in row[0]]
    assert [row[0] for row in trail] == ["data_request_entered", "data_request_answered", "data_request_closed"]
    assert "Hạnh" not in str(trail)


async def test_where_nobody_is_in_charge_any_more_the_level_above_is_reminded(
    town: Town, officer: User, above: User, clock: TestClock
) -> None:
    await enter(officer)
    await end(above, "Trần Thị Hoa")
    assert len(await morning(town, clock, 3, 1)) == 1


@pytest.mark.parametrize("kind", DataRequestKind)
def test_the_terms_of_each_kind_have_their_source_and_their_days(kind: DataRequestKind) -> None:
    terms = terms_of(date(2026, 11, 28), kind)
    narrower = kind in (DataRequestKind.WITHDRAW, DataRequestKind.RESTRICT, DataRequestKind.OBJECT)
    assert (terms.days, terms.days_with_others) == ((15, 20) if narrower else (10, 10))
    assert (terms.answer_working_days, "356/2025/NĐ-CP" in terms.source) == (2, True)


@pytest.mark.parametrize(
    ("received", "answered"),
    [
        (date(2026, 11, 27), date(2026, 12, 1)),  # a Friday
        (date(2026, 12, 31), date(2027, 1, 5)),  # the first of January is a Friday
        (
            date(2026, 4, 24),
            date(2026, 4, 29),
        ),  # 26 April, a Sunday, is the day of the Hùng Kings: made up for on Monday
        (date(2026, 4, 29), date(2026, 5, 5)),  # two holidays and a weekend
        (date(2026, 9, 1), date(2026, 9, 4)),
        (date(2026, 2, 13), date(2026, 2, 24)),  # from the Friday before Tết
    ],
)
def test_an_answer_takes_working_days(received: date, answered: date) -> None:
    assert terms_of(received, DataRequestKind.SEE).answer_by(received, STANDARD) == answered
