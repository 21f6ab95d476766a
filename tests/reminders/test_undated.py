"""What has no day yet is told to officers of the issuing unit, once a month."""

from __future__ import annotations

from datetime import date

import pytest

from domain import digest
from domain.campaigns.chosen_days import with_chosen
from domain.year.undated import is_told_on, undated
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]


async def told(office: Office) -> dict[int, list[str]]:
    """Say what each officer is told this morning of days that are open."""
    now = office.clock.now()
    async with office.writer.engine.connect() as connection:
        found = await digest.besides(connection, {THANH_HOA.slug: THANH_HOA}, now, STANDARD)
    return {person: one.names for person, one in found.undated.items()}


async def test_only_officers_of_the_issuing_unit_are_told(office: Office) -> None:
    assert await told(office) == {
        office.issuer: [
            "tổ chức hội nghị sơ kết, bình xét danh hiệu thi đua",
            "tổ chức hội nghị sơ kết năm",
            "lựa chọn, lập hồ sơ đề nghị Ban Thường vụ LĐLĐ tỉnh xét tặng danh hiệu",
            "tổng hợp kết quả, xây dựng báo cáo sơ kết hàng năm",
            "hạn đăng ký năm 2021",
        ]
    }


async def test_on_other_days_nobody_is_told(office: Office) -> None:
    office.clock.moment = at(10, 2, 9)
    assert await told(office) == {}


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2021, 11, 1), True),
        (date(2021, 5, 3), False),  # makes up for the holiday on Saturday, 01/5
        (date(2021, 5, 4), True),
        (date(2022, 2, 1), False),  # Tết
        (date(2026, 1, 2), True),
    ],
)
def test_it_is_the_first_working_day_of_a_month(day: date, *, first: bool) -> None:
    assert is_told_on(day, STANDARD) is first


async def test_what_was_chosen_or_is_over_has_its_day(office: Office) -> None:
    await office.chooses(date(2021, 11, 15))
    held = await office.calendar()
    today = office.clock.now().date()
    names = [place.key.code for place in undated(held.campaigns[THANH_HOA.slug], today)]
    assert "th21-duty-nominees" not in names
    assert list(undated(with_chosen({THANH_HOA.slug: THANH_HOA}, {})[THANH_HOA.slug], date(2031, 1, 4))) == []
