"""An update that was set aside is handled once more when an administrator says so, by the program that runs."""

from __future__ import annotations

import pytest

from data.queries.inbox import dead_letters
from tests.support.launcher import Street


async def test_what_was_set_aside_has_its_effect_after_all(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    hanh = street.person()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        await hanh.taps("Đúng, tiếp tục")
        await hanh.taps("Đồng ý")
        with monkeypatch.context() as patch:
            patch.setattr("handlers.member.joining.enrol.Screen", broken)
            await hanh.says("Lê Thị Hạnh")
        hanh.sees("Có trục trặc")
        await app.inbox.idle()
        async with street.engine.connect() as connection:
            (aside,) = await dead_letters.listed(connection, 10)
        assert aside.problem == "ZeroDivisionError"

        await app.inbox.resume(app.channel)  # nobody asked for it yet
        assert await app.writer.run(lambda work: dead_letters.replay(work.connection, aside.id))
        before = street.shown(hanh.number)
        await app.inbox.resume(app.channel)
        await app.inbox.idle()
        assert street.shown(hanh.number) == before + 1
        hanh.sees("thuộc nhóm nào")

        await app.inbox.resume(app.channel)  # and not twice
        await app.inbox.idle()
        assert street.shown(hanh.number) == before + 1
        assert not await app.writer.run(lambda work: dead_letters.replay(work.connection, aside.id))
        async with street.engine.connect() as connection:
            assert await dead_letters.listed(connection, 10) == []


async def test_a_replay_that_nobody_took_up_is_handled_at_the_next_start(street: Street) -> None:
    hanh = street.person()
    async with street.running() as app:
        await hanh.opens("u-MAY0123")
        (only,) = await street.rows("SELECT id FROM inbox")
        await app.writer.run(lambda work: _poisoned(work.connection, only[0]))
        assert await app.writer.run(lambda work: dead_letters.replay(work.connection, only[0]))
    async with street.open() as app:
        await app.inbox.resume(app.channel)
        await app.inbox.resume(app.channel)
        await app.inbox.idle()
        assert street.shown(hanh.number) == 2
        assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL OR problem IS NOT NULL") == 0


async def _poisoned(connection: object, update_id: int) -> None:
    """As if its handling had failed."""
    await connection.exec_driver_sql(  # type: ignore[attr-defined]  # a connection
        f"UPDATE inbox SET problem = 'ZeroDivisionError' WHERE id = {update_id}"  # noqa: S608 - a number of the test
    )
