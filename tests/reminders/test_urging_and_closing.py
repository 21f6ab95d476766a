"""Who is urged to register, where units close the round on days of their own: only who still can, by their own day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.queries.campaigns.chosen_days import DayKey
from data.tables import Push, Urging
from data.types import HANOI
from domain import registration_reminders
from domain.errors import Problem
from domain.records.rounds import set_closing
from domain.registration_reminders import Thing
from domain.registration_reminders.sending import send_due
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

TODAY, PAST, LAST, LATER = date(2021, 11, 10), date(2021, 11, 9), date(2021, 11, 15), date(2021, 11, 22)
THING = Thing(THANH_HOA.slug, "th21-reg-task", ("2021",))
UNITS = ("MAY", "GIAY", "BV")


async def closing_town(office: Office, closings: Mapping[str, date], for_all: date | None) -> dict[int, str]:
    """Let one member join each unit, and each of these units close on its day; returns who belongs where."""
    office.key = DayKey(THANH_HOA.slug, "2021@closing", 2021)
    if for_all:
        await office.chooses(for_all)
    members = {
        await office.writer.run(doing(person, f"Đoàn viên {unit}", member_of=office.keys[unit])): unit for unit in UNITS
    }
    for unit, last in closings.items():
        closes: dict[str, Any] = {"campaign": THANH_HOA.slug, "round_": "2021", "last": last}
        await office.writer.run(doing(set_closing, office.issuer, office.keys[unit], **closes))
    return members


async def at(office: Office, day: date, clock: time = time(10)) -> None:
    office.clock.moment = datetime.combine(day, clock, HANOI)


async def urge(office: Office, unit: str = "LDLD-TH") -> int:
    urging = doing(
        registration_reminders.urge, office.issuer, office.keys[unit], THING, name="việc làm", hours=STANDARD
    )
    count: int = await office.writer.run(urging)
    return count


async def heard(office: Office, members: Mapping[int, str]) -> dict[str, str]:
    """Return the last day that each member was told, by unit; of who was not urged, nothing."""
    push = table_of(Push)
    found = select(push.c.person_id, push.c.text).where(push.c.key.startswith("urge:"))
    async with office.writer.engine.connect() as connection:
        rows = (await connection.execute(found)).all()
    return {members[row.person_id]: row.text.partition("\n")[0].partition("năm 2021")[2] for row in rows}


def until(day: date, weekday: str) -> str:
    return f": đăng ký được đến hết ngày {weekday}, {day:%d/%m/%Y}."


AT_LAST, AT_LATER = until(LAST, "thứ Hai"), until(LATER, "thứ Hai")


@pytest.mark.parametrize(
    ("for_all", "closings", "expected"),
    [
        (None, {}, dict.fromkeys(UNITS, ".")),
        (None, {"MAY": PAST}, {"GIAY": ".", "BV": "."}),
        (LAST, {"MAY": PAST, "GIAY": LATER}, {"GIAY": AT_LATER, "BV": AT_LAST}),
        (LAST, {"KKT": PAST, "GIAY": LATER}, {"GIAY": AT_LATER, "BV": AT_LAST}),
        (LAST, {"KKT": LATER, "MAY": PAST}, {"GIAY": AT_LATER, "BV": AT_LAST}),
        (PAST, {"GIAY": LATER}, {"GIAY": AT_LATER}),  # closed for all, and one unit stays open
        (PAST, {"KKT": LATER, "MAY": PAST}, {"GIAY": AT_LATER}),
        (TODAY, {}, dict.fromkeys(UNITS, until(TODAY, "thứ Tư"))),
    ],
)
async def test_each_is_urged_by_the_day_of_their_own_unit(
    office: Office, for_all: date | None, closings: dict[str, date], expected: dict[str, str]
) -> None:
    await at(office, PAST - timedelta(2))
    members = await closing_town(office, closings, for_all)
    await at(office, TODAY)
    found = await office.writer.run(doing(registration_reminders.groups, office.issuer, office.keys["LDLD-TH"], THING))
    assert (found.joined, found.open) == (3, len(expected))
    assert await urge(office) == len(expected)
    assert await heard(office, members) == expected


async def test_where_it_is_closed_for_all_nobody_is_urged_and_the_officer_reads_why(office: Office) -> None:
    await at(office, PAST - timedelta(2))
    members = await closing_town(office, {"MAY": PAST}, None)
    await at(office, TODAY)
    with pytest.raises(Problem, match="urging_closed"):
        await urge(office, "MAY")
    assert await heard(office, members) == {}


async def test_what_waits_for_the_morning_counts_and_urges_only_who_still_can_then(office: Office) -> None:
    """Asked for late on the last day of one unit: its member is neither counted nor woken for nothing."""
    await at(office, PAST - timedelta(2))
    members = await closing_town(office, {"MAY": TODAY}, None)
    await at(office, TODAY, time(22, 30))
    assert await urge(office) == 2
    morning = TODAY + timedelta(1)
    await at(office, morning, time(6, 30))
    ((waiting,),) = await office.rows(select(table_of(Urging).c.id))
    await office.writer.run(doing(send_due, waiting, [(THING, "việc làm")], STANDARD))
    assert await heard(office, members) == {"GIAY": ".", "BV": "."}
