"""What became of a record: each change with its old and its new words, and what was decided meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.engine.unit_of_work import Work
from data.queries.records import texts
from data.tables import Record
from domain.forms.draft import Answer
from domain.forms.engine import asked, standing
from domain.forms.model import Form
from domain.records.describing import show_answer
from domain.text import templates
from domain.text.clusters import clip

CHANGED = "changed"
SHOWN = 6  # steps that one screen tells at most, the newest first
WORDS = 400  # characters of an old or a new answer
ROOM = 3300  # characters of all steps that one screen tells


@dataclass(frozen=True)
class Change:
    """One answer that was changed; `old` or `new` is empty where it was not there."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """Something that happened to a record. `action`: `changed`, or what an officer decided.

    `version`: which one a change has made.
    """

    at: datetime
    action: str
    changes: tuple[Change, ...] = ()
    reason: str | None = None
    version: int | None = None


async def keep_text(work: Work, record: Record) -> None:
    """Keep what a record says now, before it is changed."""
    await texts.keep(work.connection, record.id or 0, record.version, record.answers, work.now)


async def history(work: Work, record: Record, form: Form | None, room: int = ROOM) -> tuple[list[Step], bool]:
    """Tell the newest steps of a record, the newest first, and whether something older is not told.

    `room`: characters of all of them. Older are the steps beyond `SHOWN`, and the changes from before old words were
    kept.
    """
    rows = await texts.before(work.connection, record.id or 0, SHOWN + 1)
    decisions = await texts.decided(work.connection, record.id or 0, SHOWN + 1)
    steps = [Step(row.at, row.action.value, reason=row.reason) for row in decisions]
    following = record.answers
    for row in rows:
        changes = _changes(form, row.answers, following, room)
        steps.append(Step(row.replaced_at, CHANGED, changes, version=row.version + 1))
        following = row.answers
    steps.sort(key=lambda step: (step.at, step.action == CHANGED), reverse=True)  # a change answers what was decided
    kept, shown = await texts.count(work.connection, record.id or 0), _fitting(steps[:SHOWN], room)
    return shown, len(steps) > len(shown) or record.version - 1 > kept


def _fitting(steps: list[Step], room: int) -> list[Step]:
    """Return as many of the first steps as one screen holds, and at least one."""
    shown = list[Step]()
    for step in steps:
        room -= len(step.reason or "") + sum(
            len(change.label + change.old + change.new) + 30 for change in step.changes
        )
        if shown and room < 0:
            break
        shown.append(step)
    return shown


def _changes(form: Form | None, old: Mapping[str, Answer], new: Mapping[str, Answer], room: int) -> tuple[Change, ...]:
    found = [
        (label, _shown(form, code, old), _shown(form, code, new), old.get(code) != new.get(code))
        for code, label in _labels(form, old, new).items()
    ]
    changed = [row for row in found if row[1] != row[2] or (row[3] and row[1])]
    words = min(WORDS, room // (2 * len(changed) or 1))
    return tuple(
        Change(label, clip(before, words), clip(_instead(before, after), words)) for label, before, after, _ in changed
    )


def _instead(before: str, after: str) -> str:
    """Say so when an answer reads as before and is another one: other pictures, and as many."""
    return templates.label("others_instead", text=after) if before == after else after


def _labels(form: Form | None, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    known = {question.code: question.label for question in form.questions} if form else {}
    unnamed = templates.label("part_unnamed")
    return {**known, **dict.fromkeys(sorted({*old, *new} - set(known)), unnamed)}


def _shown(form: Form | None, code: str, answers: Mapping[str, Answer]) -> str:
    asks = {question.code: question for question in asked(form, answers)} if form else {}
    question = asks.get(code)
    answer = standing(question, answers) if question else answers.get(code, {})
    return show_answer(question, answer) if answer else ""
