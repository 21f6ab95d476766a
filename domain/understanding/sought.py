"""Which record an officer asks for in a whole sentence: "tìm hồ sơ chị Hạnh tổ 2" asks for "Hạnh"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from data.paths import UNDERSTANDING
from domain.text.normalise import fold
from domain.text.searching import searched

MARKS = ".,;:!?…\"'“”‘’()"

NAME = "^"

Entries = frozenset[tuple[str, ...]]
"""Folded words that stand together."""


@dataclass(frozen=True)
class _Table:
    seek: Entries
    record: Entries
    around: Entries
    address: Entries
    behind: Entries
    place: Entries
    never: Entries


@cache
def _table() -> _Table:
    raw: dict[str, str] = yaml.safe_load((UNDERSTANDING / "sought.yaml").read_text("utf-8"))
    return _Table(**{name: _entries(line) for name, line in raw.items()})


def _entries(line: str) -> Entries:
    return frozenset(tuple(fold(entry).split()) for entry in line.split(","))


def record_sought(text: str) -> str | None:
    """Return the name, title or code that a sentence asks for; `None` where it asks for no single record."""
    typed = [word for part in searched(text).split() if (word := part.strip(MARKS))]
    words, table = [_compared(word, text) for word in typed], _table()
    first = _behind_request(words, table)
    if first is None:
        return None
    rest = words[first : _before_end(words, first, table)]
    if not rest or any(_at(rest, at, table.never) for at in range(len(rest))):
        return None
    return " ".join(typed[first : first + _before_place(rest, table)])


def _compared(word: str, text: str) -> str:
    """Fold a word; before one that is written as a name is (Mã, Ca, Em) stands a sign that no entry has."""
    is_name = word[0].isupper() and not text.isupper() and not text.lstrip().startswith(word)
    return NAME + fold(word) if is_name else fold(word)


def _without_signs(words: Sequence[str]) -> list[str]:
    return [word.removeprefix(NAME) for word in words]


def _behind_request(words: Sequence[str], table: _Table) -> int | None:
    """Return the place of the first word behind what asks for a record."""
    at, seeks, names_record, plain = 0, False, False, _without_signs(words)
    while at < len(words):
        sought = 0 if seeks and names_record else _at(plain, at, table.seek)
        record = _at(plain, at, table.record)
        length = max(sought, record, _at(plain, at, table.address), _at(words, at, table.around))
        if not length:
            break
        seeks, names_record, at = seeks or bool(sought), names_record or bool(record), at + length
    return at if seeks and names_record else None


def _before_end(words: Sequence[str], first: int, table: _Table) -> int:
    last = len(words)
    while last > first:
        ends = [entry for entry in table.behind if tuple(words[last - len(entry) : last]) == entry]
        length = max(map(len, ends), default=0)
        if not length:
            break
        last = max(last - length, first)
    return last


def _before_place(words: Sequence[str], table: _Table) -> int:
    return next((at for at in range(1, len(words)) if _is_place(words, at, table)), len(words))


def _is_place(words: Sequence[str], at: int, table: _Table) -> bool:
    """Tell whether a place begins here. With a number behind it it is one, however it is written ("Tổ 2")."""
    numbered = at + 1 < len(words) and words[at + 1].isdecimal()
    return bool(_at(_without_signs(words) if numbered else words, at, table.place))


def _at(words: Sequence[str], at: int, entries: Entries) -> int:
    """Return the length of the longest entry that stands at this place, 0 where none does."""
    return max((len(entry) for entry in entries if tuple(words[at : at + len(entry)]) == entry), default=0)
