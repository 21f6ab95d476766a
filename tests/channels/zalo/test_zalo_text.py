from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo.text import length, plain, shorten, split
from domain.text.clusters import clusters


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<b>Chào chị Hạnh</b>, hạn là <i>10/3</i>.", "Chào chị Hạnh, hạn là 10/3."),
        ("A &lt; B &amp; C &quot;D&quot;", 'A < B & C "D"'),
        ('Mở <a href="https://vd.vn/x?a=1&amp;b=2">trang này</a>.', "Mở trang này (https://vd.vn/x?a=1&b=2)."),
        ('<a href="https://vd.vn">https://vd.vn</a>', "https://vd.vn"),
        ("Một<br>hai", "Một\nhai"),
        (unicodedata.normalize("NFD", "Đổi mới"), "Đổi mới"),
        ("&lt;b&gt; là chữ", "<b> là chữ"),
        ("", ""),
    ],
)
def test_markup_becomes_plain_text(markup: str, shown: str) -> None:
    assert plain(markup) == shown


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("ngắn", 10, ["ngắn"]),
        ("", 10, []),
        ("một hai ba", 7, ["một hai", "ba"]),
        ("một hai ba", 6, ["một", "hai ba"]),
        ("a b\n\nc d e", 8, ["a b", "c d e"]),
        ("a b\nc d e", 8, ["a b", "c d e"]),
        ("dàiquáđi", 3, ["dài", "quá", "đi"]),
        ("👍🏽👍🏽", 4, ["👍🏽", "👍🏽"]),
        ("🇻🇳🇻🇳", 5, ["🇻🇳", "🇻🇳"]),
        ("👨‍👩‍👧x", 8, ["👨‍👩‍👧", "x"]),
    ],
)
def test_a_text_is_split_where_a_reader_would(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


@given(st.text(alphabet="aăồ \n👍🏽\u200d🇻🇳\u0301", max_size=300), st.integers(12, 40))
def test_nothing_is_lost_and_no_character_is_torn(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    # only what is one character by itself may be longer than the limit
    assert all(length(part) <= limit or len(list(clusters(part))) == 1 for part in parts)


@given(st.lists(st.text(alphabet="abcđêồ", min_size=1, max_size=9), max_size=60), st.integers(9, 50))
def test_no_word_is_torn(words: list[str], limit: int) -> None:
    assert [word for part in split(" ".join(words), limit) for word in part.split()] == words


def test_a_long_label_ends_with_an_ellipsis() -> None:
    assert shorten("Đăng ký danh hiệu", 8) == "Đăng ký…"
    assert shorten("Gửi", 8) == "Gửi"
