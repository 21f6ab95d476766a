"""The statements of belonging, on SQLite and on PostgreSQL."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState, MatchKind, MembershipState, RecordKind, RecordState, Role, WorkerCategory
from data.queries.members import members, people
from data.tables import Contact, Grant, Membership, Person, Record, RosterEntry
from domain.errors import Problem
from domain.members import belonging, directory, grants, joining, lost_phones, matching
from domain.members.joining import Joining
from domain.privacy.consent import agree_again, withdraw_consent
from domain.review import people_queue
from domain.text.normalise import fold
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys, either_writer, plant

__all__ = ["either_writer"]

PHONE = "+84912345678"


async def officer_of(work: Work, unit_id: int) -> int:
    person = Person(name="Trần Thị Hoa", created_at=work.now)
    await work.add(person)
    await work.add(Grant(person_id=person.id or 0, unit_id=unit_id, role=Role.OFFICER, since=work.now))
    return person.id or 0


async def newcomer(work: Work, unit_id: int, name: str) -> int:
    contact = Contact(channel="telegram", external_id=secrets.token_hex(8), written_at=work.now)
    await work.add(contact)
    told = Joining(contact.id or 0, "telegram", unit_id, name, WorkerCategory.WORKER)
    return (await joining.join(work, told)).id or 0


async def hold(work: Work, person_id: int, unit_id: int, code: str) -> None:
    times = {"submitted_at": work.now, "changed_at": work.now}
    named = {"campaign": "x", "subject": "t", "round": "2021", "form": "title", "form_version": 1}
    where = {"person_id": person_id, "unit_id": unit_id, "unit_as_of": work.now.date()}
    told = {"code": code, "draft_id": code, "kind": RecordKind.TITLE, "state": RecordState.HELD, "answers": {}}
    await work.add(Record.model_validate({**times, **named, **where, **told, "returned_parts": {}}))


async def test_from_the_list_to_the_queue(either_writer: Writer) -> None:
    async def story(work: Work) -> None:
        keys: Keys = await plant(work)
        hoa = await officer_of(work, keys["MAY"])
        listed = {"number": "1", "name": "Giàng A Páo", "folded": fold("Giàng A Páo"), "phone": PHONE}
        await work.add(RosterEntry(unit_id=keys["MAY"], **listed))  # type: ignore[arg-type]  # columns by name
        pao = await newcomer(work, keys["MAY"], "Giang A Pao")
        stranger = await newcomer(work, keys["MAY"], "Người Lạ")
        await hold(work, pao, keys["MAY"], "TH-1")
        await hold(work, stranger, keys["MAY"], "TH-2")
        assert await matching.wanted(work, pao)
        assert (await matching.match_phone(work, pao, "0912 345 678")).matched
        assert not (await matching.match_phone(work, stranger, "0912 345 678")).found
        matched, total = await people_queue.matched(work, hoa, ESCALATE_DAYS)
        assert (len(matched), total) == (1, 2)
        assert await people_queue.confirm_listed(work, hoa, matched, STANDARD) == 1
        assert await people_queue.confirm_listed(work, hoa, matched, STANDARD) == 0
        record = table_of(Record)
        states = (await work.connection.execute(select(record.c.state).order_by(record.c.id))).scalars().all()
        assert states == [RecordState.SUBMITTED, RecordState.HELD]
        counted = await members.count(work.connection, keys["LDLD-TH"], work.now)
        assert counted == {MembershipState.ACTIVE: 1, MembershipState.WAITING: 1}
        size = await directory.size(work, hoa, keys["MAY"])
        assert (size.confirmed, size.waiting, size.listed, size.bare) == (1, 1, 1, 0)

    await either_writer.run(story)


async def test_a_new_phone_and_units_without_an_officer(either_writer: Writer) -> None:
    async def story(work: Work) -> None:
        keys: Keys = await plant(work)
        hoa = await officer_of(work, keys["MAY"])
        above = await officer_of(work, keys["KKT"])
        pao = await newcomer(work, keys["MAY"], "Giàng A Páo")
        old = await people_queue.first(work, hoa, ESCALATE_DAYS)
        await people_queue.confirm_all(work, hoa, [one.membership_id for one in old], STANDARD)
        assert await lost_phones.cut(work, hoa, old[0].membership_id, STANDARD) == 1
        again = await newcomer(work, keys["MAY"], "Giàng A Páo")
        new = await people_queue.first(work, hoa, ESCALATE_DAYS)
        assert [one.key for one in await directory.namesakes(work, new[0].membership_id)] == [old[0].membership_id]
        await lost_phones.merge(work, hoa, new[0].membership_id, old[0].membership_id, STANDARD)
        contact = table_of(Contact)
        found = (await work.connection.execute(select(contact.c.person_id, contact.c.state))).all()
        assert {(row[0], row[1]) for row in found} == {(pao, ContactState.CUT), (pao, ContactState.ACTIVE)}
        assert again != pao
        bare = await grants.bare_units(work, above, keys["KKT"])
        assert [one.id for one in bare] == [keys["GIAY"]]
        holders = await grants.holders(work, above, keys["KKT"], "hoa may")
        assert [one.unit for one in holders] == ["Công đoàn Công ty May Sao Mai"]

    await either_writer.run(story)


async def test_moving_and_taking_back(either_writer: Writer) -> None:
    async def story(work: Work) -> None:
        keys: Keys = await plant(work)
        hoa = await officer_of(work, keys["MAY"])
        pao = await newcomer(work, keys["MAY"], "Giàng A Páo")
        first = await people_queue.first(work, hoa, ESCALATE_DAYS)
        await people_queue.confirm_all(work, hoa, [first[0].membership_id], STANDARD)
        work.session.expire_all()
        _, ended = await belonging.enter(work, pao, keys["BV"], hours=STANDARD)
        assert ended == first[0].membership_id
        with pytest.raises(Problem, match="here_already"):
            await belonging.enter(work, pao, keys["BV"], hours=STANDARD)
        work.session.expire_all()
        await belonging.take_back(work, pao, ended, STANDARD)
        membership = table_of(Membership)
        columns = (membership.c.state, membership.c.unit_id, membership.c.until)
        now = (await work.connection.execute(select(*columns).order_by(membership.c.id))).all()
        assert [row[0] for row in now] == [MembershipState.ACTIVE, MembershipState.ENDED]
        assert now[0][2] is None
        assert now[1][2] - work.now == timedelta(0)

    await either_writer.run(story)


async def test_a_pairing_survives_a_return(either_writer: Writer) -> None:
    """The line went on being theirs, but who came back was asked after as somebody whom the list does not know."""

    async def story(work: Work) -> list[MatchKind | None]:
        keys: Keys = await plant(work)
        hoa = await officer_of(work, keys["MAY"])
        line = RosterEntry(unit_id=keys["MAY"], number="1", name="Giàng A Páo", folded=fold("Giàng A Páo"))
        await work.add(line)
        pao = await newcomer(work, keys["MAY"], "Giàng A Páo")
        (first, *_) = await people.current_membership(work.connection, pao) or (0,)
        await matching.pair(work, hoa, first, line.id or 0)
        away, _ = await belonging.enter(work, pao, keys["GIAY"], hours=STANDARD)
        back, _ = await belonging.enter(work, pao, keys["MAY"], hours=STANDARD)
        await withdraw_consent(work, pao, STANDARD)
        await agree_again(work, pao, "telegram")
        (last, *_) = await people.current_membership(work.connection, pao) or (0,)
        return [away.matched_by, back.matched_by, (await work.session.get_one(Membership, last)).matched_by]

    assert await either_writer.run(story) == [None, MatchKind.OFFICER, MatchKind.OFFICER]
