"""A form that is being filled in: plain data that lies as JSON in the conversation row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

REVIEW = "review"
"""Where a draft stands when every question has been asked."""

Answer = dict[str, Any]
"""One of {"code": c}, {"text": t}, {"date": iso}, {"photos": [sha256, ...]}, or {} for a question that was skipped."""


@dataclass(frozen=True)
class Draft:
    """What was answered so far. `id` becomes the record's unique key: a double "Gửi" makes one record."""

    id: str
    kind: str  # a RecordKind
    campaign: str
    subject: str  # the title or the thing that is registered
    form: str
    version: int
    at: str  # the code of the question on show, or REVIEW
    answers: Mapping[str, Answer] = field(default_factory=dict)
    editing: bool = False  # one answer is being changed; after it comes the review again
    asking: bool = False  # the question on show waits for typed words instead of a ready answer
    pending: tuple[str, ...] = ()  # answers that an officer marked and that are opened one after the other
    record: str | None = None  # the code of the returned record that is being mended

    def dump(self) -> dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**{**stored, "pending": tuple(stored.get("pending", ()))})

    def with_answer(self, question: str, answer: Answer) -> Self:
        return replace(self, answers={**self.answers, question: answer}, asking=False)

    def moved(self, at: str, *, editing: bool = False) -> Self:
        return replace(self, at=at, editing=editing, asking=False)
