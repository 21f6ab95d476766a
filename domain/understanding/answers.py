"""Short answers as people type them: yes and no, a number, nothing to add, a greeting, thanks, and "stop".

They are a table (data/understanding/answers.yaml). "dung" without marks is a yes, for that is what people mean where
yes or no is awaited; it never stops anything, and "Dũng" in a search is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import yaml

from data.paths import UNDERSTANDING
from domain.text.normalise import fold
from domain.understanding.repairing import spellings
from domain.understanding.words import split

LONGEST = 60  # characters of an answer that is looked at
LAST = -1
"""The number of the last of several."""
NOT = "khong"
_FIGURES = re.compile(r"c?0?([1-9]\d?)")
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")


class Reply(StrEnum):
    """What a short answer says."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"
    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"


@dataclass(frozen=True)
class _Table:
    folded: Mapping[str, Reply]
    marked: Mapping[str, Reply]
    around: frozenset[str]
    counting: frozenset[str]
    negations: frozenset[str]
    stopping: tuple[frozenset[str], frozenset[str], frozenset[str]]
    pictures: Mapping[str, str]
    numbers: Mapping[str, int]
    places: Mapping[str, int]


@cache
def _table() -> _Table:
    raw: dict[str, Any] = yaml.safe_load((UNDERSTANDING / "answers.yaml").read_text("utf-8"))
    marked, stopping = raw["marked"], raw["stopping"]
    return _Table(
        {fold(words): reply for reply in Reply for words in _parts(raw[reply])},
        {words: reply for reply in Reply for words in _parts(marked.get(reply, ""))},
        frozenset(raw["around"].split()),
        frozenset(raw["counting"].split()),
        frozenset(raw["not"].split()),
        (frozenset(stopping["first"]), frozenset(stopping["then"].split()), frozenset(stopping["besides"].split())),
        raw["pictures"],
        _by_words(raw["numbers"]),
        _by_words(raw["places"]),
    )


def _by_words(raw: Mapping[int | str, str]) -> dict[str, int]:
    return {words: LAST if place == "last" else int(place) for place, line in raw.items() for words in _parts(line)}


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(";") if part.strip()]


def numbers_in_words() -> Mapping[str, int]:
    """Return the numbers by their words, folded."""
    return _table().numbers


def read_reply(text: str) -> Reply | None:
    """Say what a short answer means; `None` where it is none, or says two things at once."""
    table = _table()
    cut = list(_without(_words(text), table.around))
    for words in cut:
        if " ".join(words) in table.marked:
            return table.marked[" ".join(words)]
    if any(_stops(table, words) for words in cut):
        return Reply.STOP
    return next((found for words in cut if (found := _folded(table, words)) is not None), None)


def _folded(table: _Table, words: Sequence[str]) -> Reply | None:
    """Read an answer without its marks, also where keys of an input method stayed in a word of it."""
    plain = _plain(table, words)
    if " ".join(plain) in table.folded:
        return table.folded[" ".join(plain)]
    if len(plain) != 1:
        return None
    return next((table.folded[other] for other in spellings(plain[0]) if other in table.folded), None)


def _plain(table: _Table, words: Sequence[str]) -> list[str]:
    return [NOT if word in table.negations else word for word in fold(" ".join(words)).split()]


def _stops(table: _Table, words: Sequence[str]) -> bool:
    """Tell whether a sentence says that no more messages are wanted."""
    first, then, besides = table.stopping
    plain = _plain(table, words)
    begun = words[0] in first or plain[0] in first or " ".join(plain[:2]) in first
    return begun and not then.isdisjoint(plain[1:5]) and not besides.isdisjoint(plain)


def read_number(text: str) -> int | None:
    """Read which of several is meant, from 1; `LAST` for the last one. `None` for none, or for several."""
    table = _table()
    words = fold(" ".join(_words(text))).split()
    for end in range(len(words), 0, -1):
        if end < len(words) and words[end] not in table.around:
            return None
        found = _numbered(table, words[:end])
        if found is not None:
            return found
    return None


def _numbered(table: _Table, words: Sequence[str]) -> int | None:
    for start, word in enumerate(words):
        rest = " ".join(words[start:])
        figures = _FIGURES.fullmatch(rest)
        number = int(figures[1]) if figures else table.numbers.get(rest, table.places.get(rest))
        if number is not None:
            return number
        if word not in table.counting and word not in table.around:
            return None
    return None


def _words(text: str) -> list[str]:
    """Return the words in small letters, with what pictures say."""
    if len(text) > LONGEST:
        return []
    text = _KEYCAP.sub(r" \1 ", text)
    for picture, words in _table().pictures.items():
        text = text.replace(picture, f" {words} ")
    return split(text)


def _without(words: Sequence[str], around: frozenset[str]) -> Iterator[Sequence[str]]:
    """Yield the words with less and less of what stands around them, the whole first."""
    folded = [fold(word) for word in words]
    ends = range(len(words), 0, -1)
    for left in range(len(words)):
        if left and folded[left - 1] not in around:
            return
        for right in ends:
            if right < len(words) and folded[right] not in around:
                break
            if right > left:
                yield words[left:right]
