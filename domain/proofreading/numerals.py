"""Numbers as documents write them: 03, ba, chín mươi lăm, XVII."""

from __future__ import annotations

import re
from functools import cache

from domain.proofreading.vocabulary import any_of, number_of, squeeze

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_WRITTEN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_TEN, _HUNDRED = 10, 100


def number(text: str) -> int | None:
    """Read a number to 99 in Arabic, Roman or words, or any in Arabic; None for what is none."""
    small = text.strip().lower()
    if small.isdecimal():
        return int(small)
    return number_of("numbers").get(small) or _roman(small)


def as_number(text: str) -> int | None:
    """Read what `number` reads, and numbers of several words: "chín mươi lăm", "một trăm ba mươi", "thứ tư"."""
    small = squeeze(text.lower())
    read = number(small) or number_of("ordinals").get(small)
    return read if read is not None else _composed(small)


def _roman(small: str) -> int | None:
    if not _WRITTEN.fullmatch(small):
        return None
    values = [_ROMAN[letter] for letter in small]
    behind = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, behind, strict=True))


@cache
def _parts() -> re.Pattern[str]:
    unit = any_of("numbers")
    last = any_of("numbers_behind_ten")
    return re.compile(
        rf"(?:(?P<hundreds>{unit})\s+{any_of('hundred')}(?:\s+{any_of('and_ones')})?\s*)?"
        rf"(?:(?:(?P<tens>{unit})\s+{any_of('tens')}|(?P<ten>{any_of('ten')}))(?:\s+(?P<behind>{last}))?|(?P<ones>{unit}))?"
    )


def _composed(small: str) -> int | None:
    match = _parts().fullmatch(small)
    if match is None or not small:
        return None
    ones, behind = number_of("numbers"), number_of("numbers_behind_ten")
    value = _HUNDRED * ones[match["hundreds"]] if match["hundreds"] else 0
    value += _TEN * (ones[match["tens"]] if match["tens"] else 1 if match["ten"] else 0)
    return value + (behind[match["behind"]] if match["behind"] else ones[match["ones"]] if match["ones"] else 0)


@cache
def written_number() -> str:
    """Return a pattern for a number in words, the longest first."""
    return rf"(?:{large_number()}|{any_of('ordinals')}|{any_of('numbers')})"


@cache
def large_number() -> str:
    """Return a pattern for a number in words from ten on: what is smaller is often a word of something else."""
    unit, last = any_of("numbers"), any_of("numbers_behind_ten")
    tens = rf"(?:{unit}\s+{any_of('tens')}|{any_of('ten')})(?:\s+{last})?"
    hundreds = rf"{unit}\s+{any_of('hundred')}(?:\s+(?:{any_of('and_ones')}\s+{unit}|{tens}))?"
    return rf"(?:{hundreds}|{tens})"
