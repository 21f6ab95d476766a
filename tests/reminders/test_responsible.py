"""Whoever is responsible for units hears of what is late there, sees their duties and reminds them: of those alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from data.queries.reminders.duties import Occurrence
from domain.duties import below, urging, urging_all
from domain.duties.for_officer import Ref, find, may_mark
from domain.errors import Refused
from domain.members.giving_responsibility import end, give
from domain.members.responsibility import Responsible
from tests.support.departments import CHOSEN, found_departments
from tests.support.life import Life
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD

LAUNCH = Occurrence(THANH_HOA.slug, "th21-duty-launch-grassroots", "once")
FIRST = at(5, 1, 8)
"""The launch of grassroots unions is due by Friday, 30/4/2021; of May, Giày and Bệnh viện nobody has launched."""


def told(arrived: Iterable[tuple[datetime, str, str]], person: int) -> list[str]:
    """Say how often and in what words this officer heard of what is late below."""
    mine = (text for _, address, text in arrived if address == f"telegram-{person}")
    return [text for text in mine if "cấp dưới" in text]


def late(count: int) -> str:
    return f"{count} việc quá hạn ở {count} đơn vị cấp dưới."


@pytest.fixture
async def spring(life: Life) -> Life:
    """The evening before the last day, with departments that nobody has made responsible yet."""
    life.keys |= await life.does(found_departments, life.keys["LDLD-TH"])
    life.clock.moment = at(4, 29, 23)
    return life


async def test_a_department_hears_of_its_units_from_the_first_day_and_of_no_others(spring: Life) -> None:
    finance, policy = await spring.person("Năm", "TC"), await spring.person("Hoa", "CSPL")
    zone, province = await spring.person("Sơn", "KKT"), await spring.person("Hùng", "LDLD-TH")
    await spring.does(give, spring.keys["KKT"], Responsible(department=spring.keys["TC"]), actor=province)
    arrived = await spring.mornings(FIRST)
    assert [told(arrived, one) for one in (finance, policy, zone, province)] == [
        [late(2)],
        [],
        [late(2)],
        [late(1)],  # the hospital's union stands directly below it
    ]


async def test_an_officer_hears_of_their_own_units_alone_and_of_what_is_nobodys(spring: Life) -> None:
    one, other = await spring.person("Hùng", "LDLD-TH"), await spring.person("Lan", "LDLD-TH")
    await spring.does(give, spring.keys["MAY"], Responsible(officer=one), actor=None)
    arrived = await spring.mornings(FIRST)
    assert (told(arrived, one), told(arrived, other)) == ([late(1)], [late(3)])


async def test_where_all_officers_have_their_own_units_nothing_late_is_silent(spring: Life) -> None:
    one, other = await spring.person("Hùng", "LDLD-TH"), await spring.person("Lan", "LDLD-TH")
    await spring.does(give, spring.keys["MAY"], Responsible(officer=one), actor=None)
    await spring.does(give, spring.keys["GIAY"], Responsible(officer=other), actor=None)
    arrived = await spring.mornings(FIRST)
    assert (told(arrived, one), told(arrived, other)) == ([late(2)], [late(2)])  # the hospital's union is nobody's


@pytest.mark.parametrize("ended", [False, True])
async def test_what_is_counted_in_the_summary_is_what_the_list_shows(spring: Life, *, ended: bool) -> None:
    province, finance = await spring.person("Hùng", "LDLD-TH"), await spring.person("Năm", "TC")
    department = Responsible(department=spring.keys["TC"])
    await spring.does(give, spring.keys["KKT"], department, actor=None)
    await spring.does(give, spring.keys["KKT"], Responsible(officer=province), actor=None)
    if ended:
        await spring.does(end, spring.keys["KKT"], Responsible(officer=province), actor=None)
    arrived = await spring.mornings(FIRST)
    assert told(arrived, finance) == [late(2)]
    seen = [
        {line.unit.id for line in await spring.does(below.owing, officer, CHOSEN, LAUNCH)}
        for officer in (finance, province)
    ]
    zone = {spring.keys["MAY"], spring.keys["GIAY"]}
    alone = zone | {spring.keys["BV"]}  # nobody else is an officer there, so what is nobody's stays in sight
    assert seen == [zone, alone]


async def test_a_department_reminds_in_its_own_name_and_marks_nothing(spring: Life) -> None:
    finance, sewing = await spring.person("Năm", "TC"), await spring.person("Hoa", "MAY")
    await spring.does(give, spring.keys["KKT"], Responsible(department=spring.keys["TC"]), actor=None)
    await spring.mornings(FIRST)
    await spring.does(urging_all.ask, finance, None, STANDARD)
    arrived = await spring.until(at(5, 1, 10))
    assert [text.partition(":")[0] for _, address, text in arrived if address == f"telegram-{sewing}"] == [
        "Ban Tài chính nhắc đồng chí"
    ]
    ref = Ref(spring.keys["MAY"], *LAUNCH)
    assert (await spring.does(find, finance, CHOSEN, ref)).ref == ref
    assert not await spring.does(may_mark, finance, spring.keys["MAY"])


@pytest.mark.parametrize("ended", [False, True])
async def test_what_a_department_asked_at_night_is_not_sent_if_it_is_responsible_no_longer(
    spring: Life, *, ended: bool
) -> None:
    finance, sewing = await spring.person("Năm", "TC"), await spring.person("Hoa", "MAY")
    department = Responsible(department=spring.keys["TC"])
    await spring.does(give, spring.keys["KKT"], department, actor=None)
    await spring.does(urging.urge, finance, [(spring.keys["MAY"], LAUNCH)], STANDARD)
    if ended:
        await spring.does(end, spring.keys["KKT"], department, actor=None)
    arrived = await spring.until(at(4, 30, 9))
    heard = [text for _, address, text in arrived if address == f"telegram-{sewing}" and "Ban Tài chính" in text]
    assert len(heard) == (0 if ended else 1)


async def test_a_department_neither_sees_nor_reminds_others(spring: Life) -> None:
    finance = await spring.person("Năm", "TC")
    await spring.does(give, spring.keys["KKT"], Responsible(department=spring.keys["TC"]), actor=None)
    with pytest.raises(Refused):
        await spring.does(find, finance, CHOSEN, Ref(spring.keys["BV"], *LAUNCH))
    with pytest.raises(Refused):
        await spring.does(urging.urge, finance, [(spring.keys["BV"], LAUNCH)], STANDARD)
