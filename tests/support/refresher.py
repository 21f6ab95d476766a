"""A process that wants an access token, and may be killed between Zalo's answer and its own commit.

A job holds: database, base, account, app, moment, die. Told are the token or the problem, and what a human was told.
"""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.oauth import OAuth
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import TokenPair, Tokens, TokensUnavailableError
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from tests.support.keys import KEYS


class Still:
    """A clock that stands."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Mortal(TokenTable):
    """Dies just before the new pair is written down."""

    async def replace(self, refresh: str, new: TokenPair) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return await super().replace(refresh, new)


async def want(job: dict[str, Any]) -> dict[str, Any]:
    alarms: list[str] = []

    async def alarm(code: str) -> None:
        alarms.append(code)

    clock = Still(job["moment"])
    engine = open_engine(job["database"], KEYS)
    async with Writer(engine, clock.now) as writer, open_http() as http:
        table = (Mortal if job["die"] else TokenTable)(writer, job["account"])
        tokens = Tokens(table, OAuth(http, job["app"], "app-secret", job["base"]).refresh, clock, alarm)
        try:
            found = {"access": await tokens.access()}
        except TokensUnavailableError as problem:
            found = {"problem": problem.problem}
    await engine.dispose()
    return {**found, "alarms": alarms}


def refresh(told: Connection, job: dict[str, Any]) -> None:
    told.send(asyncio.run(want(job)))
