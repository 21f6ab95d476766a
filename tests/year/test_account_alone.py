"""The year 2026 of 300 members who have only Zalo and wrote once, when they joined: with templates, and without."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.engine.unit_of_work import Writer
from data.enums import PushKind
from data.queries.outbox import undelivered_people
from data.types import HANOI
from tests.support.account_alone import FREE, LOST, PAID, Account, open_account
from tests.support.clock import TestClock
from tests.support.town import put_units
from tests.support.zalo_costs import JOINED, MEMBERS, pushes

AFTER_JOINING, IN_AUTUMN = date(2026, 1, 6), date(2026, 11, 20)
PROMISED = [day for day, kind in pushes() if kind is not PushKind.ANNOUNCEMENT]
"""The five greetings of the year, and the last call to register: what tests/year lives day by day."""

TOLD = Counter(day.month for day in (AFTER_JOINING, *PROMISED, IN_AUTUMN))


@pytest.fixture
async def account(
    request: pytest.FixtureRequest, writer: Writer, clock: TestClock, tmp_path: Path, empty_sqlite: Path
) -> Account:
    await put_units(writer, empty_sqlite, tmp_path)
    made = await open_account(writer, clock, templates=request.param)
    await made.announces(AFTER_JOINING, "Mời nhận quà Tết tại hội trường.")
    await made.lives(PROMISED)
    await made.announces(IN_AUTUMN, "Mời họp bình xét danh hiệu thi đua.")
    return made


@pytest.mark.parametrize("account", [True], indirect=True, ids=["templates"])
async def test_with_templates_everybody_hears_all_that_is_promised(account: Account) -> None:
    assert len(PROMISED) == 6
    wanted = {month: Counter({PAID: MEMBERS * told}) for month, told in TOLD.items()}
    wanted[1] = Counter({FREE: MEMBERS})  # within two days of the one message
    assert await account.reached() == wanted
    for person in account.world.people.values():
        assert [one.billed for one in person.seen] == [False] + [True] * (len(PROMISED) + 1)
    (hanh, *_) = account.world.people.values()
    assert "han_cuoi: 31/3/2026, ma: ĐĂNG KÝ" in hanh.seen[2].text  # what to send, for who wants to do it
    assert "ma: TIN2" in hanh.seen[-1].text


@pytest.mark.parametrize("account", [False], indirect=True, ids=["none"])
async def test_without_templates_the_officers_know_whom_nothing_reached(account: Account) -> None:
    wanted = {month: Counter({LOST: MEMBERS * told}) for month, told in TOLD.items()}
    wanted[1] = Counter({FREE: MEMBERS})
    assert await account.reached() == wanted
    assert {len(person.seen) for person in account.world.people.values()} == {1}
    async with account.writer.engine.connect() as connection:
        now = account.clock.now()
        theirs = undelivered_people.people_of(account.unit, now, below=False)
        listed = await undelivered_people.listed(connection, theirs, JOINED.astimezone(HANOI), 2 * MEMBERS)
    assert {row.person_id for row in listed} == set(account.members)
    assert all(row.name for row in listed)
