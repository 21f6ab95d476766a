"""Numbers as documents write them: 03, ba, XVII."""

from __future__ import annotations

import re

from domain.proofreading.vocabulary import number_of

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_WRITTEN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def number(text: str) -> int | None:
    """Read a number to 99 in Arabic, Roman or words, or any in Arabic; None for what is none."""
    small = text.strip().lower()
    if small.isdecimal():
        return int(small)
    return number_of("numbers").get(small) or _roman(small)


def _roman(small: str) -> int | None:
    if not _WRITTEN.fullmatch(small):
        return None
    values = [_ROMAN[letter] for letter in small]
    behind = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, behind, strict=True))
