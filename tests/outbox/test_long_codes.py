"""Codes of a campaign file may have 40 characters and differ anywhere: no key that is made of them is cut."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from data.engine.unit_of_work import Work, Writer
from data.queries.reminders import reminders
from data.types import HANOI
from domain.calendar import load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign, get
from domain.duties import mark_done
from domain.duties.occurrences import name_whole
from domain.duties.owing import occurrence, owed
from domain.figures import marks
from domain.outbox import buttons, choice
from domain.records.rounds import set_closing
from domain.reminders import CampaignCalendar
from handlers.core.screen import Choice, Screen
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, notice, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys

pytestmark = pytest.mark.long

Codes = tuple[str, str]
SHORT = ("dl20-phase-1", "dl20-phase-2")
BEGIN_ALIKE = ("thanh-hoa-2026-giai-doan-1", "thanh-hoa-2026-giai-doan-2")
END_ALIKE = ("dot-1-thi-dua-nam-2020", "dot-2-thi-dua-nam-2020")
LONGEST = (f"{'x' * 19}1{'y' * 20}", f"{'x' * 19}2{'y' * 20}")
ALL = pytest.mark.parametrize("codes", [SHORT, BEGIN_ALIKE, END_ALIKE, LONGEST], ids=lambda codes: codes[0])
LONG_DUTY = "z" * 40


def with_codes(codes: Codes) -> Campaign:
    """Give the two phases of a real campaign other codes, and its report after each phase the longest one."""
    was = get("dak-lak-2020")
    phases = tuple(phase.model_copy(update={"code": code}) for phase, code in zip(was.phases, codes, strict=True))
    duties = tuple(
        duty.model_copy(update={"code": LONG_DUTY}) if duty.code == "dl20-duty-report" else duty for duty in was.duties
    )
    return was.model_copy(update={"phases": phases, "duties": duties})


@ALL
async def test_each_phase_has_its_figures_and_its_reminders(
    both: Writer, tree: Keys, clock: TestClock, codes: Codes
) -> None:
    await both.run(doing(person, "Võ Mạnh Hùng", officer_of=[tree["LDLD-TH"]]))
    await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    ticks = Ticks(
        both,
        clock,
        {"telegram": Post()},
        {"telegram": pacer()},
        CampaignCalendar([with_codes(codes)], load_national()),
        STANDARD,
        ESCALATE_DAYS,
    )
    monday = datetime(2021, 1, 4, 7, tzinfo=HANOI)  # the first working day after the second phase: 1/1 is a holiday
    for start in (datetime(2020, 7, 1, 7, tzinfo=HANOI), monday):
        for hour in range(1, 41):
            clock.moment = start + timedelta(hours=hour)
            await ticks.drain(clock.moment)
    async with both.engine.connect() as connection:
        sent = await connection.scalar(text("SELECT count(*) FROM outbox WHERE key LIKE 'figures:%'"))
        slots = await connection.execute(text("SELECT DISTINCT event FROM reminder_slot"))
    assert sent == 4  # two officers, two phases
    assert LONG_DUTY in set(slots.scalars())


@ALL
async def test_a_report_of_one_phase_is_not_that_of_the_other(
    both: Writer, tree: Keys, clock: TestClock, codes: Codes
) -> None:
    campaign = with_codes(codes)
    clock.moment = datetime(2020, 7, 10, 9, tzinfo=HANOI)
    who = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    first, second = (event for event in duty_events(campaign) if event.code == LONG_DUTY)
    assert (occurrence(first), occurrence(second)) == codes
    done = {"campaign": campaign, "duty": first.code, "occurrence": codes[0], "done_on": clock.moment.date()}
    await both.run(doing(mark_done, who, tree["KKT"], **done))
    clock.moment = datetime(2021, 1, 5, 9, tzinfo=HANOI)
    async with both.engine.connect() as connection:
        found = await owed(connection, tree["KKT"], [campaign], clock.moment.date())
    assert [one.state.value for one in found if one.code == LONG_DUTY and one.occurrence == codes[1]] == ["open"]


async def test_a_round_that_is_a_phase_is_closed(both: Writer, tree: Keys, clock: TestClock) -> None:
    who = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    for code in LONGEST:
        last = clock.moment.date() + timedelta(days=9)
        await both.run(doing(set_closing, who, tree["KKT"], campaign="dak-lak-2020", round_=code, last=last))
    async with both.engine.connect() as connection:
        assert set((await connection.execute(text("SELECT round FROM round_closing"))).scalars()) == set(LONGEST)


CUT = [
    (BEGIN_ALIKE, BEGIN_ALIKE[1][-16:], "2020-12-30", BEGIN_ALIKE[1]),
    (END_ALIKE, END_ALIKE[0][-16:], "2020-07-03", END_ALIKE[0]),
    (END_ALIKE, END_ALIKE[0][-16:], "2021-01-04", END_ALIKE[1]),
    (SHORT, SHORT[0], "2020-07-03", SHORT[0]),
]


@pytest.mark.parametrize("case", CUT, ids=lambda case: case[2])
async def test_what_an_earlier_version_cut_is_named_whole(
    both: Writer, tree: Keys, clock: TestClock, case: tuple[Codes, str, str, str]
) -> None:
    """Such a row belongs to the phase that it was reported for: a report that was handed in stays handed in."""
    codes, stored, done_on, whole = case
    campaign, day = with_codes(codes), datetime.fromisoformat(done_on).date()
    clock.moment = datetime(2021, 2, 1, 9, tzinfo=HANOI)
    who = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    done = {"campaign": campaign, "duty": LONG_DUTY, "occurrence": codes[0], "done_on": day}
    await both.run(doing(mark_done, who, tree["KKT"], **done))

    async def cut(work: Work) -> None:
        await work.connection.execute(text("UPDATE duty_done SET occurrence = :stored"), {"stored": stored})

    await both.run(cut)
    for _ in range(2):
        await both.run(doing(name_whole, [campaign]))
        async with both.engine.connect() as connection:
            assert await connection.scalar(text("SELECT occurrence FROM duty_done")) == whole


@pytest.mark.parametrize(("codes", "stored"), [(SHORT, SHORT[0]), (BEGIN_ALIKE, BEGIN_ALIKE[0][:24])])
async def test_an_update_tells_no_figures_again(
    both: Writer, tree: Keys, clock: TestClock, codes: Codes, stored: str
) -> None:
    """A version before marked a phase by as much of its code as fitted."""
    await both.run(doing(person, "Võ Mạnh Hùng", officer_of=[tree["LDLD-TH"]]))
    campaign, clock.moment = with_codes(codes), datetime(2020, 7, 2, 9, tzinfo=HANOI)

    async def as_before(work: Work) -> None:
        await reminders.set_mark(work.connection, f"figures:{stored}", date(2020, 7, 1))

    await both.run(as_before)
    for _ in range(2):
        await both.run(doing(marks.name_whole, [campaign]))
    ticks = Ticks(
        both,
        clock,
        {"telegram": Post()},
        {"telegram": pacer()},
        CampaignCalendar([campaign], load_national()),
        STANDARD,
        ESCALATE_DAYS,
    )
    await ticks.sum_up(clock.moment)
    async with both.engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM outbox")) == 0
        assert await reminders.mark(connection, marks.mark_of(campaign, campaign.phases[0])) == date(2020, 7, 1)


@ALL
async def test_a_button_under_a_push_stands_for_its_whole_code(both: Writer, tree: Keys, codes: Codes) -> None:
    who = await both.run(doing(person, "Hạnh", member_of=tree["MAY"]))
    rows = [[choice("register_urged", code)] for code in codes]
    push = await both.run(doing(notice, who, choices=rows))
    for (stored,), code in zip(rows, codes, strict=True):
        data = buttons.data(push, stored)
        assert len(data.encode()) <= 64
        chosen = buttons.read(data)
        assert chosen is not None
        async with both.engine.connect() as connection:
            found = await buttons.offered(connection, chosen, who)
        assert found == buttons.Chosen(push, "register_urged", code)


@ALL
def test_a_button_of_a_screen_stands_for_its_whole_code(codes: Codes) -> None:
    number = 9_999_999_999
    screen = Screen("x", {}, tuple(Choice("phase_figures", code) for code in codes))
    tapped = [screen.read_tap(data, number) for data in (_data(number, code) for code in codes)]
    assert [getattr(event, "value", None) for event in tapped] == list(codes)


def _data(number: int, code: str) -> str:
    screen = Screen("menu", {}, (Choice("phase_figures", code),))
    (row,) = screen._rows(number)
    return row[0].data
