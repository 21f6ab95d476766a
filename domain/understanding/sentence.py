"""What a typed sentence means: one intent at once, two or three that are near, or none that is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from domain.understanding import keys
from domain.understanding.index import index
from domain.understanding.phrases import NONE, Audience, intents

BONUS = {1: 0.12, 2: 0.22, 3: 0.3}
"""How much nearer a key of so many parts brings an intent."""

AT_ONCE = 0.55  # from here on one intent is meant, if no other is near
MARGIN = 0.12  # between the nearest and the next, of the nearest
NEAR = 0.3  # from here on an intent is worth offering
WITHIN = 0.5  # of the nearest: what is farther is not offered
OFFERED = 3
NOT_THEIRS = 0.8  # what officers ask for is said by others less often


@dataclass(frozen=True)
class Understood:
    """`at_once`: what is meant, where that is sure; else `nearest`: up to three to choose from, or none."""

    at_once: str | None = None
    nearest: tuple[str, ...] = ()


def understand(text: str, *, officer: bool) -> Understood:
    """Say what a sentence means. `officer`: whether an officer says it."""
    found = ranked(text, officer=officer)
    (first, best), (_, next_best) = found[0], found[1]
    if best < NEAR or first == NONE:
        return Understood()
    if best >= AT_ONCE and best - next_best >= MARGIN * best:
        return Understood(first)
    near = [code for code, score in found if score >= max(NEAR, WITHIN * best) and code != NONE]
    return Understood(nearest=tuple(near[:OFFERED]))


def ranked(text: str, *, officer: bool) -> list[tuple[str, float]]:
    """Return all intents by how near the sentence is to each, the nearest first."""
    known = index()
    sentence = known.read(text)
    met = keys.met(sentence)
    officers = for_officers()
    found = []
    for code, score in known.scores(sentence):
        near = score + BONUS.get(met.get(code, 0), 0.0)
        found.append((code, near * (NOT_THEIRS if not officer and code in officers else 1.0)))
    return sorted(found, key=lambda pair: -pair[1])


@cache
def for_officers() -> frozenset[str]:
    """Return the intents that only officers ask for."""
    return frozenset(intent.code for intent in intents() if intent.audience is Audience.OFFICER)
