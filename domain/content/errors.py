"""Faults and warnings of content files. Their words for people are in data/templates/commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault or warning at one place. `kind` chooses the words and the remedy; `facts` fill them."""

    file: Path
    line: int
    place: str
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class ContentError(Exception):
    """A content file cannot be used; `problems` says where and why, all of them at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(f"{first.file}:{first.line}: {first.place}: {first.kind}")
        self.problems = problems
