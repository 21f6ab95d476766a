"""Which messages of Telegram are parts of one text, and how they are put together."""

from __future__ import annotations

from typing import Any

from bot.channels.telegram.cut import MOST, joined, part_of
from bot.channels.zalo.text import length
from sandbox.telegram.text import parts
from tests.support.cut_texts import STORY


def message(text: str, date: int = 100, **more: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"text": text, "date": date, **more}}


LONG = "a" * 2049
FOLLOWS = [
    (message(LONG), message("b"), True),
    (message(LONG), message("b", 102), True),
    (message(LONG), message("b", 103), False),
    (message(LONG), message("b", 99), False),
    (message("a" * 2048), message("b"), False),
    (message("😀" * 1025), message("b"), True),
    (message("a" * MOST), message("b" * MOST), True),
    (message(LONG), message("/menu"), False),
    (message(LONG), message("/" + "b" * 80), True),
    (message(LONG, forward_origin={}), message("b", forward_origin={}), True),
    (message(LONG), message("b", forward_origin={}), False),
]


def test_what_belongs_together() -> None:
    for first, second, together in FOLLOWS:
        one, other = part_of(first), part_of(second)
        assert one is not None
        assert other is not None
        assert one.is_followed_by(other) == together
    nothing: list[dict[str, Any]] = [{}, {"message": None}, {"message": {"text": 5, "date": 1}}, message("x", True)]
    assert [part_of(one) for one in (*nothing, {"callback_query": {}})] == [None] * 5


def test_the_parts_are_put_together_as_they_were() -> None:
    for text in (STORY, "\n".join([STORY] * 2), " ".join(["nặng lòng"] * 700)):
        first, *rest = parts(text)
        whole = message(first)
        for part in rest:
            whole = joined(whole, message(part))
        assert whole["message"]["text"] == text
    word = "ạ" * 5000
    assert joined(message(word[:MOST]), message(word[MOST:]))["message"]["text"] == word
    link = {"type": "text_link", "offset": 1, "length": 2, "url": "https://x.example"}
    entities = joined(message("😀" * 1100), message("xem", entities=[link]))["message"]["entities"]
    assert entities == [{**link, "offset": length("😀" * 1100) + 2}]
