"""What people chose for themselves is kept to: no reminder that was switched off, none before the chosen hour."""

from __future__ import annotations

from datetime import time

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Writer
from data.enums import PushKind, PushState
from domain.members.preferences import choose_kind, summarise_at
from tests.support.clock import TestClock
from tests.support.own_hours import asks, at, chooses, ticks
from tests.support.pushes import Post, doing, person, rows
from tests.support.unit_tree import Keys


async def test_the_summary_comes_at_the_chosen_hour(both: Writer, tree: Keys, clock: TestClock) -> None:
    early = await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    late = await both.run(doing(person, "Sơn", officer_of=[tree["MAY"]]))
    await both.run(doing(asks, tree["MAY"]))
    await chooses(both, late, digest_at=time(17))
    post, arrived = Post(), []
    for hour in (7, 8, 12, 16, 17, 18, 20, 21):
        clock.moment = at(1, hour)
        await ticks(both, clock, post).drain(clock.moment)
        arrived += [(hour, one.address) for one in post.carried]
        post.carried.clear()
    officers = {f"telegram-{early}", f"telegram-{late}"}  # whoever waits hears of it too, once, in the evening
    of_officers = [(hour, address) for hour, address in arrived if address in officers]
    assert of_officers == [(8, f"telegram-{early}"), (17, f"telegram-{late}")]


async def test_who_changes_the_hour_gets_one_summary_a_day(
    both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine
) -> None:
    officer = await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    await both.run(doing(asks, tree["MAY"]))
    clock.moment = at(1, 8)
    await ticks(both, clock, Post()).digest(clock.moment)
    await chooses(both, officer, digest_at=time(17))
    clock.moment = at(1, 17)
    await ticks(both, clock, Post()).digest(clock.moment)
    assert await rows(either, "kind") == [PushKind.DIGEST]


async def test_who_wants_no_summary_gets_none_until_they_choose_an_hour(
    both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine
) -> None:
    without = await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    wanting = await both.run(doing(person, "Sơn", officer_of=[tree["MAY"]]))
    await both.run(doing(asks, tree["MAY"]))
    await both.run(doing(choose_kind, without, "summaries", wanted=False))
    clock.moment, post = at(1, 8), Post()
    await ticks(both, clock, post).drain(clock.moment)
    assert [one.address for one in post.carried] == [f"telegram-{wanting}"]
    assert sorted(await rows(either, "person_id", "state", "problem")) == [
        (without, PushState.GONE, "not_wanted"),
        (wanting, PushState.SENT, None),
    ]
    await both.run(doing(summarise_at, without, "17:00"))
    clock.moment = at(2, 17)
    await ticks(both, clock, post).drain(clock.moment)
    assert f"telegram-{without}" in [one.address for one in post.carried]


async def test_a_summary_that_waits_ends_when_none_is_wanted_any_more(
    both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine
) -> None:
    officer = await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    await both.run(doing(asks, tree["MAY"]))
    clock.moment = at(1, 8)
    await ticks(both, clock, Post()).digest(clock.moment)
    await both.run(doing(choose_kind, officer, "summaries", wanted=False))
    assert await rows(either, "state", "problem") == [(PushState.GONE, "not_wanted")]


async def test_an_officers_reminder_waits_for_the_chosen_hour(both: Writer, tree: Keys, clock: TestClock) -> None:
    officer = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    await chooses(both, officer, remind_at=time(19))
    post = Post()
    for hour in (8, 12, 18):
        clock.moment = at(2, hour)
        await ticks(both, clock, post).drain(clock.moment)
    assert post.carried == []
    clock.moment = at(2, 19)
    await ticks(both, clock, post).drain(clock.moment)
    assert "Kế hoạch hành động" in post.carried[0].text


async def test_greetings_and_reminders_are_switched_off_one_by_one(both: Writer, tree: Keys, clock: TestClock) -> None:
    greeted = await both.run(doing(person, "Hạnh", member_of=tree["MAY"]))
    silent = await both.run(doing(person, "Mai", member_of=tree["MAY"]))
    await chooses(both, greeted, reminders=False)
    await chooses(both, silent, wishes=False)
    post = Post()
    clock.moment = at(28, 12, month=7)
    await ticks(both, clock, post).drain(clock.moment)
    assert [one.address for one in post.carried] == [f"telegram-{greeted}"]
