"""The key of an account in the database: processes that share it, one that dies, and a human who consents again."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.admin.zalo import ZaloBotApiError, consent, read_code
from bot.admin.zalo_findings import key
from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.oauth import Challenge, Granted, OAuth
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import LEASE, TokenPair, Tokens, TokensUnavailableError, pair_of
from bot.settings.settings import Settings
from data.engine.unit_of_work import Writer
from sandbox.zalo_oa import ZaloOaWorld, zalo_oa_app
from sandbox.zalo_oa.world import APP, OA
from tests.support.clock import TestClock
from tests.support.refresher import refresh
from tests.support.servers import listening
from tests.support.victims import run_victim

DAY, CHAIN = timedelta(hours=25), timedelta(days=90)


@dataclass
class Account:
    """An account that consented, its table, and processes that want its key."""

    world: ZaloOaWorld
    base: str
    database: str
    clock: TestClock
    table: TokenTable
    oauth: OAuth

    def tokens(self, alarms: list[str]) -> Tokens:
        async def alarm(code: str) -> None:
            alarms.append(code)

        return Tokens(self.table, self.oauth.refresh, self.clock, alarm)

    async def process(self, *, die: bool = False) -> tuple[int | None, list[dict[str, Any]]]:
        """Let a process of its own want an access token; returns how it ended and what it said."""
        job = {"database": self.database, "base": self.base, "moment": self.clock.moment, "die": die}
        job |= {"account": OA, "app": APP}
        return await run_victim(refresh, job)

    async def pair(self) -> TokenPair:
        found = await self.table.load()
        assert found is not None
        return found


@pytest.fixture
async def account(engine: AsyncEngine, writer: Writer, clock: TestClock, tmp_path: Path) -> AsyncIterator[Account]:
    assert engine.url
    world = ZaloOaWorld(clock.now)
    table = TokenTable(writer, OA)
    async with listening(zalo_oa_app(world)) as base, open_http() as http:
        oauth = OAuth(http, APP, world.keys.app_secret, base)
        await table.begin(pair_of(await oauth.exchange_code(world.keys.consent(), Challenge.new()), clock.now()))
        yield Account(world, base, f"sqlite+aiosqlite:///{tmp_path / 'test.sqlite3'}", clock, table, oauth)


@pytest.mark.kill
async def test_two_processes_refresh_once(account: Account) -> None:
    before = await account.pair()
    account.clock.moment += DAY
    ended = await asyncio.gather(account.process(), account.process())
    now = await account.pair()
    assert list(ended) == [(0, [{"access": now.access, "alarms": []}])] * 2
    assert now.access != before.access
    assert now.leased_until is None


@pytest.mark.kill
async def test_a_kill_between_the_answer_and_the_commit_is_told(account: Account) -> None:
    account.clock.moment += DAY
    assert (await account.process(die=True))[0] == -signal.SIGKILL
    account.clock.moment += LEASE
    alarms: list[str] = []
    tokens = account.tokens(alarms)
    with pytest.raises(TokensUnavailableError, match="chain_broken"):
        await tokens.access()
    assert alarms == ["chain_in_doubt", "chain_broken"]
    assert (await account.pair()).broken == "refused_-14020"
    await account.table.begin(pair_of(Granted("a", "b", DAY, CHAIN), account.clock.now()))  # a human consented
    assert await tokens.access() == "a"


async def test_the_table_keeps_what_the_rules_need(account: Account) -> None:
    pair, now = await account.pair(), account.clock.now()
    assert await account.table.lease(pair.refresh, "one", now, now + LEASE)
    assert not await account.table.lease(pair.refresh, "two", now, now + LEASE)
    await account.table.release(pair.refresh, "two")  # not its own
    assert not await account.table.lease(pair.refresh, "two", now, now + LEASE)
    assert await account.table.lease(pair.refresh, "two", now + LEASE, now + LEASE * 2)  # the first one died
    new = pair_of(Granted("access", "refresh", DAY, CHAIN), now)
    assert not await account.table.replace("another", new)
    assert await account.table.replace(pair.refresh, new)
    assert await account.pair() == new
    assert not await account.table.lease(pair.refresh, "one", now, now + LEASE)


def settings(account: Account, **more: Any) -> Settings:
    told: dict[str, Any] = {
        "database_url": account.database,
        "zalo_oa_id": OA,
        "zalo_oa_app_id": APP,
        "zalo_oa_app_secret": SecretStr(account.world.keys.app_secret),
        "zalo_oa_oauth_base": account.base,
        "public_url": "https://thidua.example.vn",
    }
    return Settings(_env_file=None, **{**told, **more})


async def test_a_human_consents(account: Account) -> None:
    shown: list[str] = []

    def browse(link: str) -> str:
        shown.append(link)
        state = link.rpartition("state=")[2]
        return f"https://thidua.example.vn/?code={account.world.keys.consent()}&oa_id={OA}&state={state}"

    before = await account.pair()
    granted = await consent(settings(account), account.clock.now, browse)
    assert shown[0].startswith(f"{account.base}/v4/oa/permission?app_id={APP}&redirect_uri=https%3A%2F%2Fthidua")
    assert await account.pair() == granted != before
    with pytest.raises(ZaloBotApiError, match="zalo_refused"):
        await consent(settings(account), account.clock.now, lambda _: "a code that nobody gave")
    with pytest.raises(ZaloBotApiError, match="zalo_oa_incomplete"):
        await consent(settings(account, zalo_oa_app_secret=None), account.clock.now, browse)
    assert await account.pair() == granted


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        (" abc ", "abc"),
        ("https://a.vn/?oa_id=1&code=abc&state=s", "abc"),
        ("https://a.vn/?code=abc", "abc"),
    ],
)
def test_the_code_is_found_in_what_was_pasted(pasted: str, found: str) -> None:
    assert read_code(pasted, "s") == found


@pytest.mark.parametrize(
    ("pasted", "problem"),
    [
        ("https://a.vn/?code=abc&state=other", "zalo_other_consent"),
        ("https://a.vn/?error=denied", "zalo_no_code"),
        ("", "zalo_no_code"),
    ],
)
def test_what_is_no_code_of_this_consent_is_refused(pasted: str, problem: str) -> None:
    with pytest.raises(ZaloBotApiError, match=problem):
        read_code(pasted, "s")


async def test_the_doctor_reads_the_key(account: Account) -> None:
    async def state(after: timedelta, **more: Any) -> tuple[str, str]:
        found = await key(settings(account, **more), account.clock.now() + after)
        assert found.text
        return found.state.value, found.code

    assert await state(timedelta()) == ("ok", "zalo_key_lives")
    assert await state(timedelta(days=3)) == ("wrong", "zalo_key_old")
    assert await state(CHAIN) == ("wrong", "zalo_key_broken")
    assert await state(timedelta(), zalo_oa_id="7") == ("wrong", "zalo_key_none")
    assert await state(timedelta(), database_url="sqlite+aiosqlite:////nowhere/x") == ("unchecked", "zalo_key_unread")
    await account.table.mark_broken((await account.pair()).refresh, "refused_1")
    assert await state(timedelta()) == ("wrong", "zalo_key_broken")
