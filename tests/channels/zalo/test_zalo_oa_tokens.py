from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from bot.channels.zalo.http import InDoubtError, NotReachedError, RefusedError
from bot.channels.zalo.oa.oauth import Challenge, Granted, OAuth
from bot.channels.zalo.oa.tokens import LEASE, TokenPair, Tokens, TokensUnavailableError, pair_of
from tests.support.clock import SATURDAY, TestClock
from tests.support.wire import Wire

DAY, CHAIN = timedelta(hours=25), timedelta(days=90)


class Shelf:
    """What the processes share: each method is one step that nothing comes between."""

    def __init__(self, pair: TokenPair | None) -> None:
        self.pair = pair
        self.holder = ""
        self.full = False
        self.written = True  # False: whoever replaces dies before its commit

    async def load(self) -> TokenPair | None:
        return self.pair

    async def lease(self, refresh: str, holder: str, now: datetime, until: datetime) -> bool:
        pair = self.pair
        if pair is None or pair.refresh != refresh or (pair.leased_until is not None and pair.leased_until > now):
            return False
        self.pair, self.holder = replace(pair, leased_until=until), holder
        return True

    async def release(self, refresh: str, holder: str) -> None:
        if self.pair and self.pair.refresh == refresh and self.holder == holder:
            self.pair = replace(self.pair, leased_until=None)

    async def replace(self, refresh: str, new: TokenPair) -> bool:
        if not self.written:
            raise KilledError
        if self.full:
            raise OSError
        if self.pair is None or self.pair.refresh != refresh:
            return False
        self.pair = new
        return True

    async def mark_broken(self, refresh: str, problem: str) -> None:
        if self.pair and self.pair.refresh == refresh:
            self.pair = replace(self.pair, broken=problem)


class KilledError(BaseException):
    pass


class Zalo:
    """Grants a new pair for the newest refresh token, once."""

    def __init__(self) -> None:
        self.count = 1
        self.asked: list[str] = []
        self.problem: Exception | None = None

    async def ask(self, refresh: str) -> Granted:
        self.asked.append(refresh)
        await asyncio.sleep(0)
        if self.problem:
            raise self.problem
        if refresh != f"refresh-{self.count}":
            raise RefusedError(-14020, "refresh token reused")
        self.count += 1
        return Granted(f"access-{self.count}", f"refresh-{self.count}", DAY, CHAIN)


@pytest.fixture
def zalo() -> Zalo:
    return Zalo()


@pytest.fixture
def shelf(clock: TestClock) -> Shelf:
    return Shelf(pair_of(Granted("access-1", "refresh-1", DAY, CHAIN), clock.now()))


@pytest.fixture
def alarms() -> list[str]:
    return []


@pytest.fixture
def tokens(shelf: Shelf, zalo: Zalo, clock: TestClock, alarms: list[str]) -> Tokens:
    return process(shelf, zalo, clock, alarms)


def process(shelf: Shelf, zalo: Zalo, clock: TestClock, alarms: list[str]) -> Tokens:
    async def alarm(code: str) -> None:
        alarms.append(code)

    return Tokens(shelf, zalo.ask, clock, alarm, sleep=lambda _: asyncio.sleep(0))


async def test_a_token_that_works_is_used(tokens: Tokens, zalo: Zalo) -> None:
    assert await tokens.access() == "access-1"
    assert zalo.asked == []


async def test_an_old_token_is_replaced_and_the_new_pair_is_on_the_shelf(
    tokens: Tokens, shelf: Shelf, clock: TestClock
) -> None:
    clock.moment += DAY
    assert await tokens.access() == "access-2"
    assert shelf.pair == pair_of(Granted("access-2", "refresh-2", DAY, CHAIN), clock.now())


async def test_many_callers_in_two_processes_refresh_once(
    tokens: Tokens, shelf: Shelf, zalo: Zalo, clock: TestClock, alarms: list[str]
) -> None:
    other = process(shelf, zalo, clock, alarms)
    found = await asyncio.gather(*(one.renewed("access-1") for one in (tokens, other) * 5))
    assert set(found) == {"access-2"}
    assert zalo.asked == ["refresh-1"]
    assert alarms == []


async def test_a_kill_between_the_answer_and_the_commit_is_not_silent(
    tokens: Tokens, shelf: Shelf, zalo: Zalo, clock: TestClock, alarms: list[str]
) -> None:
    shelf.written = False
    with pytest.raises(KilledError):
        await tokens.renewed("access-1")
    shelf.written = True
    after = process(shelf, zalo, clock, alarms)
    with pytest.raises(TokensUnavailableError, match="refreshing"):  # the dead one's lease still holds
        await after.renewed("access-1")
    clock.moment += LEASE
    with pytest.raises(TokensUnavailableError, match="chain_broken"):
        await after.renewed("access-1")
    assert alarms == ["chain_in_doubt", "chain_broken"]
    with pytest.raises(TokensUnavailableError, match="chain_broken"):
        await after.renewed("access-1")
    assert len(zalo.asked) == 2
    assert await after.access() == "access-1"  # until it ends


async def test_a_pair_that_could_not_be_written_is_kept_and_not_used(
    tokens: Tokens, shelf: Shelf, zalo: Zalo, clock: TestClock, alarms: list[str]
) -> None:
    shelf.full = True
    with pytest.raises(TokensUnavailableError, match="not_committed"):
        await tokens.renewed("access-1")
    assert alarms == ["chain_in_doubt"]
    shelf.full = False
    clock.moment += LEASE
    assert await tokens.renewed("access-1") == "access-2"
    assert zalo.asked == ["refresh-1"]
    assert shelf.pair is not None
    assert shelf.pair.refresh == "refresh-2"


async def test_a_kill_before_zalo_heard_of_it_mends_itself(
    tokens: Tokens, zalo: Zalo, clock: TestClock, alarms: list[str]
) -> None:
    zalo.problem = InDoubtError("timeout")
    with pytest.raises(TokensUnavailableError, match="in_doubt"):
        await tokens.renewed("access-1")
    zalo.problem = None
    clock.moment += LEASE
    assert await tokens.renewed("access-1") == "access-2"
    assert alarms == ["chain_in_doubt"]


@pytest.mark.parametrize(
    "problem", [NotReachedError("x"), RefusedError(-32), RefusedError(403, "a page", foreign=True)]
)
async def test_what_says_nothing_of_the_token_is_tried_again_at_once(
    tokens: Tokens, shelf: Shelf, zalo: Zalo, alarms: list[str], problem: Exception
) -> None:
    zalo.problem = problem
    with pytest.raises(TokensUnavailableError, match="not_reached"):
        await tokens.renewed("access-1")
    assert shelf.pair is not None
    assert shelf.pair.leased_until is None
    zalo.problem = None
    assert await tokens.renewed("access-1") == "access-2"
    assert alarms == []


async def test_a_consent_during_a_refresh_wins(tokens: Tokens, shelf: Shelf, zalo: Zalo, clock: TestClock) -> None:
    consented = pair_of(Granted("access-9", "refresh-9", DAY, CHAIN), clock.now())
    refreshing = asyncio.create_task(tokens.renewed("access-1"))
    while not zalo.asked:  # noqa: ASYNC110 - the loop must turn
        await asyncio.sleep(0)
    shelf.pair = consented
    with pytest.raises(TokensUnavailableError, match="refreshing"):
        await refreshing
    assert await tokens.access() == "access-9"


async def test_without_consent_there_is_no_token(zalo: Zalo, clock: TestClock) -> None:
    with pytest.raises(TokensUnavailableError, match="never_consented"):
        await process(Shelf(None), zalo, clock, []).access()


async def test_the_chain_is_kept_ahead_of_time(tokens: Tokens, zalo: Zalo, clock: TestClock) -> None:
    await tokens.keep()
    assert zalo.asked == []
    clock.moment += DAY - timedelta(hours=1)
    await tokens.keep()
    assert zalo.asked == ["refresh-1"]


async def test_its_end_is_told_two_weeks_before(
    tokens: Tokens, zalo: Zalo, clock: TestClock, alarms: list[str]
) -> None:
    zalo.problem = NotReachedError("x")
    clock.moment += CHAIN - timedelta(days=13)
    with pytest.raises(TokensUnavailableError):
        await tokens.keep()
    assert alarms == ["chain_ends"]


async def test_a_refresh_is_this_request(wire: Wire, http: httpx2.AsyncClient) -> None:
    wire.says({"access_token": "a2", "refresh_token": "r2", "expires_in": "90000"})
    granted = await OAuth(http, "360", "bi-mat", "https://oauth.test/").refresh("r1")
    assert granted == Granted("a2", "r2", timedelta(hours=25), CHAIN)
    assert str(wire.asked[0].url) == "https://oauth.test/v4/oa/access_token"
    assert wire.asked[0].headers["secret_key"] == "bi-mat"
    form = {"app_id": ["360"], "grant_type": ["refresh_token"], "refresh_token": ["r1"]}
    assert parse_qs(wire.asked[0].content.decode()) == form
    assert "r2" not in repr(granted)
    assert "a2" not in repr(pair_of(granted, SATURDAY))


async def test_the_first_consent(wire: Wire, http: httpx2.AsyncClient) -> None:
    wire.says({"access_token": "a1", "refresh_token": "r1", "expires_in": "soon", "refresh_token_expires_in": "60"})
    oauth = OAuth(http, "360", "bi-mat", "https://oauth.test")
    challenge = Challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    asked = parse_qs(urlsplit(oauth.consent_link("https://vd.vn/zalo", challenge, "s1")).query)
    assert asked["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]  # the example of RFC 7636
    granted = await oauth.exchange_code("c0", challenge)
    assert (granted.access_life, granted.refresh_life) == (timedelta(hours=25), timedelta(seconds=60))
    form = parse_qs(wire.asked[0].content.decode())
    assert (form["code"], form["code_verifier"]) == (["c0"], [challenge.verifier])
    assert challenge.verifier not in repr(challenge)
    assert len(Challenge.new().verifier) >= 43


@pytest.mark.parametrize(
    ("body", "status", "raised"),
    [
        ({"error": -14020, "error_name": "reused"}, 200, RefusedError),
        ({"access_token": "a"}, 200, InDoubtError),
        ([], 502, InDoubtError),
        ([], 403, RefusedError),
    ],
)
async def test_what_is_no_grant(
    wire: Wire, http: httpx2.AsyncClient, body: object, status: int, raised: type[Exception]
) -> None:
    wire.says(body, status)
    with pytest.raises(raised):
        await OAuth(http, "360", "bi-mat", "https://oauth.test").refresh("r1")
