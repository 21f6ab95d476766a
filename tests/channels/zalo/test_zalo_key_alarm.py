"""The account's key needs a human: administrators hear of it in their apps too, once a day."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from bot.channels.zalo.oa.key_alarm import KeyAlarm
from bot.settings.settings import Settings
from data.engine.unit_of_work import Work, Writer
from data.enums import Role
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.pushes import person, rows
from tests.support.town import _build_units

CODES = ("chain_ends", "chain_in_doubt", "chain_broken", "token_refused")


@pytest.fixture
async def chief(writer: Writer) -> int:
    async def come(work: Work) -> int:
        await _build_units(work)
        top = await by_code(work.connection, "LDLD-TH", work.now.date())
        assert top is not None
        return await person(work, "Hoa", officer_of=[top.id], role=Role.ADMINISTRATOR, channels=("zalo_bot",))

    return await writer.run(come)


@pytest.mark.parametrize("code", CODES)
async def test_an_administrator_is_told_once_a_day_without_telegram(
    writer: Writer, clock: TestClock, chief: int, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    alarm = KeyAlarm(Settings(_env_file=None, admin_chat_id=None), clock, writer)
    for days in (0, 0, 1):
        clock.moment += timedelta(days=days)
        await alarm(code)
        await KeyAlarm(Settings(_env_file=None, admin_chat_id=None), clock, writer)(code)  # another process
    told = await rows(writer.engine, "person_id", "text")
    assert [who for who, _ in told] == [chief, chief]
    assert "Zalo OA" in told[0][1]
    assert caplog.text.count("Zalo OA") >= 6, "the log has it each time"


async def test_a_line_that_fails_does_not_keep_it_from_the_apps(
    writer: Writer, clock: TestClock, chief: int, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(_env_file=None, admin_chat_id=7, telegram_token="1:x", telegram_api_base="http://127.0.0.1:9")
    with caplog.at_level(logging.WARNING):
        await KeyAlarm(settings, clock, writer)("chain_ends")
    assert "line could not be used" in caplog.text
    assert await rows(writer.engine, "person_id") == [chief]
