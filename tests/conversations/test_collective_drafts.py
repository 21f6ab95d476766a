"""A draft for a collective is recalled while whoever left it leads the collective, also where they are no member."""

from __future__ import annotations

from datetime import timedelta

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Grant
from domain.records.recalling import recall_drafts
from tests.support.clock import TestClock
from tests.support.collectives import TITLE, begins, document, put, registers_title
from tests.support.handing_in import person_of, pushes
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture(autouse=True)
def asked(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    put(town, document())
    monkeypatch.setattr("domain.campaigns.get", lambda _: document())


async def leaves_a_draft(officer: User, clock: TestClock) -> None:
    await begins(officer, "CĐ May Sao Mai")
    await officer.taps(TITLE)
    await officer.taps("Giảm hàng lỗi")
    clock.moment = clock.moment.replace(hour=19, minute=0) + timedelta(days=1)


async def test_an_officer_is_asked_to_go_on(town: Town, officer: User, clock: TestClock) -> None:
    await leaves_a_draft(officer, clock)
    assert await recall_drafts(town.writer, STANDARD) == 1
    assert "Đồng chí còn một bản nháp." in str((await pushes(town, officer))[-1].text)


async def test_nobody_is_asked_who_leads_it_no_more(town: Town, officer: User, clock: TestClock) -> None:
    await leaves_a_draft(officer, clock)
    key, grant = await person_of(town, officer), table_of(Grant)

    async def end(work: Work) -> None:
        await work.connection.execute(grant.update().where(grant.c.person_id == key).values(until=work.now))

    await town.writer.run(end)
    assert await recall_drafts(town.writer, STANDARD) == 0


async def test_nobody_is_asked_to_go_on_with_what_another_officer_has_sent(
    town: Town, officer: User, clock: TestClock
) -> None:
    await leaves_a_draft(officer, clock)
    await registers_title(await make_officer(town, "Phạm Văn Long", "MAY0123"))
    assert await recall_drafts(town.writer, STANDARD) == 0
