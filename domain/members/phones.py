"""Phone numbers of Viet Nam as people and spreadsheets write them, in one form for comparing."""

from __future__ import annotations

import re
import unicodedata

COUNTRY = "84"
LONGEST = 40  # characters; what is longer is no number

_WRITTEN = re.compile(r"[+(\d][\d +.\-()]{6,24}", re.ASCII)
_AS_FRACTION = re.compile(r"(\+?\d{9,12})[.,]0+", re.ASCII)  # 912345678.0: a spreadsheet took it for a quantity
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_NATIONAL = re.compile(r"[35789]\d{8}|2\d{9}")  # mobile: nine digits after the 0; landline: ten, beginning with 2
_OLD_MOBILE = re.compile(r"(1\d\d)(\d{7})")
_BECAME = {
    **dict(zip(range(162, 170), range(32, 40), strict=True)),  # Viettel: 0162 to 0169 became 032 to 039
    120: 70,
    121: 79,
    122: 77,
    126: 76,
    128: 78,  # MobiFone
    123: 83,
    124: 84,
    125: 85,
    127: 81,
    129: 82,  # VinaPhone
    186: 56,
    188: 58,
    199: 59,  # Vietnamobile, Gmobile
}
"""Mobile prefixes of eleven digits until September 2018, and what they became (decision 798/QĐ-BTTTT of 2018)."""


def read_phone(text: str) -> str | None:
    """Read 0912 345 678, +84 912345678, 84912345678 or 912345678 (a spreadsheet drops the 0) as +84912345678.

    A mobile number of eleven digits from before 2018 is read as the one that it became. `None` for what is no number
    of Viet Nam (nine digits that begin with 3, 5, 7, 8 or 9, or a landline).
    """
    if len(text) > LONGEST:
        return None
    whole = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_DASHES)
    written = whole.strip().lstrip("'’")
    if fraction := _AS_FRACTION.fullmatch(written):
        written = fraction[1]
    if not _WRITTEN.fullmatch(written):
        return None
    digits = re.sub(r"\D", "", written)
    for prefix in ("00" + COUNTRY, COUNTRY, "0", ""):
        if digits.startswith(prefix):
            rest = digits.removeprefix(prefix)
            if national := _national(rest.removeprefix("0") if prefix.endswith(COUNTRY) else rest):
                return f"+{COUNTRY}{national}"
    return None


def _national(digits: str) -> str | None:
    """Return the digits after the 0 as they are dialled today."""
    if old := _OLD_MOBILE.fullmatch(digits):
        became = _BECAME.get(int(old[1]))
        return f"{became}{old[2]}" if became else None
    return digits if _NATIONAL.fullmatch(digits) else None
