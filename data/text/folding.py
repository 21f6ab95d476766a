"""One spelling for comparing names and words: the only table of letters that look or are meant alike.

`fold` is for names and words. Codes are compared by `plain` alone: an i for a y would make two codes of one.
"""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    "a": "аαɑ",
    "b": "вβƀɓЬ",
    "c": "сϲ",
    "d": "đðɖɗԁ",
    "e": "еεє",
    "g": "ɡ",
    "h": "һн",
    "i": "іιıɩ",
    "j": "јϳ",
    "k": "кκ",
    "l": "ӏł",
    "m": "м",
    "o": "оοø",
    "p": "рρ",
    "q": "ԛ",
    "s": "ѕ",
    "t": "тτ",
    "u": "υ",
    "v": "ѵν",
    "w": "ԝ",
    "x": "хχ",
    "y": "уү",
}
"""Letters of other alphabets, and barred ones, by the Vietnamese letter that they look like or stand for: Ð and Ɖ for
Đ, Ƀ of the languages of Tây Nguyên, Cyrillic and Greek from other keyboards."""

_CAPITALS_ALIKE = {"Ζ": "z", "Η": "h", "Μ": "m", "Ν": "n", "Υ": "y", "Ӏ": "i"}
"""Capitals that look like another letter than their small ones do."""

APOSTROPHES = dict.fromkeys(map(ord, "ʹʺʻʼʽʾʿˈˊˋˮߴߵꞋꞌʹ"), " ")
"""Modifier letters that keyboards give for the apostrophe of H'Hen; Unicode calls them letters."""

_MARKS = dict.fromkeys(range(0x300, 0x370))
_TABLE: dict[int, str | None] = {
    **_MARKS,
    **{ord(other.upper()): letter for letter, others in _ALIKE.items() for other in others if len(other.upper()) == 1},
    **{ord(other): letter for letter, others in _ALIKE.items() for other in others},
    **{ord(capital): letter for capital, letter in _CAPITALS_ALIKE.items()},
    **APOSTROPHES,
}
_WORD = re.compile(r"[^\W_]+")
_I_OR_Y = re.compile(r"(?<!\w)(h|k|l|m|s|t|v|qu)y(?=(?:ch|c|m|ng|nh|n|p|t)?(?!\w))")
"""A y that is the only vowel of its syllable, behind one of the beginnings where both spellings are in use: Lý and Lí,
Quý and Quí, Quỳnh and Quình; not Mai and May, nor Thúy and Thúi."""


def plain(text: str) -> str:
    """Return the words of a text without diacritics, case and punctuation: "H’Hen Niê" becomes "h hen nie"."""
    bare = unicodedata.normalize("NFKD", text).translate(_TABLE)
    if not bare.isascii():
        bare = "".join(char for char in bare if unicodedata.category(char) != "Mn")
    return " ".join(_WORD.findall(bare.casefold()))


def fold(text: str) -> str:
    """Return the one spelling in which names and words are compared: "Lý", "LÍ" and "ly" are one, as are "hoà", "hóa".

    The marks go, so old and new places of a tone are one by themselves.
    """
    return _I_OR_Y.sub(r"\1i", plain(text))
