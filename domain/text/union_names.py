"""Names of unions as members read them: without the short forms of offices, and the workplace behind a union."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from data.paths import TEMPLATES


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((TEMPLATES / "union_words.yaml").read_text("utf-8"))
    return words


def in_full(text: str) -> str:
    """Write the short forms of officers' language in full, for members."""
    for short, full in _words()["in_full"].items():
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def workplace(union: str) -> str:
    """Name the place where a union's members work: a slogan is theirs. A name of another kind stays as it is."""
    name = " ".join(union.split())
    for before in _words()["before_the_workplace"]:
        if name.startswith(f"{before} "):
            return name.removeprefix(f"{before} ")
    return name
