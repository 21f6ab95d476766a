"""An account's tokens in the database, shared by every process of the program."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.channels.zalo.oa.tokens import TokenPair
from data.engine.unit_of_work import Work, Writer
from data.queries.channels import zalo
from domain import audit

_COLUMNS = ("access", "refresh", "access_until", "refresh_until")


class TokenTable:
    """A `TokenStore`: each method is one unit of work, and returns after its commit."""

    def __init__(self, writer: Writer, account: str) -> None:
        self._writer = writer
        self._account = account

    async def load(self) -> TokenPair | None:
        async with self._writer.engine.connect() as connection:
            row = await zalo.newest(connection, self._account)
        if row is None:
            return None
        lives = (row.access_until, row.refresh_until)
        return TokenPair(row.access, row.refresh, *lives, leased_until=row.leased_until, broken=row.broken)

    async def lease(self, refresh: str, holder: str, now: datetime, until: datetime) -> bool:
        return await self._writer.run(
            lambda work: zalo.lease(work.connection, self._account, refresh, holder, now=now, until=until)
        )

    async def release(self, refresh: str, holder: str) -> None:
        await self._writer.run(lambda work: zalo.release(work.connection, self._account, refresh, holder))

    async def replace(self, refresh: str, new: TokenPair) -> bool:
        return await self._writer.run(
            lambda work: zalo.replace(work.connection, self._account, refresh, self._values(new, work.now))
        )

    async def mark_broken(self, refresh: str, problem: str) -> None:
        await self._writer.run(lambda work: zalo.mark_broken(work.connection, self._account, refresh, problem))

    async def begin(self, first: TokenPair) -> None:
        """Write down what a human's consent granted; it is the newest chain from now on."""

        async def begin(work: Work) -> None:
            await zalo.begin_chain(work.connection, self._account, self._values(first, work.now))
            await audit.record(work, None, "zalo_consented", "channel:zalo_oa")

        await self._writer.run(begin)

    def _values(self, pair: TokenPair, now: datetime) -> dict[str, Any]:
        return {**{name: getattr(pair, name) for name in _COLUMNS}, "changed_at": now}
