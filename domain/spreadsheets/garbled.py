"""Cells that are not what somebody typed: letters lost or read in another table, numbers that a spreadsheet rewrote.

Each kind is the name of a fault, whose remedy stands in data/templates/commands/rows.j2.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from domain.spreadsheets.old_fonts import is_of_old_font

_ODD = re.compile("[=#?%&\\\\\ufffd\x80-\xbf\u0152-\u0192\u2018-\u2122]|[eE][+-]|[ÃĂÄÆ]")
"""What makes it worth while to look at a whole cell: nearly none has it."""

_LOST = re.compile("[?\ufffd]")  # no name and no number has a question mark
_CONTROLS = re.compile(r"[\x80-\x9f]")  # bytes that were taken for letters: nobody types them
_LEFTOVERS = re.compile(r"á[º»]|Ä[‘ƒ‚]|Æ[°¡¯]|[ÃĂ][\xa1-\xbf]|â€|ï¿½|[a-z]Ã(?=[\xa0\s]|$)")
_QUOTED = re.compile("«([^«»]*)»")
_A_GRAVE = re.compile(r"[ÃĂ]\xa0(?![A-ZÀ-Ỹ])")  # "HÃ\xa0" is a spoilt "Hà"; "XÃ\xa0HỘI" is none
_ESCAPED = re.compile(
    r"&#x?[0-9a-f]+;|&[a-z]{2,8};|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|(?:[%=][0-9a-f]{2}){2}", re.IGNORECASE
)
_IN_POWERS = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]\d+", re.IGNORECASE)
_FAILED_FORMULA = re.compile(r"#(?:N/A|REF!|VALUE!|NUM!|NULL!|DIV/0!|NAME\?|#+)")
_VIETNAMESE = re.compile(r"[\x20-\x7e\xa0-\xff\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u2013-\u2026]*")


def _bytes_of(codec: str) -> dict[str, int]:
    """Map every character to the byte for which a reader of this table takes it; an undefined byte to itself."""
    read = {chr(byte): byte for byte in range(256)}
    defined = (bytes([byte]).decode(codec, "ignore") for byte in range(256))
    return read | {char: byte for byte, char in enumerate(defined) if char}


_TABLES = [_bytes_of(codec) for codec in ("cp1252", "cp1258", "mac_roman")]  # Latin-1 is the first, with controls


def fault_of(cell: str) -> str | None:
    """Name what happened to a cell, as it stands in the file; `None` for one that can be read.

    What cannot be told apart from a name is taken for one.
    """
    odd = _ODD.search(cell) is not None
    if cell.isascii() and not odd:
        return None
    shown = cell.strip(" \t\r\n")
    if odd and (fault := _rewritten(shown) or _spoilt(shown)):
        return fault
    return next((fault for word in shown.split() if (fault := _fault_of_word(word))), None)


def _rewritten(shown: str) -> str | None:
    """Name what a spreadsheet made of a number."""
    if shown.startswith("="):
        return "formula"
    if _FAILED_FORMULA.fullmatch(shown):
        return "failed_formula"
    return "in_powers" if _IN_POWERS.fullmatch(shown) else None


def _spoilt(shown: str) -> str | None:
    """Name what happened to letters, by signs that no name has."""
    if _LOST.search(shown):
        return "letters_lost"
    left = _CONTROLS.search(shown) or _LEFTOVERS.search(_QUOTED.sub(r"\1", shown))
    if left or _ESCAPED.search(shown) or (_A_GRAVE.search(shown) and not shown.isupper()):
        return "letters_garbled"
    return None


@lru_cache(maxsize=8_192)
def _fault_of_word(word: str) -> str | None:
    """Name what happened to the letters of one word: names are made of few words, so each is looked at once."""
    if word.isascii():
        return None
    if any(_reads_as_utf8(word, table) for table in _TABLES):
        return "letters_garbled"
    return "old_font" if is_of_old_font(unicodedata.normalize("NFC", word)) else None


def _reads_as_utf8(word: str, table: dict[str, int]) -> bool:
    """Tell whether this is UTF-8 that was read in that table."""
    try:
        read = bytes(table[char] for char in word).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return False
    return _VIETNAMESE.fullmatch(read) is not None
