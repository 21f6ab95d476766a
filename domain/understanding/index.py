"""How near a sentence is to the phrases of each intent: the words that tell intents apart weigh most.

A phrase is a vector of its words and of neighbouring words. What many intents have in common weighs little, what a
single intent has weighs much (inverse document frequency over intents). What a sentence says besides makes it less like
every phrase. Slips are mended before (repairing.py), and the odds of odds.py are a second opinion.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from domain.understanding import words
from domain.understanding.odds import Odds
from domain.understanding.phrases import Intent, intents
from domain.understanding.repairing import MOST, mended

LONGEST = 300  # characters of a sentence that are looked at: who writes more says early what it is about
WORD, PAIR = 1.0, 0.7  # how much each kind of feature weighs
UNKNOWN = 0.55  # of the weight of the rarest word, for a word that no phrase has
LENGTH = 0.75  # how much the length of a sentence counts against it: 1 is the cosine
NEAREST = 3  # phrases of an intent that count
SHARES = (0.62, 0.14, 0.07)  # of the nearest phrases
WHOLE = 0.17  # share of all phrases of the intent together

Vector = dict[str, float]


class Index:
    """The phrases of all intents, by their features. Built once: it takes about half a second."""

    def __init__(self, known: Sequence[Intent]) -> None:
        split = [(intent.code, words.folded(words.split(line))) for intent in known for line in intent.phrases]
        self.codes = tuple(intent.code for intent in known)
        known_words = {word for _, phrase in split for word in phrase} | words.table().noise
        known_words |= {word for key in words.table().written for word in key}
        self.vocabulary = dict.fromkeys(sorted(known_words))  # in order: of several that are as near the first is taken
        self._of_phrase = [code for code, _ in split]
        meant = [(code, words.meant(phrase)) for code, phrase in split]
        self.odds = Odds(meant)
        self._whose: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for code, phrase in meant:
            self._whose[tuple(phrase)].add(code)
        counted = [Counter(_features(phrase)) for _, phrase in meant]
        self._weigh(counted)
        self._rows: dict[str, list[tuple[int, float]]] = defaultdict(list)
        whole: dict[str, Vector] = {code: defaultdict(float) for code in self.codes}
        for number, features in enumerate(counted):
            vector = _unit({name: self._weight[name] * _often(count) for name, count in features.items()})
            for name, value in vector.items():
                self._rows[name].append((number, value))
                whole[self._of_phrase[number]][name] += value
        self._whole: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, vector in whole.items():
            for name, value in _unit(
                {name: math.sqrt(value) * self._weight[name] for name, value in vector.items()}
            ).items():
                self._whole[name].append((code, value))

    def _weigh(self, counted: Sequence[Counter[str]]) -> None:
        having: dict[str, set[str]] = defaultdict(set)
        for code, features in zip(self._of_phrase, counted, strict=True):
            for name in features:
                having[name].add(code)
        total = len(self.codes)
        self._weight = {name: _kind(name) * math.log(1 + total / len(codes)) for name, codes in having.items()}
        self._rarest = math.log(1 + total)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words that a sentence is compared by, with its spelling mended."""
        spelled: list[str] = []
        left = MOST
        for word in words.folded(words.split(text[:LONGEST])):
            if word not in self.vocabulary and left:
                left -= 1
                spelled += mended(word, self.vocabulary)
            else:
                spelled.append(word)
        return words.meant(spelled)

    def verbatim(self, sentence: Sequence[str]) -> str | None:
        """Return the intent of which the sentence is a phrase, word for word, if it is one of that intent alone."""
        having = self._whose.get(tuple(sentence), set())
        return next(iter(having)) if len(having) == 1 else None

    def scores(self, sentence: Sequence[str], *, without: int | None = None) -> list[tuple[str, float]]:
        """Return how near each intent is, from 0 to about 1, the nearest first.

        `without`: the number of a phrase that is left out, to see whether the others would know it.
        """
        vector = self._vector(sentence)
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        dots: dict[int, float] = defaultdict(float)
        wholes: dict[str, float] = defaultdict(float)
        for name, value in vector.items():
            for number, other in self._rows.get(name, ()):
                dots[number] += value * other
            for code, other in self._whole.get(name, ()):
                wholes[code] += value * other
        near: dict[str, list[float]] = defaultdict(list)
        for number, dot in dots.items():
            if number != without:
                near[self._of_phrase[number]].append(dot)
        shrink = length**LENGTH * (self._rarest * 1.5) ** (1 - LENGTH)
        found = [(code, _together(near.get(code, ()), wholes.get(code, 0.0)) / shrink) for code in self.codes]
        return sorted(found, key=lambda pair: -pair[1])

    def strange(self, sentence: Sequence[str]) -> float:
        """Return which share of the weight of a sentence lies in words that no phrase has."""
        weights = [(self._weight.get(f"w{word}"), word) for word in set(sentence)]
        unknown = sum(self._rarest * UNKNOWN for weight, _ in weights if weight is None)
        known = sum(weight for weight, _ in weights if weight is not None)
        return unknown / (known + unknown) if sentence else 0.0

    def _vector(self, sentence: Sequence[str]) -> Vector:
        vector: Vector = {}
        for name, count in Counter(_features(sentence)).items():
            weight = self._weight.get(name)
            if weight is None:
                weight = _kind(name) * self._rarest * UNKNOWN if name[0] == "w" else 0.0
            vector[name] = weight * _often(count)
        return vector


def _together(near: Iterable[float], whole: float) -> float:
    best = sorted(near, reverse=True)[:NEAREST]
    return sum(share * value for share, value in zip(SHARES, best, strict=False)) + WHOLE * whole


def _often(count: int) -> float:
    return 1.0 + math.log(count)


def _features(sentence: Sequence[str]) -> Iterator[str]:
    for word in sentence:
        yield f"w{word}"
    for first, second in pairwise(sentence):
        yield f"p{first} {second}"


def _kind(name: str) -> float:
    return {"w": WORD, "p": PAIR}[name[0]]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {name: value / length for name, value in vector.items()}


@cache
def index() -> Index:
    """Return the index of the program's phrases; the first call builds it (see `prepare` in bot/app)."""
    return Index(intents())
