"""The switch of a channel, and what the administrator reads of ways, money and quotas."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from fastapi import FastAPI

from bot.admin.finding import State
from bot.admin.quota import quota
from bot.app.policies import REACHES
from bot.settings.settings import Settings
from bot.web.metrics import Sources, metrics_router
from data.engine.unit_of_work import Writer
from data.enums import PushState
from data.queries.outbox import channels
from data.types import HANOI
from domain.outbox import quotas
from domain.ports import Outcome, Sent
from tests.support.clock import TestClock
from tests.support.commands import Does, Type
from tests.support.pushes import Post, delivery, doing, notice, person, rows
from tests.support.ready_and_metrics import numbers_of


@pytest.fixture
def two(does: Does, cast: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Somebody who writes from both apps, and somebody with the bot alone."""
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:x")
    monkeypatch.setenv("ZALO_BOT_TOKEN", "2:y")

    async def fill(writer: Writer) -> dict[str, int]:
        both = await writer.run(doing(person, "Hai", channels=("telegram", "zalo_bot")))
        alone = await writer.run(doing(person, "Một", channels=("zalo_bot",)))
        for who in (both, alone):
            await writer.run(doing(notice, who))
        return {"both": both, "alone": alone, **cast}

    found: dict[str, int] = does(fill)
    return found


@pytest.mark.usefixtures("two")
def test_off_says_where_what_waits_goes_and_on_brings_it_back(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    told = types("channel", "off", "zalo_bot")
    assert told.exit_code == 0, told.output
    assert [line.split(maxsplit=1) for line in told.output.splitlines()[1:]] == [
        ["1", "tin đang chờ sẽ đi qua telegram"],
        ["1", "tin chờ đến khi có đường gửi; nhắc việc và lời chúc hết ngày thì bỏ"],
    ]
    assert "zalo_bot      ĐÃ TẮT từ" in types("channel").output
    assert "zalo_oa       chưa cài đặt" in types("channel").output
    monkeypatch.setenv("ZALO_OA_ID", "7")
    assert "zalo_oa       đang dùng; tháng này tải lên 0/5.000 tệp" in types("channel").output
    assert "2  tin đang chờ sẽ đi qua zalo_bot" in types("channel", "on", "zalo_bot").output
    assert "zalo_bot      đang dùng; tháng này 0/3.000 tin, 2/50 người" in types("channel").output


@pytest.mark.usefixtures("two")
def test_another_name_is_refused(types: Type) -> None:
    assert types("channel", "off", "viber").exit_code == 2


def test_the_ledger_tells_ways_money_and_who_is_out_of_reach(types: Type, does: Does, two: dict[str, int]) -> None:
    async def send(writer: Writer) -> None:
        await delivery(writer, Post("zalo_bot", [Outcome(Sent.SENT), Outcome(Sent.GONE)]), "telegram").run()
        await writer.run(lambda work: channels.count(work.connection, "zalo_oa", work.now.date(), billed=1))

    does(send)
    assert does(lambda writer: rows(writer.engine, "state", "way")) == [
        (PushState.SENT, "zalo_bot"),
        (PushState.GONE, "zalo_bot"),
    ]
    told = types("outbox", "--state", "sent").output
    assert "1  zalo_bot" in told
    assert "qua zalo_bot, mã" in told
    assert "Không tới được 1 người" in told
    assert two


async def test_the_months_are_among_the_numbers(both: Writer, clock: TestClock) -> None:
    await both.run(doing(quotas.note_sent, {"zalo_bot": 2500}))
    await both.run(doing(person, "Hạnh", channels=("zalo_bot",)))
    await both.run(lambda work: channels.switch(work.connection, "zalo_oa", work.now))
    app = FastAPI()
    app.include_router(metrics_router(Sources(both.engine, clock, {}, None, REACHES), everybody=False))
    found = await numbers_of(app)
    assert (found["thidua_month_messageszalo_bot"], found["thidua_month_limitzalo_bot"]) == (2500, 3000)
    assert (found["thidua_channel_userszalo_bot"], found["thidua_month_billedzalo_oa"]) == (1, 0)
    assert (found["thidua_channel_shutzalo_bot"], found["thidua_channel_shutzalo_oa"]) == (0, 1)


@pytest.mark.parametrize(
    ("sent", "state", "words"),
    [
        (100, State.OK, "102/3000 tin"),
        (2398, State.NOTE, "nhường cho câu trả lời"),
        (2998, State.WRONG, "Đã hết hạn mức"),
    ],
)
def test_the_doctor_sees_the_month(folder: Path, sent: int, state: State, words: str) -> None:
    now = datetime(2021, 2, 27, 8, tzinfo=HANOI)
    with closing(sqlite3.connect(folder / "ops.sqlite3")) as connection:
        row = ("zalo_bot", "2021-02-01", sent, 2, 0)
        connection.execute("INSERT INTO channel_month (channel, month, sent, received, billed) VALUES (?,?,?,?,?)", row)
        connection.commit()
    assert quota(Settings(_env_file=None), now) == []
    (found,) = quota(Settings(_env_file=None, zalo_bot_token="2:y"), now)
    assert found.state is state
    assert words in found.text
    assert found.title == "Hạn mức Zalo Bot"
