from __future__ import annotations

from datetime import timedelta
from typing import Any

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
    RecordKind,
    RecordState,
    ReviewAction,
    Role,
)
from data.tables import (
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
    Record,
    Review,
    RosterEntry,
)
from domain.calendar import load_national
from domain.outbox import enqueue
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, pacer
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import plant

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
    almanac = CampaignCalendar([], load_national())
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
