"""Names of unions: what one may be made of, and when two of them mean the same union."""

from __future__ import annotations

import unicodedata

from domain.errors import Problem
from domain.text.normalise import tidy
from domain.units.spelling import cut

NAME_LIMIT = 120
"""Characters of a name that is typed: it serves as the short name too (data/tables/units.py)."""

_SIGNS = frozenset(" .,:&/()'\"’“”+-–№°")
_LEADING = (("cong", "doan", "co", "so"), ("cong", "doan"))
_LEAST_WORDS = 2


def check_name(typed: str) -> str:
    """Return the name as it will be kept, case and spelling as typed.

    Raises the `Problem` `unit_name_too_long`, or `not_a_unit_name` for a single word, a link, and signs or letters
    that stand in no name and that the font of the posters does not have.
    """
    name = tidy(typed)
    if len(name) > NAME_LIMIT:
        raise Problem("unit_name_too_long", limit=NAME_LIMIT)
    words = [word for word in cut(name) if any(char.isalpha() for char in word)]
    if len(words) < _LEAST_WORDS or not name[0].isalnum() or "//" in name or not all(map(_belongs, name)):
        raise Problem("not_a_unit_name")
    return name


def _belongs(char: str) -> bool:
    if char in _SIGNS or "0" <= char <= "9":
        return True
    called = unicodedata.name(char, "")
    return called.startswith(("LATIN ", "COMBINING ")) and unicodedata.category(char)[0] in "LM"


def name_key(name: str) -> tuple[str, ...]:
    """Return what two names of one union share: without diacritics, short forms written out, without "Công đoàn".

    The name of an enterprise and that of its union are one: "Cty May A", "CĐCS Công ty May A".
    """
    words = cut(name)
    for leading in _LEADING:
        if words[: len(leading)] == leading and len(words) > len(leading):
            return words[len(leading) :]
    return words
