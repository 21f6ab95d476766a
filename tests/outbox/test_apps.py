"""Codes that join apps, on both databases: used once however many processes try, and never by guessing."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState
from data.queries.members import apps
from data.tables import Contact, LinkCode
from domain.errors import Problem
from domain.members import linking
from tests.support.clock import TestClock
from tests.support.pushes import doing, person, process
from tests.support.unit_tree import Keys

_contact = table_of(Contact)


@pytest.fixture
async def hanh(both: Writer, tree: Keys) -> int:
    assert tree
    return int(await both.run(doing(person, "Lê Thị Hạnh")))


async def strange_app(work: Work, number: int) -> int:
    values = {"channel": "zalo_bot", "external_id": f"z{number}", "state": ContactState.ACTIVE, "written_at": work.now}
    return int((await work.connection.execute(insert(_contact).values(values).returning(_contact.c.id))).scalar_one())


async def owners(engine: AsyncEngine) -> list[int | None]:
    async with engine.connect() as connection:
        return list((await connection.execute(select(_contact.c.person_id).order_by(_contact.c.id))).scalars())


async def test_of_many_processes_one_uses_the_code(
    both: Writer, hanh: int, either: AsyncEngine, clock: TestClock
) -> None:
    issued = await both.run(lambda work: linking.issue(work, hanh, 1))
    phones = [await both.run(doing(strange_app, number)) for number in range(4)]
    offers = [await both.run(doing(linking.look, issued.code, phone)) for phone in phones]

    async def try_it(phone: int, code_id: int) -> str:
        async with process(either, clock.now) as writer:
            try:
                await writer.run(doing(linking.take, code_id, phone))
            except Problem as problem:
                return problem.template
            return "joined"

    tried = await asyncio.gather(*(try_it(p, o.code_id) for p, o in zip(phones, offers, strict=True)))
    assert sorted(tried) == ["joined", *["link_code_over"] * 3]
    assert (await owners(either)).count(hanh) == 2


async def test_forged_and_old_codes_open_nothing(both: Writer, hanh: int, clock: TestClock) -> None:
    issued = await both.run(lambda work: linking.issue(work, hanh, 1))
    forged = ["", "ACEH2345", issued.code[:-1], issued.code + "2", linking.digest(issued.code), "' OR 1=1 --", "\0" * 8]
    for number, typed in enumerate(forged):
        phone = await both.run(doing(strange_app, number))
        assert await both.run(doing(linking.look, typed, phone)) is None
    offer = await both.run(doing(linking.look, issued.code, phone))
    assert offer.name == "Lê Thị Hạnh"
    clock.moment += linking.LIFE + timedelta(seconds=1)
    with pytest.raises(Problem, match="link_code_over"):
        await both.run(doing(linking.take, offer.code_id, phone))
    with pytest.raises(Problem, match="link_code_over"):
        await both.run(doing(linking.take, 10**9, phone))


async def test_a_failed_joining_does_not_use_the_code(both: Writer, hanh: int, either: AsyncEngine) -> None:
    issued = await both.run(lambda work: linking.issue(work, hanh, 1))
    offer = await both.run(doing(linking.look, issued.code, await both.run(doing(strange_app, 1))))
    with pytest.raises(Problem, match="linked_already"):
        await both.run(doing(linking.take, offer.code_id, 1))
    async with either.connect() as connection:
        assert (await connection.scalar(select(table_of(LinkCode).c.used_at))) is None


async def test_which_app_is_preferred(both: Writer, tree: Keys) -> None:
    assert tree
    hoa = int(await both.run(doing(person, "Trần Thị Hoa", channels=("telegram", "zalo_bot"))))

    async def listed() -> list[tuple[str, bool]]:
        return [(row.channel, row.preferred) for row in await both.run(lambda work: apps.listed(work.connection, hoa))]

    assert await listed() == [("zalo_bot", False), ("telegram", False)]
    await both.run(doing(linking.prefer, hoa, 1))
    assert await listed() == [("telegram", True), ("zalo_bot", False)]
    await both.run(doing(linking.prefer, hoa, 2))
    assert await listed() == [("zalo_bot", True), ("telegram", False)]
    await both.run(doing(linking.prefer, hoa, None))
    assert {preferred for _, preferred in await listed()} == {False}
    with pytest.raises(Problem, match="app_not_linked"):
        await both.run(doing(linking.prefer, hoa, 99))


async def test_codes_that_are_over_are_forgotten_at_night(both: Writer, hanh: int, clock: TestClock) -> None:
    await both.run(lambda work: linking.issue(work, hanh, 1))
    clock.moment += linking.LIFE
    await both.run(lambda work: apps.forget_expired(work.connection, work.now))
    async with both.engine.connect() as connection:
        assert (await connection.execute(select(table_of(LinkCode).c.id))).all() == []
