"""What a search looks at: enough for the longest name, and so little that nobody waits behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, pairwise
from typing import Any

from rapidfuzz import process

LONGEST = 120  # characters
MOST_WORDS = 12  # distinct ones
AT_ONCE = 500
"""So many names are compared in one call, which lets nobody else run: a millisecond or two."""


def searched(typed: str) -> str:
    """Return the part of a typed text that is looked for: the beginning of its first line."""
    return typed.strip().partition("\n")[0][:LONGEST]


def few(words: Iterable[str]) -> tuple[str, ...]:
    """Keep the first distinct words; a word twice stays twice."""
    kept: dict[str, int] = {}
    found = []
    for word in words:
        if word in kept or len(kept) < MOST_WORDS:
            kept[word] = 1
            found.append(word)
    return tuple(found)


def together(words: Sequence[str]) -> list[str]:
    """Return for each word how it is written together with a single letter beside it; "" where there is none.

    Of H'Hen, Y-Bion and A Páo people write HHen, YBion and APáo just as well.
    """
    pairs = [first + second if len(first) == 1 and first.isalpha() else "" for first, second in pairwise(words)]
    return [before or behind for before, behind in zip(["", *pairs], [*pairs, ""], strict=True)]


def alike(word: str, names: Collection[str], scorer: Any, least: float) -> list[tuple[str, float, int]]:
    """Find names that are like a word: (name, score of 100, place). For a thread: others run between its pieces."""
    found: list[tuple[str, float, int]] = []
    for start, piece in _pieces(names):
        hits = process.extract(word, piece, scorer=scorer, score_cutoff=least, limit=None)
        found += [(name, score, start + place) for name, score, place in hits]
    return found


def _pieces(names: Collection[str]) -> Iterable[tuple[int, Sequence[str]]]:
    left = iter(names)
    for start in range(0, len(names), AT_ONCE):
        yield start, list(islice(left, AT_ONCE))
