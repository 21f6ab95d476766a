"""Vietnamese text as people type it: one spelling for comparing, the typed one for keeping."""

from __future__ import annotations

import unicodedata

_WITHOUT_MARK = str.maketrans("đĐ", "dD")


def tidy(text: str) -> str:
    """Return the text in NFC with single spaces and no control characters; case and spelling stay."""
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in unicodedata.normalize("NFC", text))
    return " ".join(kept.split())


def tidy_lines(text: str) -> str:
    """Tidy each line of a longer text; at most one empty line stays between paragraphs."""
    lines = [tidy(line) for line in text.replace("\r\n", "\n").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def fold(text: str) -> str:
    """Return the text without diacritics, case and punctuation: "Huỷ", "HỦY" and "huy" become one."""
    plain = unicodedata.normalize("NFD", text.translate(_WITHOUT_MARK))
    letters = (char if char.isalnum() else " " for char in plain.casefold() if unicodedata.category(char) != "Mn")
    return " ".join("".join(letters).split())


def has_diacritics(text: str) -> bool:
    """Tell whether the text carries any Vietnamese mark."""
    return unicodedata.normalize("NFD", text.translate(_WITHOUT_MARK)) != unicodedata.normalize("NFC", text)
