"""The ticks erase, say so, let the app go, and make the file unreadable in the night, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.files.media_store import FolderMediaStore
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import (
    ConsentKind,
    MembershipState,
    PublishState,
    PushKind,
    PushState,
    RecordKind,
    RecordState,
    ReviewAction,
    Role,
)
from data.tables import (
    AuditEntry,
    Consent,
    Contact,
    Conversation,
    Export,
    Grant,
    InboxUpdate,
    Membership,
    NamedOnScreen,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    Review,
    RosterEntry,
)
from data.text.collation import person_key
from data.types import HANOI
from domain.calendar import load_national
from domain.errors import Problem
from domain.members.joining import link
from domain.outbox import enqueue
from domain.privacy import ask_to_erase, take_back
from domain.reminders import Almanac
from scheduler.ticks import Ticks
from tests.conftest import SATURDAY, TestClock
from tests.ground.conftest import plant
from tests.pushes.cast import Post, pacer
from tests.support.standard import ESCALATE_DAYS, STANDARD

NAME = "Lường Thị Xuyến"


async def add_person(work: Work, store: FolderMediaStore) -> int:
    """Somebody with a row in every table that can name a person."""
    units = await plant(work)
    person = Person(name=NAME, phone="+84912345678", office_phone="0912345678", created_at=work.now)
    other = Person(name="Trần Thị Hoa", created_at=work.now)
    await work.add(person)
    await work.add(other)
    who, officer, may = person.id or 0, other.id or 0, units["MAY"]
    contact = Contact(channel="telegram", external_id="1000", person_id=who, written_at=work.now)
    desk = Contact(channel="telegram", external_id="2000", person_id=officer, written_at=work.now)
    await work.add(contact)
    await work.add(desk)
    media = await store.keep(b"picture of " + NAME.encode(), "image/jpeg")
    await store.keep_export("secret", NAME.encode())
    record = Record(
        code="TH-4F7K",
        draft_id="d",
        kind=RecordKind.GOOD_DEED,
        campaign="c",
        subject="s",
        round="2021",
        person_id=who,
        unit_id=may,
        unit_as_of=work.now.date(),
        form="f",
        form_version=1,
        answers={"story": {"text": NAME}},
        state=RecordState.SUBMITTED,
        submitted_at=work.now,
        changed_at=work.now,
    )
    await work.add(record)
    rows: list[SQLModel] = [
        Consent(person_id=who, kind=ConsentKind.STORE, version="1", channel="telegram", given_at=work.now),
        Membership(person_id=who, unit_id=may, state=MembershipState.ACTIVE, since=work.now, note=NAME),
        PublishConsent(record_id=record.id or 0, person_id=officer, state=PublishState.ASKED, how=NAME),
        Grant(person_id=who, unit_id=may, role=Role.OFFICER, since=work.now),
        Grant(person_id=officer, unit_id=may, role=Role.OFFICER, since=work.now),
        RosterEntry(unit_id=may, number="1", name="x", folded="x", person_id=who),
        Conversation(contact_id=contact.id or 0, screen={"n": NAME}, draft={"form": {"t": NAME}}, changed_at=work.now),
        Conversation(
            contact_id=desk.id or 0, screen={"sender": NAME}, draft={"officer": {}, "form": {}}, changed_at=work.now
        ),
        NamedOnScreen(contact_id=desk.id or 0, kind="person", of_id=who),
        InboxUpdate(
            channel="telegram",
            external_id="1",
            lane="1000",
            raw={"t": NAME},
            received_at=work.now,
            handled_at=work.now,
        ),
        Photo(
            draft_id="d",
            record_id=record.id,
            person_id=who,
            sha256=media.sha256,
            media_type="image/jpeg",
            size=1,
            received_at=work.now,
        ),
        Export(name="secret", person_id=who, created_at=work.now, expires_at=work.now + timedelta(days=30)),
        Review(
            record_id=record.id or 0,
            officer_id=officer,
            action=ReviewAction.RETURN,
            from_state=RecordState.SUBMITTED,
            to_state=RecordState.RETURNED,
            reason=NAME,
            at=work.now,
        ),
    ]
    for row in rows:
        await work.add(row)
    far = work.now + timedelta(days=300)
    await enqueue(work, key="to", kind=PushKind.NOTICE, person_id=who, text=NAME, due_at=far)
    await enqueue(work, key="about", kind=PushKind.NOTICE, person_id=officer, about_id=who, text=NAME, due_at=far)
    return who


async def read(writer: Writer, entity: type[SQLModel], *names: str) -> list[Any]:
    table = table_of(entity)
    async with writer.engine.connect() as connection:
        rows = (await connection.execute(select(*(table.c[name] for name in names)).order_by(*table.primary_key))).all()
    return [row[0] if len(names) == 1 else tuple(row) for row in rows]


def ticks(writer: Writer, clock: TestClock, post: Post, store: FolderMediaStore) -> Ticks:
    almanac = Almanac([], load_national())
    return Ticks(
        writer,
        clock,
        {"telegram": post},
        {"telegram": pacer()},
        almanac,
        store=store,
        settings=STANDARD,
        escalate_days=ESCALATE_DAYS,
    )


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
