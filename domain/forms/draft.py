"""A form that is being filled in: plain data that lies as JSON in the conversation row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

REVIEW = "review"
"""Where a draft stands when every question has been asked."""

Answer = dict[str, Any]
"""One of {"code": c}, {"text": t}, {"date": iso}, {"photos": [sha256, ...]}, {"voice": sha256, "seconds": n}, or {}
for a question that was skipped. Photos of handwriting have "written": true; photos may have the "text" of their
captions."""


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
    record: str | None = None  # the code of the record that is being mended or changed
    record_version: int | None = None  # which text of that record the draft began with
    marked: tuple[str, ...] = ()  # what an officer marked: shown alone until the whole record is asked for
    last: Mapping[str, Answer] = field(default_factory=dict)  # the answers of an earlier round, to be used again
    album: str | None = None  # the album whose pictures belong to `album_at`, wherever the draft stands by now
    album_at: str | None = None
    collective: str | None = None  # the code of the collective for which it is; None: the person's own
    collective_name: str | None = None  # as the review shows it

    def dump(self) -> dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        lists = {name: tuple(stored.get(name, ())) for name in ("pending", "marked")}
        return cls(**{**stored, **lists})

    def with_answer(self, question: str, answer: Answer) -> Self:
        return replace(self, answers={**self.answers, question: answer}, asking=False)

    def moved(self, at: str, *, editing: bool = False) -> Self:
        return replace(self, at=at, editing=editing, asking=False)
