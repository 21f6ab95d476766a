"""Codes of what a push is about, read where they are typed alone and in the midst of a message that was copied.

A record has its own (TH-4F7K). What else a push may be about is numbered behind a word: TIN12 an announcement, VIEC12 a
reminder of a duty, NHAC12 an officer's reminder of one, TRA12 a duty that was sent back, GIAOUOC12 a pledge, QUYEN12 a
role, CANBO12 the officers of a unit, HOI12 whether a deed may be published: as long as there is what they speak of.
THU12 is a push that has no lasting screen. No code opens by itself: rights are asked when it is read.
"""

from __future__ import annotations

import re

from domain.input.events import Commanded
from domain.text.normalise import plain

NUMBERED = {
    "TIN": "announcement_code",
    "VIEC": "duty_code",
    "THU": "push_code",
    "NHAC": "urging_code",
    "TRA": "returned_code",
    "GIAOUOC": "pledge_code",
    "QUYEN": "role_code",
    "CANBO": "officers_code",
    "HOI": "question_code",
}
"""The commands that open them, by the word before the number."""

RECORD = "record_code"

_NUMBER = rf"({'|'.join(NUMBERED)})(\d{{1,18}})"
_RECORD = r"([A-Z]{2,4})-([2-9A-Z]{4})"
_WITHIN = re.compile(rf"(?<![\w/-])(?:{_NUMBER}|{_RECORD})(?![\w-])")
_WHOLE = re.compile(_RECORD)
_TYPED = "|".join(NUMBERED).replace("GIAOUOC", "GIAO ?UOC").replace("CANBO", "CAN ?BO")
_ALONE = re.compile(rf"({_TYPED}) ?(\d{{1,18}})|([A-Z]{{2,4}}) ?([2-9A-Z]{{4}})", re.ASCII)


def announcement_code(announcement_id: int) -> str:
    return f"TIN{announcement_id}"


def duty_code(slot_id: int | str) -> str:
    return f"VIEC{slot_id}"


def push_code(push_id: int) -> str:
    return f"THU{push_id}"


def numbered(word: str, key: int | str) -> str:
    """Return the code of something by the word before its number."""
    return f"{word}{key}"


def first_record(text: str) -> str | None:
    """Return the code of a record that stands in a text."""
    return next((found[0] for found in _WITHIN.finditer(text) if found[3]), None)


def code_alone(text: str) -> Commanded | None:
    """Read a code that is all that was typed, in any spelling: `th-4f7k`, `TH 4F7K.`, `th-4f 7k`, `việc 12`.

    Letters alone are no code without their dash: they are a word.
    """
    found = _ALONE.fullmatch(plain(text).upper())
    if found is None:
        return _parted(text)
    if found[3] and "-" not in text and found[4].isalpha():
        return None
    return _command(found)


def _parted(text: str) -> Commanded | None:
    """Read a record's code with spaces in it, as a telephone writes it on: by its dash and a digit it is known."""
    parts = ["".join(plain(part).split()).upper() for part in text.split("-")]
    found = _WHOLE.fullmatch("-".join(parts))
    return Commanded(RECORD, found[0]) if found and not found[2].isalpha() else None


def last_code(text: str) -> Commanded | None:
    """Read the last code of a copied message: whatever a push quotes comes before the code by which it is opened."""
    found = list(_WITHIN.finditer(text))
    return _command(found[-1]) if found else None


def _command(found: re.Match[str]) -> Commanded:
    if found[1]:
        return Commanded(NUMBERED[found[1].replace(" ", "")], found[2])
    return Commanded(RECORD, f"{found[3]}-{found[4]}")
