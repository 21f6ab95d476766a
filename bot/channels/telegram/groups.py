"""Where in a group somebody spoke, and which group became which (Bot API: Message)."""

from __future__ import annotations

from typing import Any

from bot.channels.base import GroupWord
from bot.channels.telegram.lane import chat_number, lane_of


def group_word(message: Any) -> GroupWord | None:
    """Read a message of a group; `None` for what was said elsewhere."""
    lane = lane_of(message)
    if lane is None or lane.private:
        return None
    becomes, was = chat_number(message.get("migrate_to_chat_id")), chat_number(message.get("migrate_from_chat_id"))
    if becomes is not None:
        return GroupWord(lane.address, becomes=str(becomes))
    if was is not None:
        return GroupWord(str(was), becomes=lane.address)
    topic = message.get("message_thread_id")
    # a thread of replies has a number too, and takes no messages by it: only forums do
    forum = message.get("is_topic_message") is True and isinstance(topic, int)
    return GroupWord(lane.address, topic if forum else None)
