"""One thing that the doctor looked at, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.admin.texts import say
from bot.errors import PlainError


class State(StrEnum):
    OK = "ok"
    NOTE = "note"  # works, and someone should know
    WRONG = "wrong"  # does not work, or will not
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """`check` and `code` are macros of data/templates/admin/doctor.j2 (`code` of `file`), `facts` what `code` names."""

    check: str
    state: State
    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    file: str = "doctor"

    @property
    def title(self) -> str:
        return say("doctor", f"title_{self.check}")

    @property
    def text(self) -> str:
        """First line: what was found. The others: what to do."""
        return say(self.file, self.code, **self.facts)


def ok(check: str, code: str, **facts: Any) -> Finding:
    return Finding(check, State.OK, code, facts)


def note(check: str, code: str, **facts: Any) -> Finding:
    return Finding(check, State.NOTE, code, facts)


def wrong(check: str, code: str, **facts: Any) -> Finding:
    return Finding(check, State.WRONG, code, facts)


def unchecked(check: str, code: str, **facts: Any) -> Finding:
    return Finding(check, State.UNCHECKED, code, facts)


def error_found(check: str, error: PlainError, state: State = State.WRONG) -> Finding:
    """The same words that a command would end with."""
    return Finding(check, state, error.code, dict(error.facts), file="errors")
