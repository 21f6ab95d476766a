"""The officers' summary of the morning."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState, PushKind, RecordKind, RecordState
from data.tables import Membership, Record
from data.types import HANOI
from domain import digest
from domain.calendar import load_national
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, pacer, person, rows
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys

_numbers = count()


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2021, 2, day, hour, minute, tzinfo=HANOI)


async def asks(work: Work, name: str, unit_id: int) -> None:
    """Somebody waits to be confirmed."""
    who = await person(work, name)
    await work.add(Membership(person_id=who, unit_id=unit_id, state=MembershipState.WAITING, since=work.now))


async def submits(work: Work, who: int, unit_id: int, state: RecordState = RecordState.SUBMITTED) -> None:
    number = next(_numbers)
    record = Record(
        code=f"TH-{number}", draft_id=f"d{number}", kind=RecordKind.TASK, campaign="c", subject="s", round="2021",
        person_id=who, unit_id=unit_id, unit_as_of=date(2021, 2, 25), form="task", form_version=1, state=state,
        submitted_at=work.now, changed_at=work.now,
    )  # fmt: skip
    await work.add(record)


@dataclass
class Officers:
    province: int
    zone: int
    sewing: int
    shoes: int


@pytest.fixture
async def officers(both: Writer, tree: Keys, clock: TestClock) -> Officers:
    """Two people and one record wait at the sewing company, and a record of its own officer."""
    clock.moment = at(7, 30)

    async def plant(work: Work) -> Officers:
        made = Officers(
            province=await person(work, "Hùng", officer_of=[tree["LDLD-TH"]]),
            zone=await person(work, "Sơn", officer_of=[tree["KKT"], tree["MAY"]]),
            sewing=await person(work, "Hoa", officer_of=[tree["MAY"]], member_of=tree["MAY"]),
            shoes=await person(work, "Tám", officer_of=[tree["GIAY"]]),
        )
        for name in ("Hạnh", "Mai"):
            await asks(work, name, tree["MAY"])
        await submits(work, await person(work, "Lan"), tree["MAY"])
        await submits(work, await person(work, "Bình"), tree["MAY"], RecordState.HELD)
        await submits(work, made.sewing, tree["MAY"])
        return made

    return await both.run(plant)


def ticks(writer: Writer, clock: TestClock, post: Post) -> Ticks:
    almanac = CampaignCalendar([], load_national())
    return Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, almanac, STANDARD, ESCALATE_DAYS)


async def test_each_officer_hears_what_their_own_queue_shows(both: Writer, officers: Officers) -> None:
    """Nobody's own record is in their own queue; whoever holds two roles sees a thing once."""
    found = await both.run(lambda work: digest.waiting(work.connection, work.now, ESCALATE_DAYS, STANDARD))
    assert [tuple(one) for one in found] == [
        (officers.zone, 2, 2, 0),
        (officers.sewing, 2, 1, 0),
    ]


async def test_one_message_each_with_its_buttons(
    both: Writer, officers: Officers, clock: TestClock, either: AsyncEngine
) -> None:
    post = Post()
    for _ in range(2):
        await ticks(both, clock, post).drain(clock.moment)
    assert len(post.carried) == 2
    sewing = next(one for one in post.carried if one.address == f"telegram-{officers.sewing}")
    assert sewing.text == "Hôm nay có 2 người chờ xác nhận, 1 hồ sơ chờ xem xét."
    assert [[one["label"] for one in row] for row in sewing.choices or []] == [
        ["Xác nhận người"],
        ["Xem hồ sơ"],
        ["Đổi giờ nhắc"],
    ]
    assert set(await rows(either, "kind")) == {PushKind.DIGEST}


async def test_a_page_in_each_unit_and_who_ends_midway_tells_nobody_twice(
    both: Writer, officers: Officers, clock: TestClock, either: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "PAGE", 1)
    run, units = both.run, 0

    async def ending(job: Callable[[Work], Awaitable[Any]]) -> Any:
        nonlocal units
        units += 1
        if units == 2:
            raise KeyboardInterrupt
        return await run(job)

    monkeypatch.setattr(both, "run", ending)
    with pytest.raises(KeyboardInterrupt):
        await ticks(both, clock, Post()).digest(clock.moment)
    assert len(await rows(either, "kind")) == 1
    monkeypatch.setattr(both, "run", run)
    for _ in range(2):
        await ticks(both, clock, Post()).digest(clock.moment)
    assert sorted(await rows(either, "person_id")) == sorted((officers.zone, officers.sewing))


async def test_nothing_waiting_nothing_sent(both: Writer, tree: Keys, clock: TestClock, either: AsyncEngine) -> None:
    clock.moment = at(8)
    await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    await ticks(both, clock, Post()).digest(clock.moment)
    assert await rows(either, "kind") == []


HOURS: Sequence[tuple[datetime, bool]] = [
    (at(7, 29), False),
    (at(7, 30), True),
    (at(11, 59), True),
    (at(12), False),
    (at(18), False),
    (at(8, 0, 12), False),  # mồng 1 Tết
]


@pytest.mark.parametrize(("now", "sent"), HOURS)
def test_the_hours_of_the_summary(now: datetime, sent: bool) -> None:  # noqa: FBT001 - a table's column
    assert (None in digest.hours_now(now, STANDARD)) is sent
