"""A text that is cut stays readable: nothing that a person sees as one character comes apart."""

from __future__ import annotations

import pytest

from domain.text.apart import cut_apart
from domain.text.clusters import clip
from domain.text.templates import label

FAMILY = "👨‍👩‍👧‍👦"

CUT = [
    ("Điều 1", 6, "Điều 1"),
    ("Điều 12", 6, "Điều…"),  # no space before the ellipsis
    (f"ab {FAMILY}", 10, f"ab {FAMILY}"),
    (f"ab {FAMILY}!", 10, "ab…"),
    (f"ab{FAMILY}!!", 10, f"ab{FAMILY}…"),
    ("a🇻🇳🇻🇳", 4, "a🇻🇳…"),
    ("a🇻🇳🇻🇳", 3, "a…"),
    ("Đoàn kê\u0301t", 8, "Đoàn kê\u0301t"[:6] + "…"),
    ("👍🏽👍🏽", 3, "👍🏽…"),
]


@pytest.mark.parametrize(("text", "length", "shown"), CUT)
def test_it_is_cut_between_characters(text: str, length: int, shown: str) -> None:
    assert clip(text, length) == shown
    assert len(shown) <= length


def test_a_button_with_words_that_somebody_typed_keeps_an_emoji_whole() -> None:
    told = {"code": "TH-4F7K", "state": "chưa hỏi"}
    assert label("deed", name="a" * 20 + FAMILY, **told) == f"{'a' * 20}… · chưa hỏi · TH-4F7K"
    assert cut_apart(["giữ máy " + "x" * 38 + f" {FAMILY}"], 40) == [f"giữ máy … {FAMILY}"]
