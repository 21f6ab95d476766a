"""Which questions are asked, in which order: those of the document, then each phase, day, title and duty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from domain.campaigns.document import Document, Issuer, Period, Signer
from domain.campaigns.duties import AfterPhaseDue, Duty, FixedDue, InYearDue
from domain.campaigns.facts import Anniversary, Phase, Title
from domain.campaigns.model import Campaign

Answers = Mapping[str, str]
FIXED = ("before", "by", "within")

Of = Callable[[str], str]
"""Gives what was answered to another question of the same item."""


@dataclass(frozen=True)
class Question:
    """What one answer is for: a field of a model, or a list of its codes. `optional`: an empty answer says "none".

    `when`: it is only asked where this holds of the answers of its item.
    """

    code: str
    model: type[BaseModel]
    field: str
    optional: bool = False
    when: Callable[[Of], bool] = lambda _: True


def _due(code: str, *rules: str, model: Any = FixedDue, field: str = "", optional: bool = False) -> Question:
    return Question(code, model, field or code, optional, lambda of: of("rule") in rules)


DOCUMENT = (
    Question("name", Campaign, "name"),
    Question("short_name", Campaign, "short_name", optional=True),
    Question("record_prefix", Campaign, "record_prefix"),
    Question("kind", Document, "kind"),
    Question("number", Document, "number", optional=True),
    Question("date", Document, "date", optional=True),
    Question("place", Document, "place", optional=True),
    Question("title", Document, "title"),
    Question("words", Document, "words", optional=True),
    Question("board", Issuer, "board", optional=True),
    Question("unit", Issuer, "unit"),
    Question("unit_short", Issuer, "short_name"),
    Question("level", Issuer, "level"),
    Question("issuer_words", Issuer, "words"),
    Question("signer", Signer, "name", optional=True),
    Question("post", Signer, "post", optional=True, when=lambda of: bool(of("signer"))),
    Question("start", Period, "start"),
    Question("end", Period, "end", optional=True),
    Question("period_words", Period, "words"),
)

ITEMS: Mapping[str, tuple[Question, ...]] = {
    "phase": (
        Question("name", Phase, "name", optional=True),
        Question("start", Phase, "start"),
        Question("end", Phase, "end"),
        Question("theme", Phase, "theme", optional=True),
        Question("words", Phase, "words"),
    ),
    "day": (
        Question("name", Anniversary, "name", optional=True),
        Question("founded", Anniversary, "founded", optional=True),
        Question("each_year", Anniversary, "each_year", optional=True, when=lambda of: not of("founded")),
        Question("words", Anniversary, "words"),
    ),
    "title": (
        Question("name", Title, "name", optional=True),
        Question("categories", Title, "categories"),
        Question("awarded_by", Title, "awarded_by", optional=True),
        Question("words", Title, "words"),
        Question("registered_words", Title, "words", optional=True),
    ),
    "duty": (
        Question("name", Duty, "name", optional=True),
        Question("kind", Duty, "kind"),
        Question("owed_by", Duty, "owed_by"),
        Question("rule", Duty, "due"),
        _due("date", *FIXED),
        _due("year", "in_year", model=InYearDue),
        _due("days_after", "after_phase", model=AfterPhaseDue),
        _due("due_words", *FIXED, "yearly", "in_year", "after_phase", field="words"),
        Question("section", Duty, "section"),
        Question("words", Duty, "words"),
    ),
}
"""Each is asked again and again until its name is left empty."""


@dataclass(frozen=True)
class Asked:
    """A question with its place: `item` is empty for those of the document, else as "phase.2"."""

    question: Question
    item: str = ""

    @property
    def key(self) -> str:
        """Under what the answer is kept."""
        return f"{self.item}.{self.question.code}" if self.item else self.question.code

    @property
    def code(self) -> str:
        """Under what its words stand: "phase.start"."""
        return f"{self.item.partition('.')[0]}.{self.question.code}" if self.item else self.question.code

    @property
    def number(self) -> int:
        return int(self.item.partition(".")[2] or 0)


def next_asked(answers: Answers) -> Asked | None:
    """Return the first question that is still open."""
    return next((asked for asked in _in_order(answers) if asked.key not in answers), None)


def _in_order(answers: Answers) -> Iterator[Asked]:
    yield from _of_item(answers, "", DOCUMENT)
    for kind, questions in ITEMS.items():
        number = 1
        while True:
            item = f"{kind}.{number}"
            yield Asked(questions[0], item)
            if not answers.get(f"{item}.name"):
                break
            yield from _of_item(answers, item, questions[1:])
            number += 1


def _of_item(answers: Answers, item: str, questions: tuple[Question, ...]) -> Iterator[Asked]:
    prefix = f"{item}." if item else ""
    for question in questions:
        if question.when(lambda code: answers.get(f"{prefix}{code}", "")):
            yield Asked(question, item)
