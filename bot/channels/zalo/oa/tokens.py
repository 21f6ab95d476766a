"""The key of an Official Account: an access token for a day, and a refresh token that works once and is replaced.

Whoever loses the newest refresh token needs a human to consent again, so the chain is held by three rules: one
refresher at a time across processes (a lease in the store), the new pair is committed before it is used, and the lease
is committed before Zalo is asked: a process that dies in between leaves it behind, and whoever finds it says so.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.channels.zalo.http import InDoubtError, NotReachedError, RefusedError, ZaloError
from bot.channels.zalo.oa.oauth import Granted
from domain.ports import Clock

log = logging.getLogger(__name__)

AHEAD = timedelta(hours=2)  # before its end an access token is replaced
WARNING = timedelta(days=14)  # before the end of the chain somebody is told
LEASE = timedelta(seconds=90)  # longer than a request may take
LOOK = 0.5  # seconds between looks at what another process is doing
LOOKS = 20
TRIES = 5  # at writing down what was granted
RATE_LIMIT = -32  # the one refusal that says nothing about the token


class TokensUnavailableError(ZaloError):
    """There is no access token now. `problem`: never_consented, chain_broken, refreshing ..."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class TokenPair:
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    access_until: datetime
    refresh_until: datetime
    leased_until: datetime | None = None  # somebody asked for the next pair, and has not brought it yet
    broken: str | None = None  # why no next pair will come; a human must consent again


class TokenStore(Protocol):
    """Keeps the newest pair where every process sees it. Each method is one committed transaction of its own."""

    async def load(self) -> TokenPair | None: ...

    async def lease(self, refresh: str, holder: str, now: datetime, until: datetime) -> bool:
        """Lease the pair with this refresh token; False if it is not the newest, or leased beyond `now`."""
        ...

    async def release(self, refresh: str, holder: str) -> None:
        """End a lease under which the refresh token was certainly not used."""
        ...

    async def replace(self, refresh: str, new: TokenPair) -> bool:
        """Put the new pair in the old one's place, and keep the old beside it; False if the old is not the newest."""
        ...

    async def mark_broken(self, refresh: str, problem: str) -> None: ...


Ask = Callable[[str], Awaitable[Granted]]
Alarm = Callable[[str], Awaitable[None]]


class Tokens:
    """Hands out access tokens. `ask`: exchanges a refresh token; `alarm`: is told chain_broken, _in_doubt, _ends."""

    def __init__(
        self,
        store: TokenStore,
        ask: Ask,
        clock: Clock,
        alarm: Alarm,
        *,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._ask = ask
        self._clock = clock
        self._alarm = alarm
        self._sleep = sleep
        self._holder = secrets.token_hex(8)
        self._one = asyncio.Lock()
        self._unsaved: tuple[str, TokenPair] | None = None  # granted, and not written down yet

    async def access(self) -> str:
        """Return an access token that works for a while. Raises `TokensUnavailableError`."""
        pair = await self._pair()
        if pair.access_until > self._clock.now():
            return pair.access
        return await self.renewed(pair.access)

    async def renewed(self, stale: str) -> str:
        """Return another access token than `stale`: a newer one if there is one, else it is asked for."""
        async with self._one:
            if self._unsaved is not None:
                return await self._commit(*self._unsaved)
            for _ in range(LOOKS):
                pair = await self._pair()
                if pair.access != stale:
                    return pair.access
                if pair.broken:
                    raise TokensUnavailableError("chain_broken")
                now = self._clock.now()
                if await self._store.lease(pair.refresh, self._holder, now, now + LEASE):
                    return await self._renew(pair)
                await self._sleep(LOOK)  # another process is about to bring it
        raise TokensUnavailableError("refreshing")

    async def refused_anew(self) -> None:
        """Tell a human: the chain goes on, and yet Zalo refuses what it grants (rights taken away, another app)."""
        await self._alarm("token_refused")

    async def keep(self) -> None:
        """Replace what ends soon, and warn while there is time. To be called every hour or so."""
        pair = await self._pair()
        now = self._clock.now()
        if pair.refresh_until - now < WARNING and not pair.broken:
            await self._alarm("chain_ends")
        if pair.access_until - now < AHEAD:
            await self.renewed(pair.access)

    async def _pair(self) -> TokenPair:
        pair = await self._store.load()
        if pair is None:
            raise TokensUnavailableError("never_consented")
        return pair

    async def _renew(self, pair: TokenPair) -> str:
        if pair.leased_until is not None:  # an earlier lease ran out: the token may be used up
            log.warning("an earlier refresh of the account's token ended in the unknown; it is tried once more")
            await self._alarm("chain_in_doubt")
        self._unsaved = (pair.refresh, pair_of(await self._granted(pair), self._clock.now()))
        return await self._commit(*self._unsaved)

    async def _commit(self, old: str, new: TokenPair) -> str:
        """Write down what Zalo granted, and only then use it; what cannot be written waits for the next call."""
        for _ in range(TRIES):
            try:
                newest = await self._store.replace(old, new)
            except Exception:
                log.exception("the account's new token could not be written down")
                await self._sleep(LOOK)
                continue
            self._unsaved = None
            if not newest:
                raise TokensUnavailableError("refreshing")  # a human consented meanwhile: that chain is the newer one
            return new.access
        await self._alarm("chain_in_doubt")
        raise TokensUnavailableError("not_committed")

    async def _granted(self, pair: TokenPair) -> Granted:
        try:
            return await self._ask(pair.refresh)
        except InDoubtError:
            problem = "in_doubt"  # the lease stays: when it has run out, the next try will tell
        except NotReachedError:
            problem = "not_reached"
            await self._store.release(pair.refresh, self._holder)
        except RefusedError as refusal:
            problem = await self._refused(pair, refusal)
        raise TokensUnavailableError(problem)

    async def _refused(self, pair: TokenPair, refusal: RefusedError) -> str:
        """No code is known that means "only this time", but the rate limit; the rest ends the chain."""
        if refusal.foreign or refusal.code == RATE_LIMIT:
            await self._store.release(pair.refresh, self._holder)
            return "not_reached"
        await self._store.mark_broken(pair.refresh, f"refused_{refusal.code}")
        await self._alarm("chain_broken")
        return "chain_broken"


def pair_of(granted: Granted, now: datetime) -> TokenPair:
    """Date what was granted just now."""
    return TokenPair(granted.access, granted.refresh, now + granted.access_life, now + granted.refresh_life)
