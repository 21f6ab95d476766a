"""A launcher of programs that are killed: it has imported everything once, and forks each of them.

    python -m tests.support.victim

Reads one job a line (JSON: where the sandbox and the database are, and where to die) and answers with the process id;
asked to wait for one, it answers with how that process ended. Forking saves three seconds of imports for each; there is
no loop and no thread here.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import SecretStr

import bot.app.composition
import bot.inbox.worker
from bot.app.campaign_files import running_campaigns
from bot.app.composition import open_application
from bot.app.run import Part, polling, run_until_stopped, until_told_to_stop
from bot.inbox.process import UpdateProcessor
from bot.inbox.sent_screens import SentScreens
from bot.settings.settings import Settings
from data.engine.leases import TERM, Leases
from data.queries.inbox import conversations
from domain.outbox import delivery
from handlers.conversation import conversation
from scheduler.clock import TickingClock
from tests.support.standard import app_with

POINTS: dict[str, tuple[Any, str]] = {
    "after the inbox commit": (UpdateProcessor, "handle"),
    "inside the unit, before its commit": (conversations, "settle_turn"),
    "after the commit, before the answer": (bot.inbox.worker, "send_answer"),
    "after the answer, before it is noted": (SentScreens, "add"),
}
"""Where a victim can die: just before this function is called."""


class GoingClock:
    """The tests' moment, that goes on: a push that waits for a second comes to its turn."""

    def __init__(self, moment: str) -> None:
        self._moment, self._started = datetime.fromisoformat(moment), time.monotonic()

    def now(self) -> datetime:
        return self._moment + timedelta(seconds=time.monotonic() - self._started)


def settings_of(job: dict[str, Any]) -> Settings:
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(job["token"]),
        telegram_api_base=job["base"],
        database_url=job["database"],
        media_dir=Path(job["media"]),
        campaign=("thanh-hoa-2021",),
        telegram_updates=job["updates"],
        telegram_webhook_secret=SecretStr(job["secret"]),
        web_port=job.get("port", 8080),
        stranger_answers_per_hour=job.get("answers", 1_000_000),  # most faults want more of few people than an hour has
    )


def arm(point: str, times: int) -> None:
    """Let the process kill itself when it comes to a point for the n-th time."""
    place, name = POINTS[point]
    real, left = getattr(place, name), times

    def deadly(*given_: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given_, **named)

    setattr(place, name, deadly)


def come_again(number: int, _: object) -> None:
    """Send a signal anew that came before the program listens for it, as on a busy machine it may."""
    threading.Timer(0.05, os.kill, (os.getpid(), number)).start()


def be_patient(patience: float, drain: float) -> None:
    """Multiply the program's limits of time, for a machine that is busy with other tests.

    `patience`: the database's, at the end and for a lease. `drain`: what platforms have to answer at the end.
    """
    bot.inbox.worker.LAST_WORDS *= patience
    delivery.LAST_WORDS *= patience
    setattr(bot.app.composition, "Leases", partial(Leases, term=TERM * patience))  # noqa: B010 - as `arm` does it
    bot.inbox.worker.GRACE *= drain
    delivery.DRAIN *= drain


async def live(job: dict[str, Any]) -> None:
    parts, clock = frozenset(Part(one) for one in job["parts"]), GoingClock(job["now"])
    if parts:
        async with open_application(settings_of(job), clock, works=Part.WORK in parts) as app:
            await run_until_stopped(app, lambda: None, parts)
        return
    async with open_application(settings_of(job), clock) as app, AsyncExitStack() as stack:
        if job.get("delivers"):
            await stack.enter_async_context(TickingClock(app.ticks, app.leases, tick=False))
        await stack.enter_async_context(polling(app, lambda: None))
        await until_told_to_stop()


def fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)  # nothing of the launcher is to be flushed or closed twice
    return pid


def main() -> None:
    conversation()
    victims: set[int] = set()
    for line in sys.stdin:
        job: dict[str, Any] = json.loads(line)
        if "wait" in job:
            _, status = os.waitpid(job["wait"], 0)
            victims.discard(job["wait"])
            print(json.dumps(status), flush=True)  # noqa: T201 - its answer
            continue
        app_with(running_campaigns(settings_of(job)))  # read once, by the launcher

        def work(job: dict[str, Any] = job) -> None:
            signal.signal(signal.SIGTERM, come_again)
            if job.get("log"):
                logging.basicConfig(filename=job["log"], level=logging.INFO, force=True)
            be_patient(job["patience"], job.get("drain", 1))
            if job["point"]:
                arm(job["point"], job["times"])
            asyncio.run(live(job))

        pid = fork(work)
        victims.add(pid)
        print(json.dumps(pid), flush=True)  # noqa: T201 - its answer
    for pid in victims:  # whoever asked was killed itself
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
