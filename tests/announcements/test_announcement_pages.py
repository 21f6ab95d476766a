"""Taking an audience page by page: each person once, whatever ends in between, and never far ahead of the sending."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState, Role
from data.queries.announcements import announcements as announcing
from data.queries.outbox import bodies
from data.tables import Announcement, Membership, Person, Push
from domain import announcements
from domain.announcements import Extras, recipients
from domain.ports import Outcome, Sent
from tests.support.announcement_pages import CROWD, PAGE, Crowd, conduct, crowd, send, small_pages, told
from tests.support.pushes import Post, delivery, doing, person, rows
from tests.support.unit_tree import Keys

__all__ = ["crowd", "small_pages"]


async def test_the_first_page_is_there_at_once_and_the_others_follow(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author)
    first = await told(both)
    assert 0 < len(first) <= PAGE
    post = Post()
    assert await delivery(both, post).run() == len(first)  # nobody waits for the rest
    far = await both.run(doing_progress(made))
    assert not far.finished
    await conduct(both)
    assert await told(both) == crowd.people
    await conduct(both)
    await delivery(both, post).run()
    assert len({parcel.address for parcel in post.carried}) == len(post.carried) == CROWD
    assert set(post.texts) == {"THÔNG BÁO của Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp\nHọp lúc 8 giờ"}
    assert set(await rows(both.engine, "text")) == {None}  # one text, and a million rows that point to it


def doing_progress(made: Announcement) -> Any:
    return lambda work: announcements.progress(work.connection, made.id or 0)


async def test_no_more_waits_than_is_sent_in_a_while(
    both: Writer, tree: Keys, crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "AHEAD", 15)
    made = await send(both, tree, crowd.author)
    for _ in range(3):
        await conduct(both)
    waiting = len(await told(both))
    assert 15 < waiting <= 15 + PAGE
    far = await both.run(doing_progress(made))
    assert (far.total, far.waiting, far.percent) == (CROWD, CROWD, 0)  # counted beside the writer
    post = Post()
    while await delivery(both, post).run() + await conduct(both):
        assert len(await told(both)) - len(post.carried) <= 15 + PAGE
    assert len(post.carried) == CROWD + 1  # and the author hears that it is over


async def test_whoever_is_in_two_groups_gets_one(both: Writer, tree: Keys, crowd: Crowd) -> None:
    twice = crowd.people[0]

    async def join(work: Work) -> None:
        active = MembershipState.ACTIVE
        await work.add(Membership(person_id=twice, unit_id=tree["GIAY"], state=active, since=work.now))

    await both.run(join)
    await send(both, tree, crowd.author)
    await conduct(both)
    assert (await told(both)).count(twice) == 1


async def test_who_comes_later_is_not_among_it_and_who_left_is_no_more(both: Writer, tree: Keys, crowd: Crowd) -> None:
    late = crowd.people[-1]

    async def confirm_late(work: Work) -> None:
        table = table_of(Membership)
        later = table.update().where(table.c.person_id == late)
        await work.connection.execute(later.values(decided_at=work.now + STEP))

    await both.run(confirm_late)
    await send(both, tree, crowd.author)

    async def change(work: Work) -> None:
        table = table_of(Person)
        gone = table.update().where(table.c.id == crowd.people[-2])
        await work.connection.execute(gone.values(erased_at=work.now))
        await person(work, "Người mới", member_of=tree["MAY"])

    await both.run(change)
    await conduct(both)
    assert await told(both) == crowd.people[:-2]


STEP = timedelta(hours=1)


async def test_a_process_that_ends_between_two_pages_does_nothing_twice(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author)
    for at in range(3):

        async def break_off(work: Work, at: int = at) -> None:
            await recipients._feed_once(work, made.id or 0)
            msg = f"the power failed {at} times"
            raise RuntimeError(msg)

        with pytest.raises(RuntimeError):
            await both.run(break_off)
        await both.run(partial(recipients._feed_once, announcement_id=made.id or 0))
    await asyncio.gather(*(conduct(both) for _ in range(3)))  # and two clocks that tick at once
    assert await told(both) == crowd.people


async def test_a_few_among_many_are_found_without_looking_at_everybody(both: Writer, tree: Keys, crowd: Crowd) -> None:
    leader = await both.run(doing(person, "Tổ trưởng", officer_of=[tree["MAY"]], role=Role.SECTION_LEADER))
    looked: list[int] = []

    async def count(connection: Any, *given: Any, **more: Any) -> int:
        looked.append(1)
        return await whole(connection, *given, **more)

    whole = announcing.page
    announcing.page = count
    try:
        await send(both, tree, crowd.author, role=Role.SECTION_LEADER)
        await conduct(both)
    finally:
        announcing.page = whole
    assert await told(both) == [leader]
    assert len(looked) <= 4  # of seven pages


async def test_a_correction_goes_to_exactly_those_who_got_it(both: Writer, tree: Keys, crowd: Crowd) -> None:
    first = await send(both, tree, crowd.author)
    await conduct(both)
    gone, doubt = Outcome(Sent.GONE, problem="forbidden"), Outcome(Sent.IN_DOUBT, problem="timeout")
    post = Post(answers=[gone, doubt, Outcome(Sent.FAILED, problem="refused_400")])
    await delivery(both, post).run()
    await conduct(both)
    got = [parcel.address for parcel in post.carried[1:2] + post.carried[3:CROWD]]
    await send(both, tree, crowd.author, draft_id="d2", extras=Extras(corrects=first.id))
    await conduct(both)
    after = Post()
    await delivery(both, after).run()
    corrected = [parcel.address for parcel in after.carried if "ĐÍNH CHÍNH" in parcel.text]
    assert sorted(corrected) == sorted(got)


async def test_the_text_of_a_person_can_be_shown_and_erased(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author, extras=Extras(acknowledge=True))
    table, erased = table_of(Push), crowd.people[0]

    async def look(work: Work) -> list[str | None]:
        found = select(bodies.text_of()).where(table.c.announcement_id == made.id).order_by(table.c.person_id).limit(2)
        return list((await work.connection.execute(found)).scalars())

    async def erase(work: Work) -> Any:
        gone = table.update().where(table.c.person_id == erased)
        await work.connection.execute(gone.values(text=""))
        push = await work.connection.scalar(select(table.c.id).where(table.c.person_id == erased))
        return await bodies.choices_of(work.connection, push or 0, erased)

    assert all("Họp lúc 8 giờ" in (text or "") for text in await both.run(look))
    assert await both.run(erase) == []
    assert [bool(text) for text in await both.run(look)] == [False, True]
