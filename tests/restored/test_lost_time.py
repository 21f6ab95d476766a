"""Of the time that a backup does not know nothing is sent a second time: it is held, or recorded as missed."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app.policies import REACHES
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import AnnouncementState, PushKind, PushState, SlotState
from data.queries.reminders import reminders
from data.tables import Announcement, Push, ReminderSlot
from data.types import HANOI
from domain import announcements, campaigns
from domain.calendar import load_national
from domain.catching_up import WhoWrote, catch_up
from domain.letters import desk, writing
from domain.privacy import Periods, ask_to_erase
from domain.privacy.retention import retain
from domain.reminders import CampaignCalendar
from domain.restored import Lost, decide, hold
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, notice, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys

BACKUP = datetime(2021, 3, 4, 2, 30, tzinfo=HANOI)  # before a day on which officers are reminded
BACK = datetime(2021, 3, 5, 15, 0, tzinfo=HANOI)  # the afternoon of another
NOBODY = CampaignCalendar(campaigns.load_all().values(), load_national())


@pytest.fixture
async def people(both: Writer, tree: Keys, clock: TestClock) -> dict[str, int]:
    clock.moment = BACKUP

    async def settle(work: Work) -> dict[str, int]:
        await reminders.set_mark(work.connection, "plan", BACKUP.date() - timedelta(days=1))
        await person(work, "Sơn", officer_of=[tree["KKT"], tree["BV"]])
        return {
            "MAY": tree["MAY"],
            "BINH": await person(work, "Lê Bình", officer_of=[tree["MAY"]]),
            "HANH": await person(work, "Hạnh", member_of=tree["MAY"]),
        }

    return await both.run(settle)


async def announced(work: Work, people: dict[str, int]) -> None:
    meant: dict[str, Any] = {"unit_id": people["MAY"], "author": people["BINH"], "role": None}
    await announcements.send(work, draft_id="d", text="Họp lúc 8 giờ", hours=STANDARD, **meant)


async def brought_back(writer: Writer, clock: TestClock) -> Lost:
    clock.moment = BACK
    return await writer.run(lambda work: hold(work, NOBODY, BACKUP, STANDARD))


async def states(writer: Writer) -> dict[str, str]:
    """Return the state of each push, by the beginning of its key."""
    async with writer.engine.connect() as connection:
        rows = await connection.execute(select(table_of(Push).c.key, table_of(Push).c.state))
        return {row.key.partition(":")[0]: row.state.value for row in rows}


def ticks(writer: Writer, clock: TestClock, post: Post) -> Ticks:
    return Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, NOBODY, STANDARD, ESCALATE_DAYS)


async def test_what_was_due_is_held_and_what_was_under_way_is_in_doubt(
    both: Writer, people: dict[str, int], clock: TestClock
) -> None:
    async def queue(work: Work) -> None:
        await notice(work, people["HANH"], "due")
        await notice(work, people["HANH"], "tomorrow", due_at=BACK + timedelta(days=1))
        flying = await notice(work, people["HANH"], "flying")
        pushes = table_of(Push)
        await work.connection.execute(update(pushes).where(pushes.c.id == flying).values(state=PushState.SENDING))

    await both.run(queue)
    lost = await brought_back(both, clock)
    assert await states(both) == {"due": "held", "tomorrow": "queued", "flying": "in_doubt"}
    assert lost.held == {PushKind.NOTICE: 1}


@pytest.mark.parametrize("lost_before", [True, False], ids=["before", "after"])
async def test_what_had_reached_nobody_may_have_been_told_in_that_time(
    both: Writer, people: dict[str, int], clock: TestClock, *, lost_before: bool
) -> None:
    """They hear of it when they write; of what was lost before the backup perhaps they have heard by then."""

    async def lose(work: Work) -> None:
        key = await notice(work, people["HANH"], "lost")
        pushes = table_of(Push)
        values = {"state": PushState.GONE, "problem": "window_closed", "settled_at": work.now}
        await work.connection.execute(update(pushes).where(pushes.c.id == key).values(values))

    async def hears(work: Work) -> None:
        await catch_up(work, WhoWrote(people["HANH"], 0, "zalo_oa"), NOBODY, REACHES, STANDARD)

    if lost_before:
        await both.run(lose)
        await brought_back(both, clock)
    else:
        await brought_back(both, clock)
        await both.run(lose)
    await both.run(hears)
    assert await states(both) == {"lost": "gone" if lost_before else "later"}


async def test_the_first_start_after_it_sends_nothing_of_that_time(
    both: Writer, people: dict[str, int], clock: TestClock
) -> None:
    """Reminders, summaries and announcements of the day before and of this morning; what is still to come comes."""

    async def plan(work: Work) -> None:
        await notice(work, people["HANH"], "due")
        await announced(work, people)

    await both.run(plan)
    await brought_back(both, clock)
    post = Post()
    await ticks(both, clock, post).drain(clock.moment)
    clock.moment += timedelta(hours=1)
    await ticks(both, clock, post).drain(clock.moment)
    assert post.texts == []
    async with both.engine.connect() as connection:
        slots = Counter((await connection.execute(select(table_of(ReminderSlot).c.state))).scalars())
        made = (await connection.execute(select(table_of(Announcement)))).one()
    assert slots == {SlotState.MISSED: 2}  # of the day before, and of this morning
    assert (made.state, made.paused_for) == (AnnouncementState.CANCELLED, "missed")


async def test_a_letter_that_would_have_risen_in_that_time_lies_above_and_nobody_hears_of_it_again(
    both: Writer, tree: Keys, people: dict[str, int], clock: TestClock
) -> None:
    clock.moment = datetime(2021, 3, 1, 10, 0, tzinfo=HANOI)  # it rises on the 4th at ten
    above = await both.run(doing(person, "Đinh Văn Bình", officer_of=[tree["KKT"]]))
    await both.run(doing(writing.write, people["HANH"], "Gửi hồ sơ ở đâu?", STANDARD))
    await brought_back(both, clock)
    assert len((await both.run(doing(desk.read_queue, above))).keys) == 1
    found = await states(both)
    assert (found["letters_raised"], found["letter_raised"]) == ("held", "held")
    post = Post()
    await ticks(both, clock, post).drain(clock.moment)
    assert not [text for text in post.texts if "chờ quá 3 ngày" in text or "chưa được trả lời" in text]


async def test_an_announcement_that_was_under_way_waits_for_its_officer(
    both: Writer, people: dict[str, int], clock: TestClock
) -> None:
    clock.moment = BACKUP.replace(hour=9)

    async def begin(work: Work) -> None:
        await announced(work, people)

    await both.run(begin)
    nobody = Post()
    await ticks(both, clock, nobody).announce(clock.moment)
    lost = await brought_back(both, clock)
    assert (lost.paused, lost.held) == (1, {PushKind.ANNOUNCEMENT: 1})
    post = Post()
    await ticks(both, clock, post).drain(clock.moment)
    assert post.texts == []

    async def resume(work: Work) -> None:
        made = (await work.connection.execute(select(table_of(Announcement)))).one()
        await announcements.resume(work, people["BINH"], made.id, STANDARD)

    await both.run(resume)
    await ticks(both, clock, post).drain(clock.moment)
    assert [("Họp lúc 8 giờ" in text) for text in post.texts[:1]] == [True]


async def test_who_should_have_been_erased_is_and_the_word_to_them_is_held(
    both: Writer, people: dict[str, int], clock: TestClock
) -> None:
    await both.run(lambda work: ask_to_erase(work, people["HANH"], "XÓA"))
    lost = await brought_back(both, clock)
    assert [one.person_id for one in lost.erased] == [people["HANH"]]
    assert (await states(both))["erased"] == "held"


@pytest.mark.parametrize(("send", "left"), [(True, ["a"]), (False, [])])
async def test_somebody_decides_by_kind(
    both: Writer,
    people: dict[str, int],
    clock: TestClock,
    send: bool,  # noqa: FBT001 - both are tried
    left: list[str],
) -> None:
    async def queue(work: Work) -> None:
        await notice(work, people["HANH"], "a")
        await notice(work, people["HANH"], "b", kind=PushKind.REMINDER)

    await both.run(queue)
    await brought_back(both, clock)
    assert await both.run(lambda work: decide(work, {PushKind.NOTICE}, send=send, hours=STANDARD)) == 1
    post = Post()
    await ticks(both, clock, post).drain(clock.moment)
    assert (post.texts, (await states(both))["b"]) == (left, "held")


async def test_what_nobody_decides_about_is_forgotten_like_what_was_sent(
    both: Writer, people: dict[str, int], clock: TestClock, tmp_path: Any
) -> None:
    from bot.files.media_store import FolderMediaStore  # noqa: PLC0415 - for this test alone

    await both.run(lambda work: notice(work, people["HANH"], "Hạnh ơi"))
    await brought_back(both, clock)
    clock.moment = BACK + Periods().pushed_texts + timedelta(days=1)
    await retain(both, FolderMediaStore(tmp_path), clock.moment, Periods())
    async with both.engine.connect() as connection:
        rows = (await connection.execute(select(table_of(Push).c.text, table_of(Push).c.state))).all()
    assert [tuple(row) for row in rows] == [("", PushState.CANCELLED)]
