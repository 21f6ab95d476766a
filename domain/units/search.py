"""Finding a unit by a name as people type it: without diacritics, in another order, with spelling mistakes.

Every typed word looks for the most similar word of a name. Rare words ("Phong Thổ") weigh more than common ones
("công đoàn"), which nearly every name has. Words written together ("saomai") are compared without spaces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import log

from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries import units
from domain.units.reading import UnitView, views
from domain.units.spelling import tokens

ALIKE = 70.0  # how similar two words must be to count as one misspelt, of 100
GOOD_ENOUGH = 62.0  # what a name must reach to be shown, of 100
TOGETHER = 0.92  # a match of words written together is a little less sure
FORMER = 2.0  # a former name stands behind a present one that is as similar


@dataclass(frozen=True)
class Candidate:
    """A name of a unit, cut into words."""

    unit_id: int
    words: tuple[str, ...]
    former: bool = False


async def search(connection: AsyncConnection, text: str, day: date, limit: int = 6) -> list[UnitView]:
    """Find units whose name, short name or former name is like `text`, the most similar first.

    Units that ended are found too; their view says so.
    """
    rows = await connection.execute(units.names_until(day))
    candidates = [
        Candidate(row.unit_id, words, former=row.valid_to is not None and row.valid_to <= day)
        for row in rows
        for words in {tokens(row.name), tokens(row.short_name)}
    ]
    scores = rank(tokens(text), candidates)
    found = await views(connection, sorted(scores, key=lambda unit_id: -scores[unit_id])[: limit * 2], day)
    found.sort(key=lambda unit: (-round(scores[unit.id]), not unit.is_active, len(unit.name), unit.name))
    return found[:limit]


def rank(typed: tuple[str, ...], candidates: Iterable[Candidate]) -> dict[int, float]:
    """Score units from `GOOD_ENOUGH` to 100; those below are left out."""
    candidates = list(candidates)
    if not typed or not candidates:
        return {}
    spread = Counter(word for candidate in candidates for word in set(candidate.words))
    weights = {word: log(1 + len(candidates) / (1 + spread[word])) for word in typed}
    similar = {word: _similar(word, list(spread)) for word in set(typed)}
    scores: dict[int, float] = {}
    for candidate in candidates:
        score = _score(typed, candidate, weights, similar) - FORMER * candidate.former
        if score >= GOOD_ENOUGH:
            scores[candidate.unit_id] = max(score, scores.get(candidate.unit_id, 0.0))
    return scores


def _similar(word: str, vocabulary: list[str]) -> dict[str, float]:
    found = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    return {other: score for other, score, _ in found}


def _score(
    typed: tuple[str, ...],
    candidate: Candidate,
    weights: dict[str, float],
    similar: dict[str, dict[str, float]],
) -> float:
    total = sum(weights[word] for word in typed)
    left = list(candidate.words)
    met = 0.0
    for word in typed:
        best = max(left, key=lambda other: similar[word].get(other, 0.0), default="")
        if best in similar[word]:
            met += weights[word] * similar[word][best]
            left.remove(best)  # "may sao may" needs two words like "may", or one of them misspelt
    share = met / total
    return share if share >= GOOD_ENOUGH else max(share, _together(typed, candidate.words))


def _together(typed: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Compare without spaces; only names long enough for a part of them to mean something."""
    wanted = "".join(typed)
    if len(wanted) < 5:  # noqa: PLR2004 - four letters stand in too many names
        return 0.0
    return TOGETHER * fuzz.partial_ratio(wanted, "".join(words), score_cutoff=80)
