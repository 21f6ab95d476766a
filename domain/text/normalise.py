"""Vietnamese text as people type it: what is kept of it, and the one spelling in which it is compared."""

from __future__ import annotations

import re
import unicodedata

from data.text.folding import fold, plain
from domain.text.emoji import JOINER, NON_JOINER, TAGS, join_what_is_seen

__all__ = ["fold", "has_diacritics", "plain", "same_words", "tidy", "tidy_lines"]

_ODD = re.compile(r"[^\n\x20-\x7e\u00c0-\u01b0\u1ea0-\u1ef9]")
"""Every character but the letters that Vietnamese is written with, and the end of a line."""

_BLANK = (
    "\u115f\u1160\u3164\uffa0\u2800"  # fillers of Hangul, the empty sign of Braille: letters and signs that are blank
)
_UNSEEN_MARKS = re.compile(r"(?:^|(?<=\s))[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_WITHIN_WORDS = "\u00ad\u2060\ufeff"  # invisible, and no end of a word
_NEVER_A_CHARACTER = 0xFFFE  # the last two of every plane


def tidy(text: str) -> str:
    """Return the text in NFC with single spaces, and nothing that cannot be seen; case and spelling stay.

    Invisible characters that mean something stay: those that join or colour an emoji, and the joiners of scripts that
    are written with them. What shows nothing at all becomes an empty text.
    """
    return " ".join(_seen(text).split())


def tidy_lines(text: str) -> str:
    """Tidy each line of a longer text; at most one empty line stays between paragraphs."""
    lines = [" ".join(line.split()) for line in _seen(text.replace("\r\n", "\n")).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def _seen(text: str) -> str:
    """Return the text in NFC, with a space or nothing for what cannot be seen; ends of lines stay.

    Each character is judged once, however often it comes: ten thousand of a hostile text take a millisecond or two.
    """
    text = unicodedata.normalize("NFC", text)
    if not _ODD.search(text):
        return text
    seen = {ord(char): _shown(char) for char in set(text) if _ODD.match(char)}
    return _UNSEEN_MARKS.sub("", join_what_is_seen(text).translate(seen))


def _shown(char: str) -> str:
    """Return what stands for an odd character, wherever it stands; joiners and tags have been looked at before."""
    if char in (JOINER, NON_JOINER) or ord(char) in TAGS:
        return char
    if char in _WITHIN_WORDS:
        return ""
    category = unicodedata.category(char)
    if category == "Cn":  # a later Unicode than Python's may know it: an emoji, a Chinese letter of a name
        return " " if ord(char) & _NEVER_A_CHARACTER == _NEVER_A_CHARACTER else char
    return " " if category[0] == "C" or char in _BLANK else char


def same_words(text: str, other: str) -> bool:
    """Tell whether two texts say the same words, also where one writes them together: "đăng ký", "dangky"."""
    return any(spell(text).replace(" ", "") == spell(other).replace(" ", "") != "" for spell in (fold, plain))


def has_diacritics(text: str) -> bool:
    """Tell whether the text carries any Vietnamese mark."""
    return any(char in "đĐ" or "\u0300" <= char <= "\u036f" for char in unicodedata.normalize("NFD", text))
