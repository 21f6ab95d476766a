"""The phrases by which intents are known: data, a file for each kind of person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from data.paths import UNDERSTANDING


class Audience(StrEnum):
    """Who asks for an intent; officers are members too."""

    ANYONE = "anyone"
    MEMBER = "member"
    OFFICER = "officer"


NONE = "none"
"""The intent of phrases that mean nothing the program is for: near other words, and asked back."""


@dataclass(frozen=True)
class Intent:
    code: str
    audience: Audience
    phrases: tuple[str, ...]


def read(folder: Path) -> tuple[Intent, ...]:
    """Read the intents of a folder. A code stands in one file only."""
    found: dict[str, Intent] = {}
    for file in sorted(folder.glob("*.yaml")):
        raw: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        for code, part in raw.items():
            if code in found:
                raise ValueError(f"{file.name}: {code} stands in another file too")
            lines = tuple(line.strip() for line in part["phrases"].splitlines() if line.strip())
            found[code] = Intent(code, Audience(part["for"]), lines)
    return tuple(found.values())


@cache
def intents() -> tuple[Intent, ...]:
    """Return the intents of the program; they are read once."""
    return read(UNDERSTANDING / "intents")
