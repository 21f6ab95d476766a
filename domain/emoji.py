"""Invisible characters that mean something: what joins an emoji of several parts, and the joiners of some scripts.

Sources: Unicode Technical Standard 51 (emoji ZWJ and tag sequences), RFC 5892, appendix A (joiners in words).
"""

from __future__ import annotations

import re
import unicodedata

NON_JOINER, JOINER = "\u200c", "\u200d"
_TAGS = range(0xE0020, 0xE0080)
_END_OF_TAGS = "\U000e007f"
_FIRST_SIGN = 0x2190  # arrows: no sign before them is joined to an emoji
_PICTURES = range(0x1F000, 0x1FFFE)  # kept for pictures by Unicode, in versions to come too
_OF_A_PICTURE = "\ufe0f\u20e3"  # shows the sign before it in colour; makes a key of it
_VIRAMA = 9  # the canonical combining class of a mark that joins letters in scripts of India


def joins_what_is_seen(found: re.Match[str]) -> bool:
    """Tell whether an invisible character, or a row of tags, belongs to what is seen around it."""
    text, start, end = found.string, found.start(), found.end()
    before, after = _base(text, start), text[end : end + 1]
    if ord(found[0][0]) in _TAGS:  # a flag is spelled by tags, from its picture to their end
        return _is_picture(before) and found[0].find(_END_OF_TAGS) == len(found[0]) - 1 > 0
    if found[0] == JOINER and _is_picture(before) and _is_picture(after):
        return True
    return found[0] in (JOINER, NON_JOINER) and _joins_letters(before, after)


def _base(text: str, place: int) -> str:
    """Return the sign before that place, without what colours it; empty at the beginning."""
    while place and text[place - 1] in _OF_A_PICTURE:
        place -= 1
    return text[place - 1] if place else ""


def _is_picture(char: str) -> bool:
    if not char:
        return False
    if ord(char) in _PICTURES:
        return True
    return ord(char) >= _FIRST_SIGN and unicodedata.category(char) in {"So", "Sm"}


def _joins_letters(before: str, after: str) -> bool:
    """Tell whether letters are written otherwise with a joiner: after a virama, or between letters of Arabic."""
    if not before:
        return False
    arabic = bool(after) and unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"
    return unicodedata.combining(before) == _VIRAMA or arabic
