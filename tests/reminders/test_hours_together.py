"""Hours that are set one by one are kept together: nobody waits for an hour that is quiet, or that is another's."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from data.engine.unit_of_work import Work, Writer
from data.enums import SlotState
from data.queries.reminders.reminders import waiting_people
from data.tables import ReminderSlot
from data.types import HANOI
from domain.digest import hours_now
from domain.records.recalling import is_time
from domain.reminders import Hours
from tests.support.clock import TestClock
from tests.support.own_hours import asks, at, chooses, ticks
from tests.support.pushes import Post, doing, person
from tests.support.unit_tree import Keys

EVENING = Hours(quiet_from=time(18), quiet_until=time(6, 30))


async def arrivals(both: Writer, clock: TestClock, hours: Hours, *moments: datetime) -> list[tuple[int, str]]:
    """Live through these moments; tell at which hours who got something."""
    post, arrived = Post(), []
    living = ticks(both, clock, post)
    living.settings = hours
    for moment in moments:
        clock.moment = moment
        await living.drain(moment)
        arrived += [(moment.hour, one.address) for one in post.carried]
        post.carried.clear()
    return arrived


@pytest.mark.parametrize("officers", [8, 11, 17, 20])
async def test_officers_are_reminded_at_their_hour_and_members_at_theirs(
    both: Writer, tree: Keys, clock: TestClock, officers: int
) -> None:
    """28/7/2021: an anniversary for members; the day before officers hear of it. One person is both."""
    officer = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    member = await both.run(doing(person, "Hạnh", member_of=tree["MAY"]))
    hours = Hours(officers=time(officers), members=time(11, 30))
    days = [at(day, hour, month=7) for day in (27, 28) for hour in range(7, 21)]
    arrived = await arrivals(both, clock, hours, *days)
    assert {hour for hour, who in arrived if who == f"telegram-{officer}"} == {officers}
    assert {hour for hour, who in arrived if who == f"telegram-{member}"} == {12}


async def test_who_is_both_gets_one_message_at_the_officers_hour(both: Writer, tree: Keys) -> None:
    """Whichever of the two hours comes first: at the other one alone this person is not among those who wait."""
    day = at(5, 8).date()
    mixed, member = [await both.run(doing(person, name, member_of=tree["MAY"])) for name in ("Mai", "Hạnh")]

    async def plan(work: Work) -> None:
        for who, unit, event in ((mixed, tree["MAY"], "a"), (mixed, None, "b"), (member, None, "b")):
            ref: dict[str, Any] = {"campaign": "c", "event": event, "event_day": day, "day": day}
            await work.add(ReminderSlot(person_id=who, unit_id=unit, state=SlotState.PLANNED, **ref))

    await both.run(plan)
    waiting = {
        (officers, members): await both.run(
            doing(_waiting, day, officers=officers, members=members),
        )
        for officers, members in ((True, False), (False, True), (True, True))
    }
    assert waiting == {(True, False): {mixed}, (False, True): {member}, (True, True): {mixed, member}}


async def _waiting(work: Work, day: date, *, officers: bool, members: bool) -> set[int]:
    return await waiting_people(work.connection, day, [], officers=officers, members=members, limit=9)


async def test_a_chosen_hour_that_is_quiet_by_now_gives_way_to_the_programs(
    both: Writer, tree: Keys, clock: TestClock
) -> None:
    officer = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    await chooses(both, officer, remind_at=time(19), digest_at=time(19))
    await both.run(doing(asks, tree["KKT"]))
    arrived = await arrivals(both, clock, EVENING, *(at(2, hour) for hour in (7, 8, 12, 17, 19, 20)))
    assert [hour for hour, who in arrived if who == f"telegram-{officer}"] == [8, 8]


@pytest.mark.parametrize(("hour", "told"), [(17, True), (18, False), (19, False), (16, False)])
def test_drafts_are_recalled_before_quiet_hours_that_begin_early(hour: int, *, told: bool) -> None:
    assert is_time(datetime(2021, 3, 2, hour, 30, tzinfo=HANOI), EVENING) == told


def test_no_summary_goes_out_at_a_chosen_hour_that_is_quiet() -> None:
    assert hours_now(datetime(2021, 3, 2, 19, 30, tzinfo=HANOI), EVENING) == [time(17)]
