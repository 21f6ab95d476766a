"""Texts and their entities, in UTF-16 as the Bot API counts."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.telegram import TelegramWorld
from sandbox.telegram.entities import find_entities
from tests.support.sandbox_world import BOT, HANH
from tests.support.telegram_clients import TOKEN

Found = list[tuple[str, int, int]]

TYPED: list[tuple[str, Found]] = [
    ("Lê Thị Hạnh", []),
    ("/start MAY0123", [("bot_command", 0, 6)]),
    ("🎉 /menu@thi_dua_bot xong", [("bot_command", 3, 17)]),
    ("và/hoặc 1/2", []),
    ("@le_thi_hanh và #thi_đua", [("mention", 0, 12), ("hashtag", 16, 8)]),
    ("#2021 và a#b", []),
    ("xem https://a.vn/x?y=1, rồi", [("url", 4, 18)]),
    ("t.me/thi_dua_bot?start=A.", [("url", 0, 24)]),
    ("gửi mai.nguyen@congdoan.vn nhé", [("email", 4, 22)]),
]


@pytest.mark.parametrize(("text", "found"), TYPED)
def test_found_in_what_people_type(text: str, found: Found) -> None:
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in find_entities(text)] == found


HTML: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("a &lt; b &amp;amp; &#272;&#x1F389;", "a < b &amp; Đ🎉", []),
    ("&nbsp;&quot;&copy", '&nbsp;"&copy', []),
    ("🎉<B>đậm</b>", "🎉đậm", [{"offset": 2, "length": 3, "type": "bold"}]),
    ("<b>a</>b", "ab", [{"offset": 0, "length": 1, "type": "bold"}]),
    (
        "<b>a <i>b</i></b>",
        "a b",
        [{"offset": 0, "length": 3, "type": "bold"}, {"offset": 2, "length": 1, "type": "italic"}],
    ),
    ("<b></b>a", "a", []),
    (" <b>a\n</b> ", "a", [{"offset": 0, "length": 1, "type": "bold"}]),
    (
        '<a href="https://a.vn/?x=1&amp;y=2">văn bản</a>',
        "văn bản",
        [{"offset": 0, "length": 7, "type": "text_link", "url": "https://a.vn/?x=1&y=2"}],
    ),
    (
        f'<a href="tg://user?id={HANH}">Hạnh</a>',
        "Hạnh",
        [{"offset": 0, "length": 4, "type": "text_mention", "user": {"id": HANH}}],
    ),
    (
        '<pre><code class="language-sql">a</code></pre>',
        "a",
        [{"offset": 0, "length": 1, "type": "pre", "language": "sql"}],
    ),
    ("<code>/menu @congdoan</code>", "/menu @congdoan", [{"offset": 0, "length": 15, "type": "code"}]),
    ("<blockquote expandable>a</blockquote>", "a", [{"offset": 0, "length": 1, "type": "expandable_blockquote"}]),
    ("<u>/menu</u>", "/menu", [("underline", 0, 5), ("bot_command", 0, 5)]),  # type: ignore[list-item]  # in short
    ('<span class="tg-spoiler">a</span>', "a", [{"offset": 0, "length": 1, "type": "spoiler"}]),
    ("<s>a</s><tg-spoiler>b</tg-spoiler>", "ab", [("strikethrough", 0, 1), ("spoiler", 1, 1)]),  # type: ignore[list-item]  # in short
]


@pytest.mark.parametrize(("source", "text", "entities"), HTML)
async def test_html_as_telegram_reads_it(world: TelegramWorld, source: str, text: str, entities: list[Any]) -> None:
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": source, "parse_mode": "HTML"})
    assert sent["text"] == text
    found = sent.get("entities", [])
    for entity, expected in zip(found, entities, strict=True):
        if isinstance(expected, tuple):
            assert (entity["type"], entity["offset"], entity["length"]) == expected
        elif "user" in expected:
            assert entity["user"]["first_name"] == "Hạnh"
        else:
            assert entity == expected


async def test_4096_characters_count_after_the_markup(world: TelegramWorld) -> None:
    text = "<b>" + "&amp;" * 4096 + "</b>"
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": text, "parse_mode": "html"})
    assert sent["text"] == "&" * 4096


async def test_given_entities_are_kept(world: TelegramWorld) -> None:
    entities = '[{"type": "bold", "offset": 1, "length": 4}]'
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": " Chào ", "entities": entities})
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert world.chat(HANH, BOT)[-1]["text"] == "Chào"
