from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.oauth import Challenge, OAuth
from sandbox.zalo_oa import ZaloOaWorld, zalo_oa_app
from sandbox.zalo_oa.world import APP
from tests.support.clock import TestClock
from tests.support.servers import listening

HANH, HOA = "186729651760683225", "186729651760683226"


async def nap(_: float) -> None:
    """Wait for nothing."""


class Chain:
    """Keeps the newest tokens in memory: enough for one process."""

    def __init__(self, oauth: OAuth) -> None:
        self.oauth = oauth
        self.token = self.refresh = ""
        self.alarms = 0

    async def consent(self, code: str) -> None:
        granted = await self.oauth.exchange_code(code, Challenge.new())
        self.token, self.refresh = granted.access, granted.refresh

    async def access(self) -> str:
        return self.token

    async def renewed(self, stale: str) -> str:
        granted = await self.oauth.refresh(self.refresh)
        assert granted.access != stale
        self.token, self.refresh = granted.access, granted.refresh
        return self.token

    async def refused_anew(self) -> None:
        self.alarms += 1


@pytest.fixture
def world(clock: TestClock) -> ZaloOaWorld:
    world = ZaloOaWorld(clock.now, pause=nap)
    world.add_person(HANH, "Hạnh", "84912345678")
    world.add_person(HOA, "Hoa")
    return world


@pytest.fixture
async def chain(world: ZaloOaWorld) -> AsyncIterator[Chain]:
    async with listening(zalo_oa_app(world)) as base, open_http() as http:
        world.cdn.base = base
        chain = Chain(OAuth(http, APP, "app-secret", base))
        await chain.consent(world.keys.consent())
        yield chain
    await world.calls.close()


@pytest.fixture
async def client(world: ZaloOaWorld, chain: Chain) -> AsyncIterator[ZaloOaClient]:
    async with open_http() as http:
        yield ZaloOaClient(http, chain, base=world.cdn.base, business=world.cdn.base)
