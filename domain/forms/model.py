"""A form is data: what is asked, in which order, under which condition. A form holds no code.

Questions stand in no official document: the forms in data/forms are the program's defaults (`made_by: program`).
A draft keeps the form's code and version, so a version that was published is never changed: it gets a successor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from data.enums import WorkerCategory
from domain.content.absent import given
from domain.content.fields import Code, Part, Text

TEXT_LIMIT = 2000
PHOTO_LIMIT = 10
SUBJECTS = frozenset({"self", "other", "collective"})


class Answer(Part):
    """A ready answer. `days_ago` is for dates (0 today, 1 yesterday); `asks` opens typing instead of answering.

    `categories` are the groups of workers to whom it is offered; without any it is offered to everybody.
    """

    code: Code
    label: Text
    days_ago: Annotated[int, Field(ge=0, le=31)] | None = None
    asks: bool = False
    categories: tuple[WorkerCategory, ...] = ()


class Condition(Part):
    """The question is asked only when an earlier one was answered by one of these codes."""

    question: Code
    answers: tuple[Code, ...] = Field(min_length=1)


class Question(Part):
    """One thing to ask.

    `free_text` allows words beside the ready answers. `spoken` (in a file `told`) allows a voice note or a photo of
    handwriting instead of typing. `min` and `max` count photos; `min_length` and `max_length` count characters of a
    text or of a person's description. An optional question may be skipped. One that is asked `in_review` is no step
    on the way: it stands in the review, as a switch between its ready answers (the first holds until it is switched)
    or as an offer to add.
    """

    code: Code
    kind: Literal["choice", "text", "date", "photos", "person"]
    required: bool
    prompt: Text
    label: Text
    """the short word under which the answer stands in a review"""
    answers: tuple[Answer, ...] = ()
    free_text: bool = False
    spoken: bool = Field(default=False, alias="told")
    in_review: bool = False
    min_length: Annotated[int, Field(ge=1)] = 1
    max_length: Annotated[int, Field(ge=1, le=TEXT_LIMIT)] = 500
    min: Annotated[int, Field(ge=0)] = 0
    max: Annotated[int, Field(ge=1, le=PHOTO_LIMIT)] = PHOTO_LIMIT
    words_answer: Code | None = None
    """a later question that words typed here answer at once; the ready answer is then the first of its condition"""
    past_only: bool = False
    """a date that has not come yet is refused"""
    when: Condition | None = None
    prompts: Mapping[Code, Text] = Field(default_factory=dict)
    """how it is asked after one of the answers that `when` names, where `prompt` would not fit"""
    collective_prompt: Text | None = None
    """how it is asked of a collective, where `prompt` speaks to a person"""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind == "choice" and not self.answers:
            raise PydanticCustomError("choice_without_answers", "a choice has ready answers")
        if self.min_length > self.max_length or self.min > self.max:
            raise PydanticCustomError("empty_range", "min is above max")
        if self.in_review and self.required and self.kind != "choice":
            raise PydanticCustomError("required_in_review", "only a switch can be required in the review")
        if not set(self.prompts) <= set(self.when.answers if self.when else ()):
            raise PydanticCustomError("bad_prompts", "a prompt belongs to an answer of the condition")
        _unique(tuple(answer.code for answer in self.answers))
        _check_offers(self)
        return self

    def asks(self, before: str | None, *, collective: bool = False) -> str:
        """How it is asked when the question of the condition was answered by that code. `{max}` stands for `max`."""
        usual = (self.collective_prompt if collective else None) or self.prompt
        return self.prompts.get(before or "", usual).replace("{max}", str(self.max))

    def offers(self, category: str | None) -> tuple[Answer, ...]:
        """Return the ready answers for a group of workers; of a group that is not known, all."""
        return tuple(
            answer for answer in self.answers if not answer.categories or category in {None, *answer.categories}
        )

    @property
    def is_switch(self) -> bool:
        return self.in_review and self.kind == "choice"

    def answer_codes(self) -> frozenset[str]:
        return frozenset(answer.code for answer in self.answers)


class Form(Part):
    """Questions in order. `subject`: the record is about its sender, or about whom `subject_question` says."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["subject"], "properties": {"subject": {"const": "asked"}}},
            "then": given("subject_question"),
            "else": {"not": given("subject_question")},
        }
    )

    code: Code
    version: Annotated[int, Field(ge=1)]
    made_by: Literal["program", "administrator"]
    subject: Literal["self", "asked"]
    subject_question: Code | None = None
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _unique(tuple(question.code for question in self.questions))
        earlier: dict[str, Question] = {}
        for question in self.questions:
            _check_condition(question, earlier)
            earlier[question.code] = question
        _check_ahead(self)
        _check_subject(self, earlier)
        return self

    def question(self, code: str) -> Question:
        """The question with that code. Raises KeyError."""
        return {question.code: question for question in self.questions}[code]

    def with_photos(self, most: int) -> Form:
        """Return the form as it is where a record holds so many photos at most; a form may ask for fewer."""
        asked = tuple(
            question.model_copy(update={"max": max(1, question.min, min(question.max, most))})
            for question in self.questions
        )
        return self.model_copy(update={"questions": asked})


def _unique(codes: tuple[str, ...]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise PydanticCustomError("code_twice", "code used twice: {code}", {"code": code})


def _check_offers(question: Question) -> None:
    """Refuse a question that would offer nothing to some group, or a switch whose first answer some do not have."""
    chosen = any(answer.categories for answer in question.answers)
    if chosen and (question.is_switch or not all(question.offers(category) for category in WorkerCategory)):
        raise PydanticCustomError("no_answer_for", "a ready answer for each group of workers")


def _check_condition(question: Question, earlier: dict[str, Question]) -> None:
    if question.when is None:
        return
    asked = earlier.get(question.when.question)
    if asked is None or not set(question.when.answers) <= asked.answer_codes():
        raise PydanticCustomError("bad_condition", "no such earlier answer: {code}", {"code": question.code})


def _check_ahead(form: Form) -> None:
    """Words that answer a later question settle this one: that question hangs on it."""
    for question in form.questions:
        later = next((other for other in form.questions if other.code == question.words_answer), None)
        hangs = later is not None and later.when is not None and later.when.question == question.code
        if question.words_answer is not None and not hangs:
            raise PydanticCustomError("bad_condition", "no such earlier answer: {code}", {"code": question.code})


def _check_subject(form: Form, questions: dict[str, Question]) -> None:
    asked = questions.get(form.subject_question or "")
    if form.subject == "self" and form.subject_question is None:
        return
    if form.subject == "self" or asked is None or not asked.answer_codes() <= SUBJECTS:
        raise PydanticCustomError("bad_subject", "the subject is asked by a choice of self, other, collective")
