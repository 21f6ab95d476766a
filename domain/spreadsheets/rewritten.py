"""Numbers and codes as a spreadsheet gives them back: without their zeros, in other letters, with spaces."""

from __future__ import annotations

import re
import unicodedata

_FRACTION = re.compile(r"(\d+)[.,]0")


def bare_number(number: str) -> str:
    """Return what is left of a number or code when a spreadsheet may have changed it; equal ones may be the same.

    Leading zeros go from a number that has nothing else, and 7.0 is 7; case, spaces and an apostrophe before it go.
    """
    whole = number if number.isascii() else unicodedata.normalize("NFKC", number)
    bare = "".join(whole.split()).casefold().lstrip("'’")
    if not bare.isalnum() and (fraction := _FRACTION.fullmatch(bare)):
        bare = fraction[1]
    return (bare.lstrip("0") or "0") if bare.isdecimal() else bare
