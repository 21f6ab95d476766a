"""A special phase: who opens it, who is reminded of it and when, and what becomes of it when it is taken back."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.enums import SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey, Held, phase_key
from data.tables import ReminderSlot
from domain.calendar import events, load_national
from domain.errors import Problem, Refused
from domain.reminders import plan
from domain.year import opening
from domain.year.opening import MOST, Proposed, next_key, open_phase, undo_phase
from domain.year.places import chosen_of, without_effect
from domain.year.special_phases import phase_at, phases_of
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

CAMPAIGNS = {THANH_HOA.slug: THANH_HOA}
FIRST, LAST = date(2021, 11, 1), date(2021, 11, 28)
WANTED = Proposed("Tháng cao điểm", FIRST, LAST, "Lao động giỏi", "Ngày Quốc khánh")
NOON = 12
_slot = table_of(ReminderSlot)


@pytest.fixture
async def zone(office: Office) -> Office:
    """The union of the industrial zone, with the sewing company below it."""
    office.key = phase_key(THANH_HOA.slug, office.keys["KKT"], 2021, 1)
    return office


async def opens(zone: Office, wanted: Proposed = WANTED, officer: int | None = None, key: DayKey | None = None) -> int:
    key = key or zone.key
    await zone.writer.run(doing(open_phase, officer or zone.below, CAMPAIGNS, key, wanted))
    return await zone.last()


async def undoes(zone: Office, seen: int, officer: int | None = None) -> int:
    await zone.writer.run(doing(undo_phase, officer or zone.below, CAMPAIGNS, zone.key, seen=seen))
    return await zone.last()


async def member(zone: Office, name: str, unit: str) -> int:
    key: int = await zone.writer.run(doing(person, name, member_of=zone.keys[unit]))
    return key


async def slots(zone: Office, who: int) -> list[tuple[str, date, SlotState]]:
    """List what somebody is reminded of, the beginning or the end, with the day."""
    found = select(_slot.c.event, _slot.c.day, _slot.c.state).where(
        _slot.c.person_id == who, _slot.c.event.startswith("phase@")
    )
    return [(row[0].rpartition("@")[2], row[1], row[2]) for row in await zone.rows(found.order_by(_slot.c.id))]


async def test_members_at_and_below_the_unit_are_reminded_of_both_days_and_nobody_else(zone: Office) -> None:
    hanh, lan = await member(zone, "Hạnh", "MAY"), await member(zone, "Lan", "BV")
    await opens(zone)
    for event, day in (("start", FIRST), ("end", LAST - timedelta(3))):
        await zone.morning(day, NOON)
        assert (await slots(zone, hanh))[-1] == (event, day, SlotState.SENT)
    assert len(await slots(zone, hanh)) == 2
    await zone.morning(LAST, NOON)
    assert [await slots(zone, who) for who in (lan, zone.issuer)] == [[], []]


async def test_below_a_large_unit_it_is_planned_page_by_page_and_for_the_same_people(
    zone: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [await member(zone, name, unit) for name in ("Hạnh", "Mai", "Páo") for unit in ("MAY", "GIAY")]
    await opens(zone)
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 2)
    await plan(zone.writer, await zone.calendar(), FIRST, STANDARD)
    assert [await slots(zone, who) for who in many] == [[("start", FIRST, SlotState.PLANNED)]] * len(many)


async def test_officers_are_reminded_before_as_of_a_phase_of_the_file(zone: Office) -> None:
    await opens(zone)
    for number in range((LAST - FIRST).days + 8):
        day = FIRST - timedelta(7) + timedelta(number)
        await zone.morning(day)
    told = await slots(zone, zone.below)
    # of 01/11 three days before, of 28/11 (a Sunday) seven and one; what falls on a weekend comes before it
    assert [(event, day) for event, day, _ in told] == [
        ("start", date(2021, 10, 29)),
        ("end", date(2021, 11, 19)),
        ("end", date(2021, 11, 26)),
    ]


async def test_undone_it_reminds_of_nothing_and_undone_again_it_reminds_again(zone: Office) -> None:
    hanh = await member(zone, "Hạnh", "MAY")
    first = await opens(zone)
    await plan(zone.writer, await zone.calendar(), FIRST, STANDARD)
    second = await undoes(zone, first)
    assert await slots(zone, hanh) == [("start", FIRST, SlotState.DROPPED)]
    assert await zone.reads(chosen_days.holding) == {}
    await undoes(zone, second)
    assert await slots(zone, hanh) == [("start", FIRST, SlotState.PLANNED)]
    held = Held(FIRST, None, WANTED.name, LAST, WANTED.theme, WANTED.occasion)
    assert await zone.reads(chosen_days.holding) == {zone.key: held}


async def test_what_waits_to_be_sent_is_taken_back_with_it(zone: Office) -> None:
    hanh = await member(zone, "Hạnh", "MAY")
    seen = await opens(zone)
    await zone.morning(FIRST, NOON)
    assert await slots(zone, hanh) == [("start", FIRST, SlotState.SENT)]  # it lies in the outbox
    await undoes(zone, seen)
    assert await slots(zone, hanh) == [("start", FIRST, SlotState.DROPPED)]


async def test_one_that_is_over_stays_as_it_was(zone: Office) -> None:
    seen = await opens(zone)
    await zone.morning(LAST + timedelta(1))
    with pytest.raises(Problem, match="day_is_over"):
        await undoes(zone, seen)


async def test_only_officers_of_the_unit_or_above_open_it_and_take_it_back(zone: Office) -> None:
    stranger = await zone.writer.run(doing(person, "Lan", officer_of=[zone.keys["BV"]]))
    lower = await zone.writer.run(doing(person, "Hà", officer_of=[zone.keys["MAY"]]))
    worker = await member(zone, "Hạnh", "MAY")
    for who in (stranger, lower, worker):
        with pytest.raises(Refused):
            await opens(zone, officer=who)
    seen = await opens(zone)
    for who in (stranger, lower, worker):
        with pytest.raises(Refused):
            await undoes(zone, seen, officer=who)
    with pytest.raises(Refused):
        await zone.writer.run(doing(phase_at, stranger, zone.key))
    await undoes(zone, seen, officer=zone.issuer)


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (WANTED._replace(last=FIRST - timedelta(1)), "phase_ends_before"),
        (WANTED._replace(first=date(2021, 9, 1), last=date(2021, 9, 30)), "day_is_over"),
        (WANTED._replace(first=date(2021, 9, 1), last=date(2021, 10, 1)), None),  # it runs, and ends today
        (WANTED._replace(last=FIRST + timedelta(183)), None),
        (WANTED._replace(last=FIRST + timedelta(184)), "phase_too_long"),
        (WANTED._replace(first=date(2020, 12, 31), last=date(2021, 10, 31)), "day_elsewhere"),
        (WANTED._replace(last=date(2031, 1, 1)), "day_elsewhere"),
        (WANTED._replace(name=" \u200b "), "answer_needed"),
        (WANTED._replace(name="đ" * 81), "text_too_long"),
        (WANTED._replace(theme="đ" * 201), "text_too_long"),
        (WANTED._replace(occasion="đ" * 201), "text_too_long"),
        (WANTED._replace(name="đ" * 80, theme="đ" * 200, occasion=None), None),
    ],
)
async def test_what_may_be_opened(zone: Office, wanted: Proposed, problem: str | None) -> None:
    if problem is None:
        await opens(zone, wanted)
        return
    with pytest.raises(Problem, match=problem):
        await opens(zone, wanted)
    assert await zone.reads(chosen_days.holding) == {}


async def test_a_unit_opens_no_more_than_one_a_month(zone: Office) -> None:
    for number in range(1, MOST + 1):
        key: DayKey = await zone.writer.run(doing(next_key, THANH_HOA, zone.keys["KKT"], 2021))
        assert key == phase_key(THANH_HOA.slug, zone.keys["KKT"], 2021, number)
        await opens(zone, key=key)
    with pytest.raises(Problem, match="phases_enough"):
        await zone.writer.run(doing(next_key, THANH_HOA, zone.keys["KKT"], 2021))
    beyond = phase_key(THANH_HOA.slug, zone.keys["KKT"], 2021, MOST + 1)
    with pytest.raises(Problem, match="job_over"):
        await opens(zone, key=beyond)


async def test_the_second_under_one_key_is_stopped(zone: Office) -> None:
    await opens(zone)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await opens(zone, officer=zone.issuer)


async def test_what_is_listed_printed_and_sent_is_one(zone: Office) -> None:
    await opens(zone)
    calendar = await zone.calendar()
    campaign = calendar.campaigns[THANH_HOA.slug]
    listed = [one for one in events(campaign, load_national(), FIRST, LAST) if one.is_special]
    assert [(one.kind.value, one.day, one.theme) for one in listed] == [
        ("phase_start", FIRST, WANTED.theme),
        ("phase_end", LAST, WANTED.theme),
    ]
    assert [(held.day, held.until, one.name) for held, one in chosen_of(campaign, load_national())] == [
        (FIRST, LAST, "đợt thi đua đặc biệt “Tháng cao điểm”")
    ]
    assert without_effect(calendar.campaigns, load_national(), [zone.key]) == []
    assert without_effect({}, load_national(), [zone.key]) == [zone.key]
    line = [zone.keys["MAY"], zone.keys["KKT"], zone.keys["LDLD-TH"]]
    for reader, shown in ((line, 2), (line[2:], 0)):
        held = calendar.held({campaign.slug: campaign}, FIRST, LAST, [reader])
        assert sum(one.is_special for one in held) == shown


async def test_a_year_lists_what_runs_into_it_and_is_not_over(zone: Office) -> None:
    await opens(zone, WANTED._replace(first=date(2021, 12, 20), last=date(2022, 1, 10)))
    for year, count in ((2021, 1), (2022, 1), (2023, 0)):
        assert len(await zone.writer.run(doing(phases_of, zone.below, CAMPAIGNS, year))) == count


async def test_without_a_campaign_that_runs_there_nothing_is_opened(zone: Office) -> None:
    with pytest.raises(Problem, match="duty_unknown"):
        await zone.writer.run(doing(open_phase, zone.below, {}, zone.key, WANTED))
    with pytest.raises(Problem, match="no_campaign_at"):
        await zone.writer.run(doing(opening.campaign_for, zone.below, {}, zone.keys["KKT"]))
