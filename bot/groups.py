"""In a group: one line and a link to the private chat, at most once a day. Nothing of what is said there is kept."""

from __future__ import annotations

import logging
from functools import partial

from aiogram.exceptions import AiogramError
from aiogram.methods import SendMessage

from bot.channels.channel import Channel
from bot.links import Links
from data.work import Work, Writer
from domain import limits, words
from domain.limits import Kind

log = logging.getLogger(__name__)

TALKATIVE = frozenset({"telegram"})  # channels in whose groups the program may speak


async def point_to_private_chat(writer: Writer, channel: Channel, address: str) -> None:
    """Say the line unless this group has heard it today. Noted before it is sent: rather none than two."""
    if channel.name not in TALKATIVE:
        return
    try:
        if not await writer.run(partial(_first_today, group=f"group:{channel.name}:{address}")):
            return
        links = Links(bot=(await channel.bot.me()).username)
        text = words.render("screens/everywhere/group", link=links.telegram())
        await channel.bot(SendMessage(chat_id=channel.surrogate(address), text=text))
    except (AiogramError, OSError) as problem:
        log.info("a group was not answered: %s", type(problem).__name__)
    except Exception:
        log.exception("a group was not answered")  # nobody waits for it


async def _first_today(work: Work, group: str) -> bool:
    return await limits.first(work, group, Kind.GROUP, limits.window(Kind.GROUP, work.now))
