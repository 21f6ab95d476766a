"""Sending the file of an answer, ahead of the screen. It is made here, after the commit, when it is not there yet."""

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


async def send_document(engine: AsyncEngine, channel: Channel, given: Mapping[str, Any], answer: Answer) -> None:
    """Send what the answer carries. What cannot be sent now is left out: the screen offers it again."""
    document = answer.shown.document
    if document is None:
        return
    try:
        content = await make_export(engine, channel.store, document.key, given["campaigns"], given["forms"])
        if content is not None:
            file = BufferedInputFile(content, document.name)
            await channel.bot(SendDocument(chat_id=int(answer.address), document=file))
    except (AiogramError, OSError) as problem:
        log.warning("a file was not sent: %s", type(problem).__name__)
    except Exception:
        log.exception("a file could not be made")  # the answer itself still has to go out
