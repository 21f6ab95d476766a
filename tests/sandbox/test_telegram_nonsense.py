"""Whatever a program sends, Telegram answers or refuses: no method falls over nonsense."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.telegram import ApiError, TelegramWorld, Upload
from sandbox.telegram.methods import METHODS
from tests.support.sandbox_world import BOT, HANH
from tests.support.telegram_clients import TOKEN

NAMES = [
    "text",
    "caption",
    "parse_mode",
    "entities",
    "caption_entities",
    "reply_markup",
    "reply_parameters",
    "link_preview_options",
    "message_id",
    "message_ids",
    "media",
    "photo",
    "document",
    "callback_query_id",
    "show_alert",
    "offset",
    "limit",
    "timeout",
    "allowed_updates",
    "secret_token",
    "commands",
    "scope",
    "language_code",
    "name",
    "description",
    "menu_button",
    "user_id",
    "file_id",
    "action",
]
WORDS = st.sampled_from(
    ["HTML", "<b>a</b>", "<a href='x'", "&#x1F389;", "attach://photo", "photo", "document", "chat", "[]", "{", "", "2"]
)
KEYS = st.sampled_from(
    ["type", "media", "text", "keyboard", "inline_keyboard", "offset", "length", "command", "chat_id"]
)
NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
# These wait, or need a loop that stays.
CALLS = st.sampled_from(sorted(set(METHODS) - {"getupdates", "setwebhook"}))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    method=CALLS, params=st.dictionaries(st.sampled_from(NAMES), NONSENSE, max_size=6), chat=st.just(HANH) | NONSENSE
)
def test_no_method_falls_over_nonsense(method: str, params: dict[str, Any], chat: Any) -> None:
    world = TelegramWorld(lambda: datetime(2021, 2, 26, tzinfo=UTC))
    world.add_bot(TOKEN, BOT, "Trợ lý")
    world.add_person(HANH, "Hạnh")
    world.starts(HANH, BOT)

    async def calls() -> None:
        await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "Nút"})
        call = world.call(TOKEN, method, {"chat_id": chat, **params}, {"photo": Upload("a.jpg", b"x")})
        with suppress(ApiError):
            await call

    asyncio.run(calls())
    assert world.log.entries
