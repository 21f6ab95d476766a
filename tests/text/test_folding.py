"""Names and words are compared in one spelling; codes are not words."""

from __future__ import annotations

import unicodedata

import pytest

from domain.input.commands import read_word
from domain.members import linking, matching
from domain.text.normalise import fold, has_diacritics, same_words
from domain.units.join_codes import read_code

ONE = [
    ("Ðặng Văn Ðạt", "Đặng Văn Đạt"),  # U+00D0
    ("Ɖạt ɖạt ðạt", "Đạt đạt đạt"),
    ("Y Ƀih", "y bih"),
    ("Нòа Вình", "Hòa Bình"),  # Cyrillic capitals
    ("Trаn Vаn Hоà", "Tran Van Hòa"),  # Cyrillic а and о
    ("Νguyễn Ηοa", "Nguyễn Hoa"),  # Greek capitals and ο
    ("H'Hen Niê", "H’Hen Niê"),
    ("H'Hen Niê", "H\u02bcHen Niê"),
    ("H'Hen Niê", "H\u02b9Hen Niê"),
    ("H'Hen Niê", "H`Hen Niê"),
    ("Lý", "LÍ"),
    ("Mỹ Hy Kỳ Sỹ Tỷ Vỹ", "Mĩ Hi Kì Sĩ Tỉ Vĩ"),
    ("Quý", "Quí"),
    ("Quỳnh", "Quình"),
    ("kỹ sư", "Kĩ sư"),
    ("hoà thuỷ khoẻ", "hòa thủy khỏe"),
    ("Ｎｇｕｙễｎ", "Nguyễn"),
    ("Nguyễn", unicodedata.normalize("NFD", "Nguyễn")),
]
TWO = [
    ("Mai", "May"),
    ("Thúy", "Thúi"),
    ("Thy", "Thi"),
    ("Khy", "Khi"),
    ("Huy", "Hui"),
    ("Tây", "Tai"),
    ("Ý", "Í"),
    ("Yến", "Iến"),
    ("Nguyên", "Nguiên"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_word_in_two_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""
    assert fold(one).isascii()


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("written", "typed"), [("Đăng ký", "dangky"), ("Đăng ký", "dang ki"), ("Lý Văn A", "lyvana")])
def test_words_written_together_are_the_same(written: str, typed: str) -> None:
    assert same_words(written, typed)
    assert not same_words(written, "dang ka")
    assert not same_words("!", "?")


@pytest.mark.parametrize("typed", ["đăng kí", "ĐĂNG KÝ", "Ðăng ký", "dang ky", "dangky"])
def test_a_typed_word_is_read_in_any_spelling(typed: str) -> None:
    command = read_word(typed)
    assert command is not None
    assert command.name == "register"


def test_a_code_keeps_its_letters() -> None:
    """KY is no KI, and a code with a Y that was printed before still opens its door."""
    assert read_code("ký 0123") == "KY0123"
    assert read_code("KI0123") == "KI0123"
    assert linking.read("hy-2345-ty") == "HY2345TY"
    assert matching.digest("ty 234567") == matching.digest("TY-234567") != matching.digest("TI234567")


@pytest.mark.parametrize(("text", "marked"), [("Đạt", True), ("Hòa", True), ("Hoa", False), ("H\u02bcHen", False)])
def test_marks_are_seen(text: str, *, marked: bool) -> None:
    assert has_diacritics(text) is marked
