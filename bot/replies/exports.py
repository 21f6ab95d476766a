"""Sending a copy of somebody's own data, ahead of the screen. It is made here, after the commit, unless it is there."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.base import Channel
from bot.replies.reply import Answer
from domain.ports import Outcome, Sent
from domain.privacy import make_export
from handlers.core.app import App

log = logging.getLogger(__name__)


async def send_export(engine: AsyncEngine, channel: Channel, app: App, answer: Answer) -> None:
    """Send what the answer carries. What cannot be sent now is left out: the screen offers it again."""
    export = answer.shown.export
    if export is None:
        return
    try:
        path = await make_export(engine, channel.store, export.key, app.campaigns, app.forms)
        outcome = await _send(channel, answer.address, path, export.name) if path is not None else None
        if outcome is not None and outcome.sent is not Sent.SENT:
            log.warning("a file was not sent: %s", outcome.problem)
    except OSError as problem:
        log.warning("a file was not sent: %s", type(problem).__name__)
    except Exception:
        log.exception("a file could not be made")  # the answer itself still has to go out


async def _send(channel: Channel, address: str, path: Path, name: str) -> Outcome:
    """Send it from the disk; where an app takes bytes only, inside the budget of bytes."""
    async with channel.store.room((await asyncio.to_thread(path.stat)).st_size):
        return await channel.replies.send_file(address, path, name)
