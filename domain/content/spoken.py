"""Codes of content files as Vietnamese words: the words stand in data/templates, as those of the lists of units do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel

from domain.text.normalise import fold
from domain.text.templates import TEMPLATES

UNKNOWN = "unknown"
_LONGEST = 60  # characters of a word for a code
_OF_UNITS = ("levels", "categories", "activities", "ownerships")


@cache
def _words() -> Mapping[str, Any]:
    units, own = (
        yaml.safe_load((TEMPLATES / f"{name}_words.yaml").read_text("utf-8")) for name in ("unit", "campaign")
    )
    return {**own, **{section: units[section] for section in _OF_UNITS}}


@cache
def words_of(code: str) -> tuple[str, ...]:
    """Return the words for a code, of whatever kind."""
    sections = (words for words in _words().values() if isinstance(words, dict))
    return tuple(dict.fromkeys(word for section in sections for word in section.get(code, ())))


def is_unknown(value: Any) -> bool:
    """Tell whether a file says that the document does not give something."""
    return isinstance(value, str) and len(value) <= _LONGEST and fold(value) in _unknown()


@cache
def _unknown() -> frozenset[str]:
    return frozenset(map(fold, (UNKNOWN, *_words()[UNKNOWN])))


def goes_on(value: Any) -> bool:
    """Tell whether the words in the place of an end say that there is none: "hằng năm"."""
    return isinstance(value, str) and len(value) <= _LONGEST and fold(value) in map(fold, goes_on_words())


def goes_on_words() -> list[str]:
    return list(_words()["goes_on"])


def months_in_words() -> list[str]:
    """List how a file writes a month of every year: as the documents do, with a nought or without."""
    return [
        f"{_words()['month']} {written}" for month in range(1, 13) for written in dict.fromkeys((month, f"{month:02d}"))
    ]


def month_in_words(text: str) -> int | None:
    """Return the number of a month of every year that is written in words."""
    known = [fold(written) for written in months_in_words()]
    return int(text.rsplit(maxsplit=1)[-1]) if len(text) <= _LONGEST and fold(text) in known else None


def unknown_words() -> list[str]:
    """List how a file says it, the code first."""
    return [UNKNOWN, *_words()[UNKNOWN]]


def code_for(value: Any, codes: Iterable[str]) -> Any:
    """Return the code among these that a word means; any other value as it is."""
    known = tuple(codes)
    if not isinstance(value, str) or value in known or len(value) > _LONGEST:
        return value
    return _by_word(known).get(fold(value), value)


@cache
def _by_word(codes: tuple[str, ...]) -> dict[str, str]:
    return {fold(word): code for code in codes for word in (code, *words_of(code))}


@cache
def closed(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return the fields of a model that take codes of a closed list, alone or in a list, with these codes."""
    found = {field.alias or name: tuple(_codes(field.annotation)) for name, field in model.model_fields.items()}
    return {name: codes for name, codes in found.items() if codes}


def _codes(annotation: Any) -> Iterable[str]:
    if annotation is bool:
        yield from ("true", "false")
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(member.value) for member in annotation)
    elif get_origin(annotation) is Literal:
        yield from (code for code in get_args(annotation) if isinstance(code, str))
    else:
        for inner in get_args(annotation):
            yield from _codes(inner)


def with_codes(model: type[BaseModel], value: dict[Any, Any]) -> dict[Any, Any]:
    """Return what a file holds of a model with codes in the place of words."""
    found = dict(value)
    for name, codes in closed(model).items():
        written = found.get(name)
        if isinstance(written, list):
            found[name] = [code_for(word, codes) for word in written]
        elif isinstance(written, str):
            found[name] = code_for(written, codes)
    return found


def rule_of(value: Any) -> Any:
    """Return a deadline with the code of its rule, by which its kind is chosen."""
    if not isinstance(value, dict) or "rule" not in value:
        return value
    return {**value, "rule": code_for(value["rule"], _words()["rules"])}
