"""Cells that are not what somebody typed: letters lost or read in another table, numbers that a spreadsheet rewrote.

Each kind is the name of a fault, whose remedy stands in data/templates/commands/rows.j2.
"""

from __future__ import annotations

import re
import unicodedata

from domain.old_fonts import is_of_old_font

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


_TABLES = [_bytes_of(codec) for codec in ("cp1252", "cp1258", "mac_roman")]


def fault_of(cell: str) -> str | None:
    """Name what happened to a cell, as it stands in the file; `None` for one that can be read.

    What cannot be told apart from a name is taken for one.
    """
    if cell.isascii() and cell.isalnum() and not _IN_POWERS.fullmatch(cell):
        return None
    shown = cell.strip(" \t\r\n")
    return _rewritten(shown) or _spoilt(shown)


def _rewritten(shown: str) -> str | None:
    """Name what a spreadsheet made of a number."""
    if shown.startswith("="):
        return "formula"
    if _FAILED_FORMULA.fullmatch(shown):
        return "failed_formula"
    return "in_powers" if _IN_POWERS.fullmatch(shown) else None


def _spoilt(shown: str) -> str | None:
    """Name what happened to letters."""
    if _LOST.search(shown):
        return "letters_lost"
    if _ESCAPED.search(shown) or (not shown.isascii() and _is_misread(shown)):
        return "letters_garbled"
    return "old_font" if is_of_old_font(unicodedata.normalize("NFC", shown)) else None


def _is_misread(text: str) -> bool:
    """Tell whether this is UTF-8 that was read as Windows-1252, Latin-1, Windows-1258 or Mac Roman."""
    if (
        _CONTROLS.search(text)
        or _LEFTOVERS.search(_QUOTED.sub(r"\1", text))
        or (_A_GRAVE.search(text) and not text.isupper())
    ):
        return True
    return any(_reads_as_utf8(word, table) for word in text.split() if not word.isascii() for table in _TABLES)


def _reads_as_utf8(word: str, table: dict[str, int]) -> bool:
    try:
        read = bytes(table[char] for char in word).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return False
    return _VIETNAMESE.fullmatch(read) is not None
