"""Reading an answer: checked at once, by the very models that read the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from domain.content.spoken import closed, code_for, is_unknown, rule_of, words_of
from domain.drafting.questions import Asked, Question
from domain.proofreading.written import dates_in
from domain.text.normalise import fold

LISTS = frozenset({"categories", "owed_by"})
"""Several codes in one answer, with semicolons between them: there are commas in the words of levels."""

DAYS = frozenset({"date", "start", "end", "founded"})

NONE_OF_THEM = frozenset({"", "-"})
RULES = ("before", "by", "within", "yearly", "in_year", "after_phase", "always", "none")


class WrongAnswer(Exception):  # noqa: N818 - not a fault of the program
    """An answer that cannot stand in the file. `kind` and `facts` choose the words, as for faults of files."""

    def __init__(self, kind: str, facts: dict[str, Any]) -> None:
        super().__init__(kind)
        self.kind, self.facts = kind, facts


def read_answer(asked: Asked, text: str, taken: Mapping[str, str]) -> str:
    """Return what is kept of an answer. `taken`: the files of other campaigns, by the letters of their records.

    Raises WrongAnswer.
    """
    question, typed = asked.question, " ".join(text.split())
    if typed in NONE_OF_THEM or (question.optional and is_unknown(typed)):
        if question.optional:
            return ""
        raise WrongAnswer("empty", {"unknown": False, "optional": False})
    if question.code == "record_prefix":
        typed = typed.upper()
        if typed in taken:
            raise WrongAnswer("prefix_elsewhere", {"prefix": typed, "where": taken[typed]})
    if question.field in DAYS and any(char.isalpha() for char in typed):
        typed = _as_day(typed)
    if codes := codes_of(question):
        return _as_codes(question, typed, codes)
    _check(question, typed)
    return typed


def _as_day(typed: str) -> str:
    """Return a day that is typed in words, as the first page of a paper has it, as 12/1/2027; all else as it is."""
    found = dates_in(typed)
    if len(found) != 1 or found[0].text != typed or found[0].lunar or None in (found[0].day, found[0].year):
        return typed
    return f"{found[0].day}/{found[0].month}/{found[0].year}"


def codes_of(question: Question) -> tuple[str, ...]:
    """Return the closed list from which the answer is taken, if there is one."""
    if question.code == "rule":
        return RULES
    return closed(question.model).get(question.field, ())


def choices_of(question: Question) -> list[str]:
    """Return what may be answered, in Vietnamese where there are words."""
    return [next(iter(words_of(code)), code) if question.code != "rule" else _rule(code) for code in codes_of(question)]


def _rule(code: str) -> str:
    return next((word for word in words_of(code) if rule_of({"rule": word}) == {"rule": code}), code)


def _as_codes(question: Question, typed: str, codes: tuple[str, ...]) -> str:
    parts = [part.strip() for part in typed.split(";")] if question.code in LISTS else [typed]
    found = [_code(question, part, codes) for part in parts if part]
    return ";".join(dict.fromkeys(found))


def _code(question: Question, part: str, codes: Iterable[str]) -> str:
    code = rule_of({"rule": part})["rule"] if question.code == "rule" else code_for(part, tuple(codes))
    if code not in codes:
        near = next((known for known in codes if fold(known) == fold(part)), None)
        if near is None:
            raise WrongAnswer("enum", {"expected": "; ".join(choices_of(question))})
        return near
    return str(code)


def _check(question: Question, typed: str) -> None:
    field = question.model.model_fields[question.field]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    if question.field == "words" and "tuple" in str(field.annotation):
        kind = Annotated[str, Field(min_length=1)]
    try:
        TypeAdapter(kind).validate_python(typed)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise WrongAnswer(fault["type"], {"value": typed, **fault.get("ctx", {})}) from None
