"""The level above hears of what is late in its morning summary, and reminds with one tap."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

import pytest

from data.engine.unit_of_work import Work
from data.queries.reminders.duties import Occurrence
from domain.duties import DutyState, below, mark_done, urging, urging_all
from domain.duties.below import Line
from domain.duties.late import Owed, below_officers
from domain.duties.owing import occurrence
from domain.duties.urging import Urged, urge
from domain.errors import Refused
from tests.support.life import Life
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD

LAUNCH = Occurrence(THANH_HOA.slug, "th21-duty-launch-grassroots", "once")
DONE = {"campaign": THANH_HOA, "duty": LAUNCH.duty, "occurrence": "once"}


def told(arrived: Iterable[tuple[datetime, str, str]], person: int) -> list[tuple[datetime, str]]:
    """Say when this officer heard of what is late below, and how."""
    mine = ((moment, text.split("\n")[0]) for moment, address, text in arrived if address == f"telegram-{person}")
    return [(moment, line) for moment, line in mine if "cấp dưới" in line]


async def before_the_last_day(life: Life) -> tuple[int, int, int]:
    """The launch of grassroots unions is due by Friday, 30/4/2021; nobody has launched."""
    life.clock.moment = at(4, 29, 23)
    return await life.person("Hùng", "LDLD-TH"), await life.person("Sơn", "KKT"), await life.person("Hoa", "MAY")


async def test_the_first_day_then_mondays_and_the_issuer_after_fourteen_days(life: Life) -> None:
    province, zone, _ = await before_the_last_day(life)
    arrived = await life.mornings(at(5, 14, 8))
    two, one = (f"{count} việc quá hạn ở {count} đơn vị cấp dưới." for count in (2, 1))
    assert told(arrived, zone) == [(at(5, day, 8), two) for day in (1, 3, 10)]
    assert told(arrived, province) == [
        # The hospital's union stands directly below it; on 04/5 it is told of days that are open, and of this again.
        *((at(5, day, 8), one) for day in (1, 3, 4, 10)),
        (at(5, 14, 8), "3 việc quá hạn ở 3 đơn vị cấp dưới."),
    ]
    first = next(push for push in life.post.carried if push.text == two)
    assert [choice["label"] for row in first.choices or [] for choice in row] == [
        "Nhắc tất cả (2)",
        "Xem việc quá hạn",
        "Đổi giờ nhắc",
    ]


async def test_who_is_done_is_counted_no_more(life: Life) -> None:
    _, zone, sewing = await before_the_last_day(life)
    await life.mornings(at(5, 1, 8))
    await life.does(mark_done, sewing, life.keys["MAY"], **DONE, done_on=date(2021, 5, 1))
    assert told(await life.mornings(at(5, 3, 8)), zone) == [(at(5, 3, 8), "1 việc quá hạn ở 1 đơn vị cấp dưới.")]


async def test_reminded_in_the_night_they_hear_in_the_morning_unless_it_is_done_by_then(life: Life) -> None:
    _, zone, sewing = await before_the_last_day(life)
    shoes = await life.person("Tám", "GIAY")
    await life.mornings(at(5, 1, 8))
    life.clock.moment = at(5, 1, 22)
    owed = [(life.keys[unit], LAUNCH) for unit in ("MAY", "GIAY")]
    assert await life.does(urge, zone, owed, STANDARD) == Urged(2, 0, 0)
    assert await life.does(urge, zone, owed, STANDARD) == Urged(0, 2, 0)
    await life.does(mark_done, sewing, life.keys["MAY"], **DONE, done_on=date(2021, 5, 1))
    arrived = await life.until(at(5, 2, 7))
    assert [(moment, address) for moment, address, _ in arrived] == [(at(5, 2, 7), f"telegram-{shoes}")]
    assert arrived[0][2] == (
        "Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp nhắc đồng chí:\n"
        "Tổ chức phát động hưởng ứng phong trào thi đua, hoàn thành trong tháng 04 năm 2021 "
        "(hết ngày thứ Sáu, 30/4/2021), đã quá hạn 2 ngày."
    )


async def test_who_has_no_officer_cannot_be_reminded(life: Life) -> None:
    _, zone, _ = await before_the_last_day(life)
    assert await life.does(urge, zone, [(life.keys[unit], LAUNCH) for unit in ("MAY", "GIAY")], STANDARD) == Urged(
        1, 0, 1
    )


@pytest.mark.parametrize(("who", "unit"), [("KKT", "BV"), ("KKT", "KKT"), ("MAY", "GIAY"), ("MAY", "KKT")])
async def test_only_what_stands_below_is_reminded(life: Life, who: str, unit: str) -> None:
    officer = await life.person("Sơn", who)
    with pytest.raises(Refused):
        await life.does(urge, officer, [(life.keys[unit], LAUNCH)], STANDARD)


async def test_whose_role_has_ended_by_the_morning_reminds_nobody(life: Life) -> None:
    _, zone, _ = await before_the_last_day(life)
    await life.mornings(at(5, 1, 8))
    life.clock.moment = at(5, 1, 22)
    await life.does(urge, zone, [(life.keys["MAY"], LAUNCH)], STANDARD)
    await life.ends_roles(zone)
    assert await life.until(at(5, 2, 7)) == []


async def test_what_was_late_before_is_not_counted(life: Life) -> None:
    life.clock.moment = at(4, 30, 23)
    await life.person("Sơn", "KKT")
    await life.mornings(at(5, 3, 8))
    found = await life.writer.run(
        lambda work: below_officers(work.connection, {THANH_HOA.slug: THANH_HOA}, life.clock.moment)
    )
    assert found == {}


async def test_each_level_above_reminds_in_its_own_name(life: Life) -> None:
    province, zone, sewing = await before_the_last_day(life)
    shoes_too = await life.person("Tám", "MAY", "GIAY")
    await life.mornings(at(5, 1, 8))
    life.clock.moment = at(5, 3, 9)
    await life.does(urge, province, [(life.keys["MAY"], LAUNCH)], STANDARD)
    await life.does(urge, zone, [(life.keys["GIAY"], LAUNCH)], STANDARD)
    life.clock.moment = at(5, 3, 9)
    before = len(life.post.carried)
    await life.ticks.drain(life.clock.moment)
    by = [(one.address, one.text.partition(" nhắc")[0]) for one in life.post.carried[before:] if " nhắc " in one.text]
    federation, over = "Liên đoàn Lao động tỉnh Thanh Hóa", "Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp"
    assert sorted(by) == sorted(
        [(f"telegram-{sewing}", federation), (f"telegram-{shoes_too}", federation), (f"telegram-{shoes_too}", over)]
    )


async def reminded(life: Life, last: datetime) -> list[str]:
    """Live until then; return to whom a reminder by an officer above came."""
    return sorted(address for _, address, text in await life.until(last) if " nhắc đồng chí:" in text)


@pytest.mark.parametrize("duty", [None, LAUNCH], ids=["all duties", "one duty"])
async def test_asked_for_in_the_night_all_who_are_still_late_hear_in_the_morning(
    life: Life, duty: Occurrence | None
) -> None:
    _, zone, sewing = await before_the_last_day(life)
    shoes = await life.person("Tám", "GIAY")
    await life.mornings(at(5, 1, 8))
    life.clock.moment = at(5, 1, 22)
    assert await life.does(urging_all.ask, zone, duty, STANDARD)
    assert not await life.does(urging_all.ask, zone, duty, STANDARD)
    await life.does(mark_done, sewing, life.keys["MAY"], **DONE, done_on=date(2021, 5, 1))
    assert await reminded(life, at(5, 2, 7)) == [f"telegram-{shoes}"]


@pytest.mark.parametrize("duty", [None, LAUNCH], ids=["all duties", "one duty"])
async def test_who_is_in_charge_no_more_by_the_morning_reminds_nobody_of_all(
    life: Life, duty: Occurrence | None
) -> None:
    _, zone, _ = await before_the_last_day(life)
    await life.mornings(at(5, 1, 8))
    life.clock.moment = at(5, 1, 22)
    await life.does(urging_all.ask, zone, duty, STANDARD)
    await life.ends_roles(zone)
    assert await reminded(life, at(5, 2, 7)) == []


async def test_a_process_that_ends_between_two_pages_reminds_nobody_twice(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, zone, sewing = await before_the_last_day(life)
    shoes = await life.person("Tám", "GIAY")
    await life.mornings(at(5, 3, 8))
    await life.does(urging_all.ask, zone, None, STANDARD)
    monkeypatch.setattr(urging, "PAGE", 1)
    first = await _ended_after_one_page(life, monkeypatch)
    assert len(first) == 1
    assert await reminded(life, at(5, 3, 10)) == sorted([f"telegram-{sewing}", f"telegram-{shoes}"])


async def _ended_after_one_page(life: Life, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Carry out what is asked for until the process ends; returns the units of the pages that were committed."""
    whole, seen = urging.urge_below, list[int]()

    async def ends(work: Work, officer_id: int, owed: Collection[Owed]) -> None:
        if seen:
            raise ProcessEndedError
        seen.extend(unit for unit, _ in owed)
        await whole(work, officer_id, owed)

    monkeypatch.setattr(urging, "urge_below", ends)
    with pytest.raises(ProcessEndedError):
        await urging_all.carry_out(life.writer, {THANH_HOA.slug: THANH_HOA}, life.clock.moment)
    monkeypatch.setattr(urging, "urge_below", whole)
    return seen


class ProcessEndedError(Exception):
    """The process is gone."""


@pytest.mark.parametrize(
    "moment", [at(4, 20, 9), at(5, 3, 9), at(5, 3, 9).replace(year=2022), at(5, 3, 9).replace(year=2026)]
)
async def test_what_is_counted_is_what_is_listed(life: Life, moment: datetime) -> None:
    """Before and after the last day, and in later years, in which what is late stays."""
    province = await life.person("Hùng", "LDLD-TH")
    sewing = await life.person("Hoa", "MAY")
    life.clock.moment = at(4, 15, 9)
    await life.does(mark_done, sewing, life.keys["MAY"], **DONE, done_on=date(2021, 4, 14))
    life.clock.moment = moment
    campaigns = {THANH_HOA.slug: THANH_HOA}
    counted = {
        one.this: (one.done, one.late, one.open) for one in await life.does(below.standings, province, campaigns)
    }
    listed: dict[Occurrence, list[DutyState]] = {}

    async def every(work: Work) -> list[tuple[str, Line]]:
        return await below.lines(work.connection, [life.keys["LDLD-TH"]], campaigns, work.now)

    for slug, line in await life.does(every):
        listed.setdefault(Occurrence(slug, line.event.code, occurrence(line.event)), []).append(line.state)
    order = (DutyState.DONE, DutyState.LATE, DutyState.OPEN)
    assert counted == {this: tuple(states.count(one) for one in order) for this, states in listed.items()}
    assert counted[LAUNCH][0] == (moment.year == 2021)
