"""The last day of a registration round is chosen like any other day: who is reminded of it, and whose own day holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.enums import RecordKind, RecordState, SlotState
from data.queries.campaigns.chosen_days import DayKey
from data.tables import Record
from domain.campaigns import Campaign, get
from domain.content.dates import PartialDate
from domain.errors import Problem
from domain.records.rounds import round_closes_on, set_closing
from domain.reminders import plan
from domain.year.choosing import demand_below_issuer
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

LAST, LATER = date(2021, 11, 15), date(2021, 11, 22)
THREE_DAYS = timedelta(3)
ROUND = {"campaign": THANH_HOA.slug, "round_": "2021"}


@pytest.fixture
async def round_(office: Office) -> Office:
    office.key = DayKey(THANH_HOA.slug, "2021@closing", 2021)
    return office


async def member(office: Office, name: str, unit: str) -> int:
    key: int = await office.writer.run(doing(person, name, member_of=office.keys[unit]))
    return key


async def register(office: Office, who: int, unit: str) -> None:
    row = Record(
        code=f"TH-{who:04}", draft_id=str(who), kind=RecordKind.TITLE, campaign=THANH_HOA.slug,
        subject="th21-title-worker", round="2021", person_id=who, unit_id=office.keys[unit],
        unit_as_of=date(2021, 10, 1), form="title", form_version=1, answers={}, state=RecordState.SUBMITTED,
        submitted_at=office.clock.now(), changed_at=office.clock.now(),
    )  # fmt: skip
    await office.writer.run(lambda work: work.add(row))


async def closes(office: Office, unit: str) -> date | None:
    found: date | None = await office.writer.run(doing(round_closes_on, office.keys[unit], THANH_HOA.slug, "2021"))
    return found


async def test_members_who_have_not_registered_hear_three_days_before_and_officers_before_them(round_: Office) -> None:
    hanh, mai = await member(round_, "Hạnh", "MAY"), await member(round_, "Mai", "MAY")
    await register(round_, mai, "MAY")
    await round_.chooses(LAST)
    await round_.morning(LAST - timedelta(7))
    assert await round_.slots() == [(LAST, SlotState.SENT)]
    await round_.morning(LAST - THREE_DAYS, hour=12)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.SENT)]
    assert await round_.slots_of(mai) == []


async def test_a_day_that_is_moved_takes_the_members_reminders_along(round_: Office) -> None:
    hanh = await member(round_, "Hạnh", "MAY")
    first = await round_.chooses(LAST)
    await round_.morning(LAST - THREE_DAYS, hour=5)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.PLANNED)]
    second = await round_.chooses(LATER, first)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.DROPPED)]
    await round_.undoes(second)
    await round_.morning(LAST - THREE_DAYS, hour=12)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.SENT)]


async def test_the_chosen_day_closes_the_round_for_all_and_a_units_own_day_for_itself(round_: Office) -> None:
    assert await closes(round_, "GIAY") is None
    first = await round_.chooses(LAST)
    own = {**ROUND, "last": date(2021, 11, 1)}
    await round_.writer.run(doing(set_closing, round_.issuer, round_.keys["MAY"], **own))
    assert [await closes(round_, unit) for unit in ("GIAY", "MAY")] == [LAST, date(2021, 11, 1)]
    await round_.undoes(first)
    assert [await closes(round_, unit) for unit in ("GIAY", "MAY")] == [None, date(2021, 11, 1)]


async def test_members_of_a_unit_that_closes_earlier_are_not_invited_to_a_closed_round(round_: Office) -> None:
    hanh, lan = await member(round_, "Hạnh", "MAY"), await member(round_, "Lan", "GIAY")
    await round_.chooses(LAST)
    own = {**ROUND, "last": date(2021, 11, 1)}
    await round_.writer.run(doing(set_closing, round_.issuer, round_.keys["MAY"], **own))
    await round_.morning(LAST - THREE_DAYS, hour=12)
    assert await round_.slots_of(hanh) == []
    assert await round_.slots_of(lan) == [(LAST, SlotState.SENT)]


async def test_members_of_a_unit_that_stays_open_below_one_that_closes_earlier_are_invited(round_: Office) -> None:
    hanh, lan = await member(round_, "Hạnh", "MAY"), await member(round_, "Lan", "GIAY")
    await round_.chooses(LAST)
    for unit, last in (("KKT", date(2021, 11, 1)), ("MAY", LAST)):
        await round_.writer.run(doing(set_closing, round_.issuer, round_.keys[unit], **ROUND, last=last))
    assert [await closes(round_, unit) for unit in ("MAY", "GIAY")] == [LAST, date(2021, 11, 1)]
    await round_.morning(LAST - THREE_DAYS, hour=12)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.SENT)]
    assert await round_.slots_of(lan) == []


def with_phase(end: date) -> Campaign:
    """Return the document with a phase that ends on a day, while people register for the year."""
    phase = (
        get("dak-lak-2020")
        .phases[0]
        .model_copy(update={"start": PartialDate(2021, 6, 1), "end": PartialDate(end.year, end.month, end.day)})
    )
    return THANH_HOA.model_copy(update={"phases": (phase,)})


@pytest.mark.parametrize(
    ("for_all", "own", "invited"),
    [
        (None, None, True),
        (LATER, None, True),
        (LAST - timedelta(30), None, False),  # “chưa đăng ký thì mời đăng ký” would be refused
        (None, LAST - timedelta(30), False),
        (LATER, LAST - timedelta(30), False),
        (None, LATER, True),
    ],
)
async def test_at_the_end_of_a_phase_nobody_is_invited_to_a_year_that_has_closed(
    round_: Office, for_all: date | None, own: date | None, *, invited: bool
) -> None:
    hanh = await member(round_, "Hạnh", "MAY")
    if for_all:
        await round_.chooses(for_all)
    if own:
        await round_.writer.run(doing(set_closing, round_.issuer, round_.keys["MAY"], **ROUND, last=own))
    round_.key = DayKey(THANH_HOA.slug, "dl20-phase-1@end", 2021)
    calendar = await round_.calendar(with_phase(LAST))
    await plan(round_.writer, calendar, LAST - THREE_DAYS, STANDARD)
    await round_.releases(calendar, LAST - THREE_DAYS, hour=12)
    assert await round_.slots_of(hanh) == [(LAST, SlotState.SENT)] * invited


async def test_what_the_issuing_unit_had_set_for_itself_gives_way_and_is_set_there_no_more(round_: Office) -> None:
    own = {**ROUND, "last": date(2021, 10, 20)}
    await round_.writer.run(doing(set_closing, round_.issuer, round_.keys["LDLD-TH"], **own))
    await round_.chooses(LAST)
    assert await closes(round_, "MAY") == LAST
    await round_.writer.run(doing(demand_below_issuer, round_.keys["KKT"], THANH_HOA, "2021"))
    with pytest.raises(Problem, match="closing_in_year"):
        await round_.writer.run(doing(demand_below_issuer, round_.keys["LDLD-TH"], THANH_HOA, "2021"))


async def test_a_round_closes_within_its_own_year(round_: Office) -> None:
    with pytest.raises(Problem, match="day_elsewhere"):
        await round_.chooses(date(2022, 1, 1))
