"""Recalling drafts: however many were left, nobody waits for more than a page of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from data.engine.statements import table_of
from data.engine.unit_of_work import Job, T, Work, Writer
from data.enums import ConsentKind, ContactState, MembershipState
from data.tables import Consent, Contact, Conversation, Membership, Person, Push, RoundClosing, Unit
from data.types import HANOI
from domain.campaigns.attaching import attach
from domain.records.recalling import PAGE, recall_drafts
from domain.reminders import Hours
from tests.support.clock import TestClock
from tests.support.plans import heard

EVENING = datetime(2021, 2, 28, 19, 0, tzinfo=HANOI)
REST = PAGE // 2
LEFT = 2 * PAGE + REST
OF = {"kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker"}
DRAFT = {**OF, "form": "x", "version": 1, "at": "x", "answers": {"a": {}}}


@pytest.fixture
async def drafts(writer: Writer, clock: TestClock) -> Writer:
    """Let many members leave a draft the day before, and one of them an empty form."""
    clock.moment = EVENING
    left = EVENING - timedelta(days=1)
    keys = range(1, LEFT + 2)

    person = {"name": "x", "address_form": "bạn", "wishes": True, "reminders": True, "created_at": left}
    app = {"channel": "x", "state": ContactState.ACTIVE, "written_at": left}
    belongs = {"unit_id": 1, "state": MembershipState.ACTIVE, "since": left}
    agreed = {"kind": ConsentKind.STORE, "version": "1", "channel": "x", "given_at": left}
    shown = {"version": 1, "seq": 1, "answered": 1, "screen": {}, "changed_at": left}

    def draft(key: int) -> dict[str, Any]:
        answers = DRAFT["answers"] if key <= LEFT else {}
        return {"form": {**DRAFT, "id": f"d{key}", "answers": answers}, "form_at": left.isoformat()}

    async def fill(work: Work) -> None:
        rows: dict[type[SQLModel], list[dict[str, Any]]] = {
            Person: [{**person, "id": key} for key in keys],
            Unit: [{"id": 1, "code": "U", "join_code": "U"}],
            Membership: [{**belongs, "person_id": key} for key in keys],
            Consent: [{**agreed, "person_id": key} for key in keys],
            Contact: [{**app, "id": key, "external_id": str(key), "person_id": key} for key in keys],
            Conversation: [{**shown, "contact_id": key, "draft": draft(key)} for key in keys],
        }
        for entity, values in rows.items():
            await work.connection.execute(table_of(entity).insert(), values)
        await attach(work, "thanh-hoa-2021", 1)

    await writer.run(fill)
    return writer


async def waiting(writer: Writer) -> int:
    async with writer.engine.connect() as connection:
        return await connection.scalar(select(func.count()).select_from(table_of(Push))) or 0


async def test_a_page_is_one_unit_of_two_statements(drafts: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[int] = []
    run = drafts.run

    async def counting(job: Job[T]) -> T:
        before = await waiting(drafts)
        result = await run(job)
        pages.append(await waiting(drafts) - before)
        return result

    monkeypatch.setattr(drafts, "run", counting)
    with heard(drafts.writes_on) as statements:
        assert await recall_drafts(drafts, Hours()) == LEFT
    assert pages == [PAGE, PAGE, REST, 0]  # the last unit notes the day
    assert len({one for one in statements if "outbox" in one}) <= 2  # a full page's, and the last page's
    assert await recall_drafts(drafts, Hours()) == 0


async def test_who_ends_midway_goes_on_and_asks_nobody_twice(drafts: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    run, units = drafts.run, 0

    async def ending(job: Job[T]) -> T:
        nonlocal units
        units += 1
        if units == 2:
            raise KeyboardInterrupt
        return await run(job)

    monkeypatch.setattr(drafts, "run", ending)
    with pytest.raises(KeyboardInterrupt):
        await recall_drafts(drafts, Hours())
    assert await waiting(drafts) == PAGE
    assert await recall_drafts(drafts, Hours()) == LEFT - PAGE
    assert await waiting(drafts) == LEFT


@pytest.mark.parametrize(("last", "asked"), [(EVENING.date(), LEFT), (EVENING.date() - timedelta(days=1), 0)])
async def test_nobody_is_asked_to_go_on_with_what_their_round_has_closed_for(
    drafts: Writer, last: date, asked: int
) -> None:
    closing = RoundClosing(unit_id=1, campaign="thanh-hoa-2021", round="2021", closes_on=last, set_by=1, set_at=EVENING)
    await drafts.run(lambda work: work.add(closing))
    assert await recall_drafts(drafts, Hours()) == asked
