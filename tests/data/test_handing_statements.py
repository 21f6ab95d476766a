"""The statements of handing in say the same on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work, Writer
from data.enums import ConsentKind, Level, MembershipState, RecordKind, RecordState
from data.queries.records import drafts, records, rounds
from data.tables import Consent, Contact, Conversation, Membership, Person, Record
from data.types import HANOI
from domain.units import Act
from domain.units.changes import found

NOW = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)


@pytest.fixture
async def desk(either: AsyncEngine) -> AsyncIterator[Writer]:
    async with Writer(either, lambda: NOW) as writer:
        yield writer


async def _unit(work: Work, code: str, parent: int | None = None) -> int:
    return await found(
        work, Act(since=None), code=code, name=code, short_name=code, level=Level.GRASSROOTS, parent_id=parent
    )


async def _person(work: Work) -> int:
    person = Person(name="Hạnh", created_at=NOW)
    await work.add(person)
    return person.id or 0


async def _member(work: Work, unit: int) -> int:
    """Add somebody who may send a form: they belong to a unit and agreed."""
    who = await _person(work)
    await work.add(Membership(person_id=who, unit_id=unit, state=MembershipState.ACTIVE, since=NOW))
    await work.add(Consent(person_id=who, kind=ConsentKind.STORE, version="1", channel="x", given_at=NOW))
    return who


async def test_the_nearest_unit_that_set_a_closing_day_decides(desk: Writer) -> None:
    async def job(work: Work) -> list[date | None]:
        top = await _unit(work, "TOP")
        middle = await _unit(work, "MID", top)
        low = await _unit(work, "LOW", middle)
        by = await _person(work)
        row = {"campaign": "c", "round": "2021", "set_by": by, "set_at": NOW}
        await rounds.put(work.connection, {**row, "unit_id": top, "closes_on": date(2021, 6, 30)})
        seen = [await rounds.closes_on(work.connection, low, "c", "2021", NOW.date())]
        for day in (date(2021, 5, 1), date(2021, 5, 2)):  # set twice, the second holds
            await rounds.put(work.connection, {**row, "unit_id": middle, "closes_on": day})
        seen += [await rounds.closes_on(work.connection, one, "c", "2021", NOW.date()) for one in (low, top)]
        await rounds.take_away(work.connection, middle, "c", "2021")
        seen += [await rounds.closes_on(work.connection, low, "c", "2021", NOW.date())]
        return [*seen, await rounds.closes_on(work.connection, low, "c", "2022", NOW.date())]

    june = date(2021, 6, 30)
    assert await desk.run(job) == [june, date(2021, 5, 2), june, june, None]


async def test_drafts_are_found_by_when_they_were_touched(desk: Writer) -> None:
    async def job(work: Work) -> tuple[list[str], list[int]]:
        unit = await _unit(work, "U")
        for number, touched in enumerate([None, NOW, NOW - timedelta(days=1), NOW - timedelta(days=9)]):
            contact = Contact(channel="x", external_id=str(number), person_id=await _member(work, unit), written_at=NOW)
            await work.add(contact)
            draft = {"form": {"id": "d"}, "form_at": touched.isoformat()} if touched else {}
            await work.add(Conversation(contact_id=contact.id or 0, screen={}, draft=draft, changed_at=NOW))
        since, until = NOW - timedelta(days=7), NOW
        days, last = (since.isoformat(), until.isoformat()), await drafts.last_contact(work.connection)
        spans = ((0, last), (0, last - 2), (last - 1, last))  # the one that is meant is the last but one
        found = [await drafts.touched_between(work.connection, *days, after=one, upto=to) for one, to in spans]
        rows = await drafts.read(work.connection, [last - 1, last], *days)
        return [row.draft["form_at"] for row in rows], [len(one) for one in found]

    assert await desk.run(job) == ([(NOW - timedelta(days=1)).isoformat()], [1, 0, 0])


async def test_records_before_and_lately(desk: Writer) -> None:
    async def job(work: Work) -> tuple[object, ...]:
        unit, person = await _unit(work, "U"), await _person(work)

        async def add(number: int, kind: RecordKind, round_: str, subject: str, **more: Any) -> None:
            facts: dict[str, Any] = {
                "code": f"C{number}",
                "draft_id": f"d{number}",
                "kind": kind,
                "campaign": "c",
                "form": "f",
            }
            answers = {"what": {"text": str(number)}}
            times = {"submitted_at": NOW, "changed_at": NOW, "unit_as_of": NOW.date(), "form_version": 1}
            whose = {"person_id": person, "unit_id": unit, "subject": subject, "round": round_, "answers": answers}
            await work.add(Record(**{**facts, **times, **whose, "state": RecordState.SUBMITTED, **more}))

        await add(1, RecordKind.TITLE, "2019", "same")
        await add(2, RecordKind.TITLE, "2020", "other")
        await add(3, RecordKind.TITLE, "2020", "same", state=RecordState.REJECTED)
        await add(4, RecordKind.GOOD_DEED, "2021", "good_deed")
        await add(5, RecordKind.GOOD_DEED, "2021", "good_deed", submitted_at=NOW - timedelta(days=40))
        await add(6, RecordKind.TITLE, "2020", "late", state=RecordState.RETURNED, mend_until=date(2021, 2, 26))
        await add(7, RecordKind.TITLE, "2020", "not yet", state=RecordState.RETURNED, mend_until=date(2021, 2, 27))
        before = [
            await records.answers_before(work.connection, person, "f", subject, "2021") for subject in ("same", "new")
        ]
        lately = await records.told_lately(work.connection, unit, NOW - timedelta(days=30), 10)
        overdue = list((await work.connection.execute(rounds.overdue(NOW.date(), 10))).scalars())
        codes = [(await work.session.get_one(Record, key)).code for key in overdue]
        return before[0]["what"], before[1]["what"], [one["what"] for one in lately], codes

    one, newest, lately, codes = await desk.run(job)
    assert (one, newest) == ({"text": "1"}, {"text": "7"})
    assert lately == [{"text": "4"}]
    assert codes == ["C6"]
