"""What comes in the place of Zalo's answers passes too: polling goes on, and no push is given up for it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import pytest

from bot.channels.outage import EVERY, SILENT
from bot.channels.polling import PAUSES
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from domain.ports import Parcel, Sent
from tests.support.foreign_servers import FOREIGN, Gate, gate, http
from tests.support.telegram_foreign import warned
from tests.support.wire import Inbox
from tests.support.zalo_bot_in import Nights
from tests.support.zalo_oa_out import Keys

EMPTY = http(200, '{"ok":true,"result":{}}')


@pytest.fixture
async def stranger() -> AsyncIterator[Gate]:
    async with gate() as made:
        yield made


@pytest.fixture
async def line() -> AsyncIterator[httpx2.AsyncClient]:
    async with open_http(2.0) as made:
        yield made


@pytest.fixture
def client(stranger: Gate, line: httpx2.AsyncClient) -> ZaloBotClient:
    return ZaloBotClient(line, "1:bi-mat", f"http://127.0.0.1:{stranger.port}")


@pytest.mark.parametrize("kind", sorted(FOREIGN.keys() - {"a bare yes"}))
async def test_polling_passes_and_goes_on(
    stranger: Gate, client: ZaloBotClient, inbox: Inbox, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    nights = Nights()
    poller = Poller(client, inbox.take, clock=nights.clock, sleep=nights.sleep)
    stranger.mode = FOREIGN[kind]
    for _ in range(6):
        await poller.step()
    assert nights.slept == [*PAUSES, PAUSES[-1]]
    assert len(warned(caplog)) == 1
    assert "bi-mat" not in caplog.text
    stranger.mode = EMPTY
    await poller.step()
    assert poller.failures == 0


async def test_it_is_told_once_a_minute_and_red_after_five(
    stranger: Gate, client: ZaloBotClient, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    nights = Nights()
    poller = Poller(client, inbox.take, clock=nights.clock, sleep=nights.sleep)
    poller.polling.begins()
    stranger.mode = FOREIGN["a gateway"]
    while nights.now <= SILENT:
        await poller.step()
    assert poller.polling.silent()
    assert len(warned(caplog)) <= 1 + SILENT / EVERY


@pytest.mark.parametrize("kind", FOREIGN)
async def test_a_push_is_never_lost_for_good(stranger: Gate, line: httpx2.AsyncClient, kind: str) -> None:
    stranger.mode = FOREIGN[kind]
    here = f"http://127.0.0.1:{stranger.port}"
    for courier in (ZaloBotCourier(ZaloBotClient(line, "1:x", here)), ZaloOaCourier(_account(line, here))):
        assert (await courier.send(Parcel(1, "7", "x"))).sent in {Sent.LATER, Sent.IN_DOUBT}


def _account(line: httpx2.AsyncClient, here: str) -> ZaloOaClient:
    return ZaloOaClient(line, Keys(), base=here, business=here)
