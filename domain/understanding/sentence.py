"""What a typed sentence means: one intent at once, two or three that are near, or none that is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from domain.understanding import keys, words
from domain.understanding.index import index
from domain.understanding.phrases import NONE, Audience, intents

BONUS = {1: 0.07, 2: 0.14, 3: 0.19}
"""How much nearer a key of so many parts brings an intent."""
MOST = 3
ODDS = 0.4  # how much nearer all the odds together bring an intent

STOP, DUNG = "stop", "dung"
"""Without its marks the word may mean "đúng": it stops nothing at once."""

AT_ONCE = ((0.6, 0.3), (0.5, 0.5))
"""From how near on one intent is meant, if the next one is farther by such a share of it."""

NEAR = 0.28  # from here on an intent is worth offering
WITHIN = 0.35  # of the nearest: what is farther is not offered
OFFERED = 3
STRANGE = 0.9  # of the share of words that nobody knows here: so much farther is everything
NOT_THEIRS = 0.6  # what officers ask for is said by others less often
THEIRS = 1.06  # and by officers more often


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
    ahead = (best - next_best) / best
    sure = any(best >= least and ahead >= margin for least, margin in AT_ONCE)
    if sure or first == index().verbatim(index().read(text)):
        return Understood(nearest=(first,)) if first == STOP and DUNG in words.split(text) else Understood(first)
    near = [code for code, score in found if score >= max(NEAR, WITHIN * best) and code != NONE]
    return Understood(nearest=tuple(near[:OFFERED]))


def ranked(text: str, *, officer: bool) -> list[tuple[str, float]]:
    """Return all intents by how near the sentence is to each, the nearest first."""
    known = index()
    sentence = known.read(text)
    met = keys.met(sentence)
    officers = for_officers()
    odds = known.odds.shares(sentence)
    familiar = 1.0 - STRANGE * known.strange(sentence)
    found = []
    for code, score in known.scores(sentence):
        near = (score + ODDS * odds[code] + BONUS.get(min(met.get(code, 0), MOST), 0.0)) * familiar
        found.append((code, near * (THEIRS if officer else NOT_THEIRS) if code in officers else near))
    return sorted(found, key=lambda pair: -pair[1])


@cache
def for_officers() -> frozenset[str]:
    """Return the intents that only officers ask for."""
    return frozenset(intent.code for intent in intents() if intent.audience is Audience.OFFICER)
