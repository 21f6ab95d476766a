"""The ticks erase, say so, let the app go, and make the file unreadable in the night, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.files.media_store import FolderMediaStore
from data.engine.unit_of_work import Work, Writer
from data.enums import (
    MembershipState,
    PushState,
    RecordState,
)
from data.tables import (
    AuditEntry,
    Consent,
    Contact,
    Conversation,
    Grant,
    InboxUpdate,
    Membership,
    Person,
    Push,
    Record,
    RosterEntry,
)
from data.text.collation import person_key
from data.types import HANOI
from domain.errors import Problem
from domain.members.joining import link
from domain.privacy import ask_to_erase, take_back
from tests.support.clock import SATURDAY, TestClock
from tests.support.nights import NAME, add_person, read, ticks
from tests.support.pushes import Post


async def everything(writer: Writer) -> str:
    """Read every row of every table."""
    told = []
    async with writer.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            told += [str(tuple(row)) for row in await connection.execute(select(table))]
    return "\n".join(told)


async def test_a_person_is_erased_from_every_table(
    both: Writer, store: FolderMediaStore, clock: TestClock, tmp_path: Path
) -> None:
    who = await both.run(lambda work: add_person(work, store))
    await both.run(lambda work: ask_to_erase(work, who, "Xoá"))
    before = await everything(both)
    assert NAME in before
    assert person_key(NAME) in before
    post = Post()
    clock.moment = SATURDAY + timedelta(hours=24)
    await ticks(both, clock, post, store).drain(clock.moment)
    left = await everything(both)
    assert NAME not in left
    assert person_key(NAME) not in left
    assert "0912345678" not in left
    assert [text.split(":")[0] for text in post.texts] == ["Đã xóa dữ liệu của anh/chị lúc 08"]
    assert "số điện thoại, 1 bản nháp, 1 hồ sơ, 1 ảnh" in post.texts[0]
    assert "danh sách do đơn vị tự lập" in post.texts[0]
    (journal,) = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert NAME not in journal.read_text("utf-8")
    assert await read(both, Record, "state", "answers") == [(RecordState.WITHDRAWN, {})]
    assert await read(both, RosterEntry, "person_id") == [None]
    assert (await read(both, Membership, "state"), await read(both, Grant, "until")) == (
        [MembershipState.ENDED],
        [clock.moment, None],
    )
    assert (await read(both, Push, "state"))[:2] == [PushState.CANCELLED, PushState.CANCELLED]
    assert await read(both, Conversation, "screen", "draft") == [({}, {}), ({}, {"form": {}})]
    assert await read(both, Consent, "version", "given_at", "withdrawn_at") == [("1", SATURDAY, clock.moment)]
    assert [action for action in await read(both, AuditEntry, "action") if "erase" in action] == [
        "erase_asked",
        "erased",
    ]
    await ticks(both, clock, post, store).erase(clock.moment)
    assert await read(both, Contact, "person_id") == [None, who + 1]


async def test_whoever_is_gone_from_the_app_is_erased_too(
    both: Writer, store: FolderMediaStore, clock: TestClock
) -> None:
    who = await both.run(lambda work: add_person(work, store))
    await both.run(lambda work: ask_to_erase(work, who, "xoa"))

    async def hand_over(work: Work) -> None:
        await link(work, 1, who + 1)

    await both.run(hand_over)
    clock.moment = SATURDAY + timedelta(days=2)
    post = Post()
    await ticks(both, clock, post, store).drain(clock.moment)
    assert post.carried == []
    assert (await read(both, Person, "name"))[0] is None


async def test_nothing_to_take_back_once_it_is_done(both: Writer, store: FolderMediaStore, clock: TestClock) -> None:
    who = await both.run(lambda work: add_person(work, store))
    with pytest.raises(Problem):
        await both.run(lambda work: take_back(work, who))
    await both.run(lambda work: ask_to_erase(work, who, "xoa"))
    clock.moment += timedelta(hours=1)
    due = await both.run(lambda work: ask_to_erase(work, who, "xoa"))
    assert due == SATURDAY + timedelta(hours=24), "asking again does not put it off"
    clock.moment = SATURDAY + timedelta(days=1)
    await ticks(both, clock, Post(), store).erase(clock.moment)
    with pytest.raises(Problem):
        await both.run(lambda work: take_back(work, who))


async def test_once_a_night(both: Writer, store: FolderMediaStore, clock: TestClock) -> None:
    update = InboxUpdate(
        channel="telegram", external_id="1", lane="1", raw={"x": 1}, received_at=SATURDAY, handled_at=SATURDAY
    )
    await both.run(lambda work: work.add(update))
    night = ticks(both, clock, Post(), store)
    for day, hour, kept in ((7, 2, True), (7, 4, True), (8, 2, True), (8, 3, False)):
        clock.moment = datetime(2021, 2, 27, hour, tzinfo=HANOI) + timedelta(days=day)
        await night.retain(clock.moment)
        assert await read(both, InboxUpdate, "raw") == [{"x": 1} if kept else None], (day, hour)
