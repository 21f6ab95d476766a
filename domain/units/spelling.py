"""Words about units that people type in more than one way, from data/templates/unit_words.yaml."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

import yaml

from data.enums import Level, UnitStatusCode, WorkerCategory
from data.kinds import Activity, Ownership
from domain.text.normalise import fold
from domain.text.templates import TEMPLATES

C = TypeVar("C", bound=StrEnum)


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((TEMPLATES / "unit_words.yaml").read_text("utf-8"))
    return words


@cache
def _codes(section: str) -> dict[str, str]:
    spelled = {fold(way): code for code, ways in _words()[section].items() for way in ways}
    return spelled | {fold(code): code for code in _words()[section]}


def read_level(text: str) -> Level | None:
    """Read a level: its code or its Vietnamese words, in any spelling."""
    return _read("levels", Level, text)


def read_status(text: str) -> UnitStatusCode | None:
    return _read("statuses", UnitStatusCode, text)


def read_activity(text: str) -> Activity | None:
    return _read("activities", Activity, text)


def read_ownership(text: str) -> Ownership | None:
    return _read("ownerships", Ownership, text)


def says_unknown(text: str) -> bool:
    """Tell whether a list says that nobody knows."""
    return fold(text) in map(fold, _words()["unknown"])


def read_category(text: str) -> WorkerCategory | None:
    return _read("categories", WorkerCategory, text)


def _read(section: str, codes: type[C], text: str) -> C | None:
    code = _codes(section).get(fold(text))
    return codes(code) if code else None


@cache
def _abbreviations() -> dict[str, list[str]]:
    return {fold(short): fold(whole).split() for short, whole in _words()["abbreviations"].items()}


@lru_cache(maxsize=65_536)
def tokens(name: str) -> tuple[str, ...]:
    """Cut the name of a unit into folded words: "CĐCS Cty May" becomes cong doan co so cong ty may.

    They are kept, since an index is built again after every change; what people type is cut by `cut`, and not kept.
    """
    return cut(name)


def cut(text: str) -> tuple[str, ...]:
    """Cut a text into folded words, short forms written out."""
    short = _abbreviations()
    return tuple(word for part in fold(text).split() for word in short.get(part, [part]))
