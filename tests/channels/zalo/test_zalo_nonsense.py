"""Whatever is posted, nothing falls over: it is ignored, set aside, or read."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo.bot import incoming as of_bot
from bot.channels.zalo.oa import incoming as of_oa

CHAT = "0a1b2c3d"
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800\0"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "payload", "url"]), inner),
    max_leaves=6,
)


def some(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(names), anything)


BOT_MESSAGE = some("message_id", "date", "from", "text", "photo", "photo_url", "caption", "sticker", "url", "voice_url")
OA_BODY = some("sender", "follower", "message", "timestamp", "info")
OA_MESSAGE = some("msg_id", "text", "attachments")


def keeps(raw: Any) -> None:
    """A database takes it: no halves of characters, no NUL."""
    json.dumps(raw, ensure_ascii=False).encode()
    assert "\\u0000" not in json.dumps(raw)


@given(st.sampled_from(sorted(of_bot.KNOWN)), BOT_MESSAGE)
def test_the_bot_platform(kind: str, message: dict[str, Any]) -> None:
    chat = {"id": CHAT, "chat_type": "PRIVATE"}
    event = of_bot.flat({"event_name": kind, "message": {**message, "chat": chat}})
    assert event is not None
    assert len(of_bot.key(event) or "") <= 64
    stored = of_bot.clean(event)
    keeps(stored)
    of_bot.photo_url(stored)
    if of_bot.lane(stored):
        assert of_bot.act(stored) is not None


@given(anything)
def test_anything_at_all(told: Any) -> None:
    assert of_bot.flat(told) is None
    assert of_oa.events(told) == []


@given(
    st.sampled_from(["user_send_text", "user_send_image", "user_send_audio", "follow", "unfollow", "user_submit_info"]),
    OA_BODY,
    OA_MESSAGE,
)
def test_the_official_account(kind: str, body: dict[str, Any], message: dict[str, Any]) -> None:
    who = {"id": CHAT}
    for told in ({**body, "event_name": kind}, {**body, "event_name": kind, "sender": who, "message": message}):
        for key, event in of_oa.events(told):
            assert 0 < len(key) <= 64
            keeps((key, of_oa.clean(event)))
            of_oa.photo_url(event)
            assert of_oa.lane(event) is not None
            assert of_oa.act(event) is not None
