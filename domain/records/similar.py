"""Whether the unit has heard the same story lately. Only yes or no comes out: no word of another's report is shown."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from rapidfuzz import fuzz

from data.engine.unit_of_work import Work
from data.enums import RecordKind
from data.queries.members import people
from data.queries.records import records
from domain.forms.draft import Answer, Draft
from domain.text.normalise import fold

SINCE = timedelta(days=30)
COMPARED = 300  # reports; the newest of a large unit
ALIKE = 85  # percent
SHORTEST = 12  # characters: shorter stories are alike by chance
LONGEST = 1500  # characters that are compared


async def is_known(work: Work, person_id: int, draft: Draft) -> bool:
    """Tell whether a very similar good deed was reported in the person's unit within 30 days."""
    story = story_of(draft.answers)
    belongs = await people.current_membership(work.connection, person_id)
    if draft.kind != RecordKind.GOOD_DEED or belongs is None or len(story) < SHORTEST:
        return False
    since = work.now - SINCE
    heard = await records.told_lately(work.connection, belongs[1], since, COMPARED)
    return await asyncio.to_thread(lambda: any(_alike(story, story_of(answers)) for answers in heard))


def story_of(answers: object) -> str:
    """Return the longest typed answer, folded: the story, whatever its question is called."""
    found: list[Answer] = list(answers.values()) if isinstance(answers, dict) else []
    texts = [str(answer.get("text", ""))[:LONGEST] for answer in found]
    return fold(max(texts, key=len, default=""))


def _alike(text: str, other: str) -> bool:
    if not other or not 0.5 <= len(text) / len(other) <= 2:  # noqa: PLR2004 - half as long or twice as long is another story
        return False
    return max(fuzz.ratio(text, other), fuzz.token_sort_ratio(text, other)) >= ALIKE
