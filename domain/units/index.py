"""The names of all units, ready to be compared with what people type. Pure: it knows no database.

Every typed word looks for the most similar word of a name. Rare words ("Phong Thổ") weigh more than common ones
("công đoàn"), which nearly every name has. Words written together ("saomai") are compared without spaces.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz

from domain.text.searching import alike

ALIKE = 70.0  # how similar two words must be to count as one misspelt, of 100
SURE = 85.0  # a word that is so similar to another is not looked for among words written together
GOOD_ENOUGH = 62.0  # what a name must reach to be shown, of 100
TOGETHER = 0.92  # words written together are a little less sure
TOGETHER_LENGTH = 5  # four letters stand in too many names
MOST_GLUED = 3  # so many words of a search are looked for inside names: each costs more than all others together
FORMER = 2.0  # a former name stands behind a present one that is as similar

Words = tuple[str, ...]
Similar = dict[str, dict[str, float]]
Glued = dict[str, dict[int, float]]


class Named(NamedTuple):
    """A name that a unit bears, or bore, cut into words."""

    unit_id: int
    words: Words
    former: bool = False


class UnitIndex:
    """Which names have which words. Built once for many searches."""

    def __init__(self, names: Iterable[Named]) -> None:
        self.names = list(names)
        self.postings: dict[str, list[int]] = defaultdict(list)
        for place, named in enumerate(self.names):
            for word in set(named.words):
                self.postings[word].append(place)
        self.joined = ["".join(named.words) for named in self.names]

    def rank(self, typed: Words) -> dict[int, float]:
        """Score units from `GOOD_ENOUGH` to 100; those below are left out."""
        weights = {word: self._weight(word) for word in typed}
        similar = {word: self._similar(word) for word in weights}
        glued: Glued = defaultdict(dict)
        for word in [candidate for candidate in weights if self._may_be_several(candidate, similar[candidate])][
            :MOST_GLUED
        ]:
            glued[word] = self._glued(word)
        scores: dict[int, float] = {}
        for place in self._promising(typed, weights, similar, glued):
            named = self.names[place]
            score = _score(
                typed, named.words, weights, similar, {word: glued[word].get(place, 0.0) for word in weights}
            )
            score -= FORMER * named.former
            if score >= GOOD_ENOUGH:
                scores[named.unit_id] = max(score, scores.get(named.unit_id, 0.0))
        return scores

    def _weight(self, word: str) -> float:
        return log(1 + len(self.names) / (1 + len(self.postings.get(word, ()))))

    def _similar(self, word: str) -> dict[str, float]:
        return {other: score for other, score, _ in alike(word, self.postings, fuzz.ratio, ALIKE)}

    @staticmethod
    def _may_be_several(word: str, similar: dict[str, float]) -> bool:
        return len(word) >= TOGETHER_LENGTH and not any(score >= SURE for score in similar.values())

    def _glued(self, word: str) -> dict[int, float]:
        return {place: TOGETHER * score for _, score, place in alike(word, self.joined, fuzz.partial_ratio, SURE)}

    def _promising(self, typed: Words, weights: dict[str, float], similar: Similar, glued: Glued) -> set[int]:
        """Leave out the names that have only the common words of what was typed: they cannot reach the mark."""
        counts = Counter(typed)
        short_of = GOOD_ENOUGH / 100 * sum(weights[word] for word in typed)
        places: set[int] = set()
        for word in sorted(weights, key=lambda word: weights[word]):
            short_of -= counts[word] * weights[word]
            if short_of <= 0:
                places.update(glued[word], *(self.postings[other] for other in similar[word]))
        return places


def _score(typed: Words, words: Words, weights: dict[str, float], similar: Similar, glued: dict[str, float]) -> float:
    left = list(words)
    met = 0.0
    for word in typed:
        best = max(left, key=lambda other: similar[word].get(other, 0.0), default="")
        alike = similar[word].get(best, 0.0)
        if alike:
            left.remove(best)  # "may sao may" needs two words like "may", or one of them misspelt
        met += weights[word] * max(alike, glued[word])
    return met / sum(weights[word] for word in typed)
