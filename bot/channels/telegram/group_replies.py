"""In a group: one line and a link to the private chat, at most once a day. Nothing of what is said there is kept.

A group that becomes a supergroup gets another number; it stays one group, and hears the line once. In a forum the line
comes into the topic in which the bot was spoken to.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.channels.base import Channel, GroupWord
from data.engine.unit_of_work import Work, Writer
from domain import limits
from domain.limits import Kind
from domain.ports import Sent

log = logging.getLogger(__name__)


async def answer_groups(writer: Writer, channel: Channel, heard: Sequence[GroupWord]) -> None:
    """Say the line in each group that has not heard it today, one by one: the order tells which became which."""
    for word in heard:
        try:
            await _answer(writer, channel, word)
        except Exception:
            log.exception("a group was not answered")  # logged only: nobody waits for this answer


async def _answer(writer: Writer, channel: Channel, word: GroupWord) -> None:
    """Note the line before it is sent, so that a kill costs a line and never repeats one."""
    if word.becomes is not None:
        await writer.run(partial(_one_group, old=_key(channel, word.address), new=_key(channel, word.becomes)))
    elif await writer.run(partial(_first_today, group=_key(channel, word.address))):
        outcome = await channel.replies.say_in_group(word)
        if outcome.moved_to is not None:
            await _answer(writer, channel, replace(word, becomes=None, address=outcome.moved_to))
        elif outcome.sent is not Sent.SENT:
            log.info("a group was not answered: %s", outcome.problem)


def _key(channel: Channel, address: str) -> str:
    return f"group:{channel.name}:{address}"


async def _first_today(work: Work, group: str) -> bool:
    return await limits.first(work, group, Kind.GROUP, limits.window(Kind.GROUP, work.now))


async def _one_group(work: Work, old: str, new: str) -> None:
    """Let the new number have heard what the old one heard today, and the other way round."""
    since = limits.window(Kind.GROUP, work.now)
    for known, other in ((old, new), (new, old)):
        if await limits.happened(work, known, Kind.GROUP, since):
            await limits.first(work, other, Kind.GROUP, since)
