"""What the program forgets by itself, and what it keeps, on both databases."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from bot.files.media_store import FolderMediaStore
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind, PushState
from data.queries.privacy.retention import forget_texts
from data.tables import Contact, Conversation, Export, Handout, InboxUpdate, Person, Photo, Push, Tally
from domain.limits import Kind, demand
from domain.privacy import Periods, make_unreadable, retain
from tests.support.clock import SATURDAY, TestClock

DAY = timedelta(days=1)


async def read(writer: Writer, entity: type[SQLModel], *names: str) -> list[Any]:
    table = table_of(entity)
    async with writer.engine.connect() as connection:
        rows = (await connection.execute(select(*(table.c[name] for name in names)).order_by(*table.primary_key))).all()
    return [row[0] if len(names) == 1 else tuple(row) for row in rows]


async def night(writer: Writer, store: FolderMediaStore, now: datetime) -> None:
    await retain(writer, store, now, Periods())


@pytest.mark.parametrize(
    ("handled", "kept"),
    [(SATURDAY - 8 * DAY, False), (SATURDAY - 6 * DAY, True), (None, True)],
    ids=["long ago", "lately", "not yet"],
)
async def test_raw_updates(both: Writer, store: FolderMediaStore, handled: datetime | None, *, kept: bool) -> None:
    long_ago = SATURDAY - 30 * DAY
    update = InboxUpdate(
        channel="telegram", external_id="7", lane="1000", raw={"x": 1}, received_at=long_ago, handled_at=handled
    )
    await both.run(lambda work: work.add(update))
    await night(both, store, SATURDAY)
    told = ("7", "1000", {"x": 1}) if kept else ("7", "", None)
    assert await read(both, InboxUpdate, "external_id", "lane", "raw") == [told]


@pytest.mark.parametrize(
    ("state", "settled", "kept"),
    [
        (PushState.SENT, SATURDAY - 91 * DAY, False),
        (PushState.IN_DOUBT, SATURDAY - 91 * DAY, False),
        (PushState.SENT, SATURDAY - 89 * DAY, True),
        (PushState.LATER, SATURDAY - 91 * DAY, True),
        (PushState.QUEUED, None, True),
    ],
)
async def test_pushed_texts(
    both: Writer, store: FolderMediaStore, state: PushState, settled: datetime | None, *, kept: bool
) -> None:
    async def add(work: Work) -> None:
        person = Person(name="Lê Thị Hạnh", created_at=SATURDAY)
        await work.add(person)
        await work.add(
            Push(
                key="x",
                kind=PushKind.NOTICE,
                person_id=person.id or 0,
                text="Chào",
                choices=[[{"code": "x"}]],
                state=state,
                due_at=SATURDAY,
                created_at=SATURDAY,
                settled_at=settled,
            )
        )

    await both.run(add)
    await night(both, store, SATURDAY)
    told = ("Chào", [[{"code": "x"}]], state) if kept else ("", None, state)
    assert await read(both, Push, "text", "choices", "state") == [told]


async def contact(work: Work, number: str, silent: timedelta, person: Person | None = None) -> int:
    if person is not None:
        await work.add(person)
    since = SATURDAY - silent
    made = Contact(
        channel="telegram", external_id=number, person_id=person.id if person else None, written_at=SATURDAY - 90 * DAY
    )
    await work.add(made)
    await work.add(Conversation(contact_id=made.id or 0, screen={"name": "x"}, draft={"join": {}}, changed_at=since))
    await work.add(
        InboxUpdate(
            channel="telegram", external_id=number, lane=number, raw={"x": 1}, received_at=since, handled_at=SATURDAY
        )
    )
    return made.id or 0


async def test_strangers_go_and_leave_only_the_numbers_of_their_updates(both: Writer, store: FolderMediaStore) -> None:
    async def add(work: Work) -> None:
        member, erased = Person(name="Hạnh", created_at=SATURDAY), Person(created_at=SATURDAY, erased_at=SATURDAY)
        gone = await contact(work, "31", 31 * DAY)
        await contact(work, "29", 29 * DAY)
        await contact(work, "100", 100 * DAY, member)
        await contact(work, "40", 40 * DAY, erased)
        await work.add(
            Push(
                key="x",
                kind=PushKind.NOTICE,
                person_id=erased.id or 0,
                text="",
                state=PushState.SENT,
                due_at=SATURDAY,
                created_at=SATURDAY,
                settled_at=SATURDAY,
                contact_id=gone,
            )
        )

    await both.run(add)
    await night(both, store, SATURDAY)
    assert await read(both, Contact, "external_id") == ["29", "100"]
    assert len(await read(both, Conversation, "contact_id")) == 2
    assert await read(both, InboxUpdate, "external_id", "lane", "raw") == [
        ("31", "", None),
        ("29", "29", {"x": 1}),
        ("100", "100", {"x": 1}),
        ("40", "", None),
    ]
    assert await read(both, Push, "contact_id") == [None]


async def test_a_thousand_rows_and_one_more(both: Writer, store: FolderMediaStore) -> None:
    async def add(work: Work) -> None:
        rows = [
            {
                "channel": "telegram",
                "external_id": str(number),
                "lane": "1",
                "raw": {"x": 1},
                "received_at": SATURDAY - 9 * DAY,
                "handled_at": SATURDAY - 9 * DAY,
                "tries": 0,
            }
            for number in range(1001)
        ]
        await work.connection.execute(table_of(InboxUpdate).insert(), rows)

    await both.run(add)
    await night(both, store, SATURDAY)
    assert set(await read(both, InboxUpdate, "raw")) == {None}


async def test_counts_go_after_two_days(both: Writer, store: FolderMediaStore, clock: TestClock) -> None:
    for _ in range(3):
        await both.run(lambda work: demand(work, Kind.RECORDS, "person:1", 10))
    assert await read(both, Tally, "count") == [3]
    clock.moment += 3 * DAY
    await night(both, store, clock.moment)
    assert await read(both, Tally, "count") == []


async def test_a_picture_that_nobody_names_goes_once_it_is_old(both: Writer, store: FolderMediaStore) -> None:
    old, named, young = [await store.keep(content, "image/jpeg") for content in (b"old", b"named", b"young")]
    for media in (old, named):
        os.utime(store._path(media.sha256, ".jpg"), (1, 1))

    async def name(work: Work) -> None:
        person = Person(name="Hạnh", created_at=SATURDAY)
        await work.add(person)
        photo = Photo(
            draft_id="d",
            person_id=person.id or 0,
            sha256=named.sha256,
            media_type="image/jpeg",
            size=5,
            received_at=SATURDAY,
        )
        await work.add(photo)

    await both.run(name)
    await night(both, store, SATURDAY)
    assert [store._path(media.sha256, ".jpg").exists() for media in (old, named, young)] == [False, True, True]
    await store.keep(b"named", "image/jpeg")  # sent again: it is young again
    assert named.sha256 not in await store.settled_names()


async def test_copies_and_handed_out_files_that_no_row_names_go_once_they_are_old(
    both: Writer, store: FolderMediaStore
) -> None:
    """One was left by a process that ended too early, one was made while its person was erased, one is over."""
    folder = store.folder / "exports"
    for name in ("left", "live", "over", "handed", "young"):
        await store.keep_export(name, b"PK")
    (folder / "left.0123456789abcdef.part").write_bytes(b"P")
    for path in folder.iterdir():
        if path.stem != "young":
            os.utime(path, (1, 1))

    async def add(work: Work) -> None:
        person = Person(name="Hạnh", created_at=SATURDAY)
        await work.add(person)
        for key, end in (("live", SATURDAY + DAY), ("over", SATURDAY)):
            await work.add(Export(name=key, person_id=person.id or 0, created_at=SATURDAY - DAY, expires_at=end))
        await work.add(
            Handout(
                digest="handed", channel="zalo_bot", address="1", name="x", media_type="x", expires_at=SATURDAY + DAY
            )
        )

    await both.run(add)
    await night(both, store, SATURDAY)
    assert sorted(path.name for path in folder.iterdir()) == ["handed.zip", "live.zip", "young.zip"]


async def test_compacting_is_harmless_on_both(both: Writer) -> None:
    await both.run(lambda work: work.add(Person(created_at=SATURDAY, erased_at=SATURDAY)))
    await make_unreadable(both, since=None)
    assert await read(both, Person, "name") == [None]


async def test_texts_that_were_forgotten_are_not_read_again(writer: Writer, engine: AsyncEngine) -> None:
    """Else each page of a night, and each night, would take longer than the one before."""
    asked: list[tuple[str, Any]] = []
    hear = partial(_note_pages, asked=asked)
    event.listen(writer.writes_on.sync_engine, "before_cursor_execute", hear)
    await writer.run(lambda work: forget_texts(work.connection, SATURDAY, 500))
    event.remove(writer.writes_on.sync_engine, "before_cursor_execute", hear)
    ((statement, values),) = asked
    async with engine.connect() as connection:
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    assert any("ix_outbox_written" in row[-1] for row in plan), plan


def _note_pages(_: object, __: object, statement: str, values: Any, *___: object, asked: list[tuple[str, Any]]) -> None:
    if statement.startswith("UPDATE outbox"):
        asked.append((statement, values))
