"""How near each of several texts is to a question, by the words that they have in common; rare words weigh most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from domain.understanding import words
from domain.understanding.index import index


def likeness(question: str, texts: Sequence[str]) -> list[float]:
    """Return for each text which share of the question's weight it has, from 0 to 1.

    What stands in none of the texts ("khi nào", "ở đâu") counts for nothing.
    """
    held = [_words(text) for text in texts]
    having = Counter(word for text in held for word in text)
    asked = {word: math.log(1 + len(held) / having[word]) for word in index().read(question) if word in having}
    whole = sum(asked.values())
    if not whole:
        return [0.0] * len(held)
    return [sum(weight for word, weight in asked.items() if word in text) / whole for text in held]


@lru_cache(maxsize=2000)
def _words(text: str) -> frozenset[str]:
    return frozenset(words.meant(words.folded(words.split(text))))
