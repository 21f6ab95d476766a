"""Phone numbers of Viet Nam as people and spreadsheets write them, in one form for comparing."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"[+\d][\d .\-()]{6,20}")
_NATIONAL = re.compile(r"(?:[35789]\d{8}|2\d{9})")  # mobile: nine digits after the 0; landline: ten, beginning with 2
COUNTRY = "84"


def read_phone(text: str) -> str | None:
    """Read 0912 345 678, +84 912345678, 84912345678 or 912345678 (a spreadsheet drops the 0) as +84912345678.

    `None` for what is no number of Viet Nam (nine digits that begin with 3, 5, 7, 8 or 9, or a landline).
    """
    if not _WRITTEN.fullmatch(text.strip()):
        return None
    digits = re.sub(r"\D", "", text)
    for prefix in ("00" + COUNTRY, COUNTRY, "0", ""):
        rest = digits.removeprefix(prefix)
        if digits.startswith(prefix) and _NATIONAL.fullmatch(rest.removeprefix("0") if prefix.endswith("4") else rest):
            return f"+{COUNTRY}{rest.removeprefix('0')}"
    return None
