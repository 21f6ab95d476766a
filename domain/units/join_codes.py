"""Codes that open a unit's door: printed on a poster, read aloud, typed on a small phone. They are no secrets."""

from __future__ import annotations

import re
import secrets

from domain.text.normalise import plain

LETTERS = "ACEHKMNRTVXY"  # no two look or sound alike: neither O, I, L, S, Z nor B, D, G, P, Q
DIGITS = "2345679"
LEAST_DIGITS = 3
LONGEST = 100  # characters of a code as somebody types it; what is longer is none
_GIVEN = re.compile(r"[A-Z0-9]{4,16}")
_LOOK_ALIKE = str.maketrans("OIL", "011")


def new_code() -> str:
    """Draw a code like MAY0123: three letters, four digits (about four million of them)."""
    drawn = [secrets.choice(LETTERS) for _ in range(3)] + [secrets.choice(DIGITS) for _ in range(4)]
    return "".join(drawn)


def signs(typed: str) -> str:
    """Return the letters and digits of a typed code of any kind: case, spaces, dashes and diacritics do not matter.

    Not by `fold`, which makes one word of "Lý" and "Lí": Y and I are two letters of a code.
    """
    return plain(typed).replace(" ", "").upper() if len(typed) <= LONGEST else ""


def read_code(typed: str) -> str | None:
    """Read a typed join code. `None` if it cannot be one."""
    code = signs(typed)
    return code if _GIVEN.fullmatch(code) else None


def plain_code(code: str) -> str:
    """Make look-alikes one, for comparing: O is 0, I and L are 1."""
    return code.translate(_LOOK_ALIKE)


def looks_like_code(typed: str) -> bool:
    """Tell whether somebody typed a code rather than a name: one word of letters and at least three digits."""
    code = read_code(typed)
    return code is not None and " " not in typed.strip() and sum(char.isdecimal() for char in code) >= LEAST_DIGITS
