"""Sending a copy of somebody's own data, ahead of the screen. It is made here, after the commit, unless it is there."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from aiogram.exceptions import AiogramError
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.channel import Channel
from bot.turns import Answer
from domain.privacy import make_export

log = logging.getLogger(__name__)


async def send_export(engine: AsyncEngine, channel: Channel, given: Mapping[str, Any], answer: Answer) -> None:
    """Send what the answer carries. What cannot be sent now is left out: the screen offers it again."""
    export = answer.shown.export
    if export is None:
        return
    try:
        content = await make_export(engine, channel.store, export.key, given["campaigns"], given["forms"])
        if content is not None:
            file = BufferedInputFile(content, export.name)
            await channel.bot(SendDocument(chat_id=channel.surrogate(answer.address), document=file))
    except (AiogramError, OSError) as problem:
        log.warning("a file was not sent: %s", type(problem).__name__)
    except Exception:
        log.exception("a file could not be made")  # the answer itself still has to go out
