"""How much the words of a sentence speak for each intent: naive Bayes over the phrases, a second opinion to nearness.

A word, or two that are neighbours, speaks for an intent by how much more often its phrases have it than those of all
intents have. Nearness looks at the whole phrase that is most alike; this looks at each word, wherever it was said.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

SMOOTHING = 24.0  # phrases of the average kind that are added to those of each intent
PAIR = 0.5  # how much two neighbours speak, against a word
SHARPNESS = 1.5  # the greater, the less one intent takes from all others; long sentences are sharp by themselves

BEGIN, END = "^", "$"


class Odds:
    """The words of all phrases, by how much they speak for each intent."""

    def __init__(self, phrases: Sequence[tuple[str, Sequence[str]]]) -> None:
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        size = Counter(code for code, _ in phrases)
        for code, phrase in phrases:
            for name in set(_features(phrase)):
                counted[name][code] += 1
        self._without = {code: math.log(SMOOTHING / (count + SMOOTHING)) for code, count in size.items()}
        self._speaks: dict[str, list[tuple[str, float]]] = {}
        for name, having in counted.items():
            average = sum(count / size[code] for code, count in having.items()) / len(size)
            self._speaks[name] = [(code, math.log1p(count / (SMOOTHING * average))) for code, count in having.items()]

    def shares(self, sentence: Sequence[str]) -> Mapping[str, float]:
        """Return for each intent which share of the belief it has; all together are 1."""
        known = [name for name in dict.fromkeys(_features(sentence)) if name in self._speaks]
        weights = sum(map(_weight, known))
        found = {code: weights * without for code, without in self._without.items()}
        for name in known:
            for code, speaks in self._speaks[name]:
                found[code] += _weight(name) * speaks
        most = max(found.values())
        sharpness = SHARPNESS * math.sqrt(max(len(sentence), 1))
        beliefs = {code: math.exp((value - most) / sharpness) for code, value in found.items()}
        whole = sum(beliefs.values())
        return {code: belief / whole for code, belief in beliefs.items()}


def _features(sentence: Sequence[str]) -> Iterator[str]:
    yield from sentence
    for first, second in pairwise((BEGIN, *sentence, END)):
        yield f"{first} {second}"


def _weight(name: str) -> float:
    return PAIR if " " in name else 1.0
