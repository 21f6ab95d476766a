"""Invisible characters that mean something: what joins an emoji of several parts, and the joiners of some scripts.

Sources: Unicode Technical Standard 51 (emoji ZWJ and tag sequences), RFC 5892, appendix A (joiners in words).
"""

from __future__ import annotations

import re
import unicodedata

NON_JOINER, JOINER = "\u200c", "\u200d"
TAGS = range(0xE0020, 0xE0080)
_END_OF_TAGS = "\U000e007f"
_FIRST_SIGN = 0x2190  # arrows: no sign before them is joined to an emoji
_PICTURES = range(0x1F000, 0x1FFFE)  # kept for pictures by Unicode, in versions to come too
_PICTURE = f"[{chr(_PICTURES[0])}-{chr(_PICTURES[-1])}]"
_JOINING = re.compile(
    f"[{chr(TAGS[0])}-{chr(TAGS[-1])}]+|{NON_JOINER}|(?<!{_PICTURE}){JOINER}|{JOINER}(?!{_PICTURE})"
)  # but a joiner right between two pictures: it stays
_OF_A_PICTURE = "\ufe0f\u20e3"  # shows the sign before it in colour; makes a key of it
_VIRAMA = 9  # the canonical combining class of a mark that joins letters in scripts of India


def join_what_is_seen(text: str) -> str:
    """Return the text without the joiners and tags that join nothing; a space stands where a row of tags was.

    The same characters around a joiner are looked at once, however often they come.
    """
    known: dict[tuple[str, str, str], str] = {}

    def kept(found: re.Match[str]) -> str:
        start, end = found.span()
        place = _base(text, start), found[0], text[end : end + 1]
        if place not in known:
            known[place] = _joiner(*place)
        return known[place]

    return _JOINING.sub(kept, text)


def _joiner(before: str, joiner: str, after: str) -> str:
    """Return what is kept of a joiner, or of a row of tags: all of it where it belongs to what is seen around it."""
    if ord(joiner[0]) in TAGS:  # a flag is spelled by tags, from its picture to their end
        is_flag = _is_picture(before) and joiner.find(_END_OF_TAGS) == len(joiner) - 1 > 0
        return joiner if is_flag else " "
    pictures = joiner == JOINER and _is_picture(before) and _is_picture(after)
    return joiner if pictures or _joins_letters(before, after) else ""


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
