"""The one door for what people type: it bounds, and loses neither the addresses of links nor anybody's patience."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from benchmarks.heaps import HEAPS
from bot.channels.telegram.raw_update import essentials
from bot.channels.typed_text import LINKS as LINKS_READ
from bot.channels.typed_text import LONGEST, MARKS, bounded, file_name, typed
from domain.text.searching import LONGEST as SEARCHED
from domain.text.searching import MOST_WORDS, few, searched
from domain.units.spelling import cut, tokens

ADDRESS = "https://forms.example/dang-ky"


def message(text: str, *entities: dict[str, Any], under: str = "text") -> dict[str, Any]:
    """A message as Telegram sends it; `under`: the member that holds the words."""
    kind = "entities" if under == "text" else "caption_entities"
    who = {"id": 1, "is_bot": False, "first_name": "-"}
    raw = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": who}
    kept: dict[str, Any] = essentials({"update_id": 1, "message": {**raw, under: text, kind: list(entities)}})[
        "message"
    ]
    return kept


def link(offset: int, length: int, url: str = ADDRESS, kind: str = "text_link") -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **({"url": url} if kind == "text_link" else {})}


LINKS = [
    ("Đăng ký tại đây trước 15/3", [link(8, 7)], [f"tại đây: {ADDRESS}"]),
    ("😀😀 xem đây", [link(5, 7)], [f"xem đây: {ADDRESS}"]),  # an emoji has two units
    ("👨‍👩‍👧 và đây", [link(12, 3)], [f"đây: {ADDRESS}"]),
    ("một hai", [link(0, 3), link(4, 3, ADDRESS + "/2")], [f"một: {ADDRESS}", f"hai: {ADDRESS}/2"]),
    ("một hai ba", [link(0, 4), link(4, 3), link(4, 3, kind="bold"), link(7, 3)], [f"một hai ba: {ADDRESS}"]),
    ("\u200b Kính gửi", [link(0, 1)], [ADDRESS]),  # a link that nobody sees
    (ADDRESS, [link(0, len(ADDRESS))], []),
    ("forms.example/dang-ky/", [link(0, 22)], []),
    ("đây", [link(0, 3, "javascript:alert(1)")], []),
    ("đây", [link(0, 3, "tg://user?id=7")], []),
    ("đây", [link(0, 3, "  JAVASCRIPT://x")], []),
    ("đây", [link(0, 3, "https://a.example/\nNgười gửi: Chủ tịch")], ["đây: https://a.example/Ngườigửi:Chủtịch"]),
    ("đây", [link(2, 900)], [f"y: {ADDRESS}"]),  # it ends outside of the text
    ("đây", [link(70, 5)], [ADDRESS]),
    ("😀", [link(1, 1)], [f"\ufffd: {ADDRESS}"]),  # it begins inside a character
]


@pytest.mark.parametrize("under", ["text", "caption"])
@pytest.mark.parametrize(("text", "entities", "lines"), LINKS)
def test_the_address_of_a_link_stands_below(
    text: str, entities: list[dict[str, Any]], lines: list[str], under: str
) -> None:
    told = typed(message(text, *entities, under=under))
    below = told.text.removeprefix(told.bare).strip().split("\n")
    assert [line for line in below if line] == lines


WRITE, CALL = "mailto:vanphong@congdoan.example", "tel:+842373852111"
NOT_KEPT = [
    link(0, 3, "tg://resolve?domain=congdoan"),
    link(0, 3, "javascript:alert(1)"),
    link(0, 3, f"{ADDRESS}/{'a' * 3000}"),
    {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 7, "is_bot": False, "first_name": "Lan"}},
]


@pytest.mark.parametrize("entity", NOT_KEPT, ids=range(len(NOT_KEPT)))
def test_a_link_that_cannot_be_spelled_out_is_noted_as_lost(entity: dict[str, Any]) -> None:
    told = typed(message("đây", entity))
    assert (told.text, told.unlinked) == ("đây", True)


def test_a_link_to_a_letter_box_or_a_telephone_is_spelled_out() -> None:
    told = typed(message("viết hoặc gọi", link(0, 4, WRITE), link(10, 3, CALL)))
    assert (told.text, told.unlinked) == (f"viết hoặc gọi\n\nviết: {WRITE}\ngọi: {CALL}", False)
    assert typed(message(CALL[4:], link(0, len(CALL) - 4, CALL))).text == CALL[4:]


def test_of_a_list_of_links_without_end_the_rest_is_noted_as_lost() -> None:
    many = [link(2 * at, 1, f"{ADDRESS}/{at}") for at in range(LINKS_READ + 1)]
    told = typed(message("x " * len(many), *many))
    assert (told.text.count(ADDRESS), told.unlinked) == (LINKS_READ, True)


def test_bold_words_are_told_apart_from_plain_ones() -> None:
    for kind in ("bold", "code", "blockquote"):
        assert typed(message("Họp gấp", {"type": kind, "offset": 0, "length": 3})).styled
    assert not typed(message("Họp gấp", {"type": "mention", "offset": 0, "length": 3})).styled


@pytest.mark.parametrize("heap", HEAPS.values(), ids=HEAPS)
def test_nothing_longer_and_no_higher_heap_comes_through(heap: str) -> None:
    for text in (heap, heap * 3):
        seen = bounded(text)
        assert len(seen) <= LONGEST
        higher = 0
        for char in seen:
            higher = higher + 1 if unicodedata.combining(char) else 0
            assert higher <= MARKS


def test_vietnamese_comes_through_as_it_was_typed() -> None:
    for form in ("NFC", "NFD"):
        said = unicodedata.normalize(form, "Đề nghị ghi rõ họ tên, tổ; Thúy, Thuý, Ữ, Ặ 😀👩🏽‍🔧")
        assert bounded(said) == said


def test_the_name_of_a_file_is_short_and_one_line() -> None:
    assert file_name({"file_id": "1", "file_unique_id": "1", "file_name": "\x00\u202e\n" * 900}) == ""


def test_a_search_looks_at_a_line_and_a_dozen_words_and_keeps_nothing() -> None:
    assert len(searched("x" * 10_000)) == SEARCHED
    assert searched("May Sao Mai\n\nMay Sao Mai: https://x.example") == "May Sao Mai"
    assert few(str(number) for number in range(99)) == tuple(str(number) for number in range(MOST_WORDS))
    assert few(["may", "sao", "may"]) == ("may", "sao", "may")
    before = tokens.cache_info().currsize
    for number in range(50):
        cut(f"không ai có {number}")
    assert tokens.cache_info().currsize == before
