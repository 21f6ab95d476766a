"""Moments that lie ahead because a clock ran ahead: nothing counts as done, or is held, because of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushState, Role, SlotState
from data.queries import clock_ahead as statements
from data.queries.reminders import reminders
from data.tables import ChannelState, Contact, Grant, Membership, Person, ReminderSlot, TickMark
from data.types import HANOI, Instant
from domain import clock_ahead
from domain.calendar import load_national
from domain.campaigns import get
from domain.digest import to_do
from domain.outbox.claiming import claim, settle
from domain.outbox.states import attempt
from domain.ports import Outcome, Sent
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, notice, pacer, person, rows, states
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MORNING = datetime(2021, 2, 25, 9, tzinfo=HANOI)
STEPS = [61 * timedelta(seconds=1), 7 * HOUR, 400 * DAY]


def ticks(writer: Writer, clock: TestClock, post: Post) -> Ticks:
    almanac = CampaignCalendar([get("thanh-hoa-2021")], load_national())
    return Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, almanac, STANDARD, ESCALATE_DAYS)


async def look(engine: AsyncEngine, entity: type[SQLModel], *names: str) -> list[Any]:
    table = table_of(entity)
    async with engine.connect() as connection:
        found = (
            await connection.execute(select(*(table.c[name] for name in names)).order_by(*table.primary_key))
        ).all()
    return [row[0] if len(names) == 1 else tuple(row) for row in found]


async def comes_back(of: Ticks, clock: TestClock, step: timedelta) -> None:
    clock.moment -= step
    await of.clock_moved(-step.total_seconds())


def test_every_stored_moment_is_known() -> None:
    """Whoever adds a column says whether it may lie ahead."""
    columns = [column for table in SQLModel.metadata.sorted_tables for column in table.columns]
    instants = {str(column) for column in columns if isinstance(column.type, Instant)}
    stay = statements.CHOSEN | statements.PLATFORMS | statements.KEYS
    assert stay <= instants
    assert set(clock_ahead.LONGEST) <= instants - stay
    ahead = {name for name in instants - stay if name.endswith(("until", "expires_at"))}
    assert ahead <= {*clock_ahead.LONGEST, "contact.rests_until", "channel_state.rests_until", "membership.until"}


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_what_was_queued_ahead_leaves_when_the_clock_is_back(
    both: Writer, clock: TestClock, step: timedelta
) -> None:
    hanh = await both.run(doing(person, "Hạnh"))
    post = Post()
    living = ticks(both, clock, post)
    clock.moment = MORNING + step
    await both.run(doing(notice, hanh))
    await comes_back(living, clock, step)
    await living.deliver()
    assert post.texts == ["Chào"]


async def test_what_waits_to_be_tried_again_does_not_wait_for_the_wrong_time(
    both: Writer, clock: TestClock, either: AsyncEngine
) -> None:
    hanh = await both.run(doing(person, "Hạnh"))
    clock.moment = MORNING
    await both.run(doing(notice, hanh))
    clock.moment += 400 * DAY
    claimed = await both.run(doing(claim, "telegram", {"telegram"}, 1))
    refused = attempt(claimed[0], Outcome(Sent.LATER, wait=30, problem="not_reached"), clock.moment)
    await both.run(doing(settle, [refused], "telegram", {"telegram"}))
    post = Post()
    await comes_back(living := ticks(both, clock, post), clock, 400 * DAY)
    await living.deliver()
    assert await states(either) == [PushState.SENT]


async def test_a_push_that_is_meant_for_later_stays_so(both: Writer, clock: TestClock, either: AsyncEngine) -> None:
    hanh = await both.run(doing(person, "Hạnh"))
    clock.moment = MORNING
    due = MORNING + 3 * HOUR
    await both.run(doing(notice, hanh, due_at=due))
    clock.moment += 7 * HOUR
    await comes_back(ticks(both, clock, Post()), clock, 7 * HOUR)
    assert await rows(either, "due_at") == [due]


async def test_a_new_process_finds_what_a_clock_ahead_has_left(both: Writer, clock: TestClock) -> None:
    """The clock was set right while the program was off: the marks of days to come tell."""
    hanh = await both.run(doing(person, "Hạnh"))
    clock.moment = MORNING + 400 * DAY
    before = ticks(both, clock, Post())
    await before.remind(clock.moment)
    await both.run(doing(notice, hanh))
    clock.moment = MORNING
    post = Post()
    after = ticks(both, clock, post)
    await after.undo_future()
    await after.deliver()
    assert post.texts == ["Chào"]


async def test_rights_roles_rests_and_promises_count_from_now(
    both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine
) -> None:
    """What happened while the clock stood a year ahead has happened; what was promised then is due in its time."""
    clock.moment = ahead = MORNING + 400 * DAY
    officer = await both.run(doing(person, "Sơn", officer_of=[tree["MAY"]]))
    chosen = datetime(2023, 1, 1, tzinfo=HANOI)

    async def happen(work: Work) -> None:
        for table in (table_of(Grant), table_of(Membership)):
            await work.connection.execute(update(table).values(since=ahead))
        taken = Grant(person_id=officer, unit_id=tree["KKT"], role=Role.OFFICER, since=ahead, until=ahead)
        await work.add(taken)
        await work.add(Grant(person_id=officer, unit_id=tree["BV"], role=Role.OFFICER, since=ahead, until=chosen))
        rests = {"rests_until": ahead + DAY, "written_at": ahead}
        await work.connection.execute(update(table_of(Contact)).values(rests))
        await work.add(ChannelState(channel="telegram", rests_until=ahead + DAY))
        await work.connection.execute(update(table_of(Person)).values(erases_at=ahead + DAY))

    await both.run(happen)
    await comes_back(ticks(both, clock, Post()), clock, 400 * DAY)
    assert await look(either, Grant, "since", "until") == [
        (MORNING, None),
        (MORNING, MORNING),
        (MORNING, chosen),
    ]
    assert await look(either, Contact, "rests_until", "written_at") == [(MORNING, MORNING)]
    assert await look(either, ChannelState, "rests_until") == [MORNING]
    assert await look(either, Person, "erases_at") == [MORNING + DAY]


async def test_reminders_that_a_clock_ahead_missed_or_sent_come_on_their_day(
    both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine
) -> None:
    """The plan is to be sent by 05/3/2021: officers hear of it on 26/02, also when that day was lived before."""
    officer = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    post, told = Post(), []
    living = ticks(both, clock, post)
    for moment in (MORNING, datetime(2021, 3, 20, 9, tzinfo=HANOI)):
        clock.moment = moment
        await living.drain(moment)
    assert SlotState.MISSED in await look(either, ReminderSlot, "state")
    await comes_back(living, clock, clock.moment - MORNING)
    post.carried.clear()
    for day in range(10):
        clock.moment = MORNING + day * DAY
        await living.drain(clock.moment)
        told += [clock.moment.date() for _ in post.carried]
        post.carried.clear()
    assert told == [date(2021, 2, 26), date(2021, 3, 2), date(2021, 3, 4), date(2021, 3, 5)]
    assert {one[0] for one in await look(either, ReminderSlot, "person_id", "state")} == {officer}


async def test_what_was_sent_a_year_too_early_is_sent_on_its_day(both: Writer, tree: Keys, clock: TestClock) -> None:
    await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    post = Post()
    living = ticks(both, clock, post)
    clock.moment = early = datetime(2021, 2, 26, 9, tzinfo=HANOI)
    await living.drain(early)
    assert len(post.carried) == 1
    await comes_back(living, clock, 400 * DAY)
    clock.moment = early
    await living.drain(early)
    assert len(post.carried) == 2


@pytest.mark.parametrize(("ahead", "done"), [(0, True), (1, False), (400, False), (-1, False)])
async def test_a_summary_is_done_for_its_own_day_alone(both: Writer, ahead: int, *, done: bool) -> None:
    day = MORNING.date() + timedelta(days=ahead)
    await both.run(lambda work: work.add(TickMark(name="digest", day=day)))
    async with both.engine.connect() as connection:
        assert (None not in await to_do(connection, MORNING, STANDARD)) == done


async def test_days_that_were_planned_ahead_are_planned_when_they_come(both: Writer, clock: TestClock) -> None:
    living = ticks(both, clock, Post())
    for moment in (MORNING + 400 * DAY, MORNING):
        clock.moment = moment
        await living.remind(moment)
    assert await both.run(lambda work: reminders.mark(work.connection, "plan")) == MORNING.date()
