"""What somebody who joins has said so far: it lies in the conversation row until the consent makes a person of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ValidationError

from data.enums import WorkerCategory
from domain.errors import Problem
from handlers.core.stored import Stored
from handlers.core.turn import Turn


@dataclass(frozen=True)
class JoinState(Stored):
    SPARSE: ClassVar[bool] = True

    unit: int | None = None
    called: str | None = None  # what the unit was called in a search
    note: str | None = None  # what they called a unit that is not there yet, for those above it
    consent: str | None = None  # the version that was agreed to
    offered: str | None = None  # the name of their profile, once they have agreed
    name: str | None = None
    asked: bool = False  # once, whether a name without diacritics is right
    category: WorkerCategory | None = None
    section: int | None = None

    @property
    def into(self) -> int:
        """The unit. Raises `Problem` before one is chosen."""
        if self.unit is None:
            raise Problem("join_first")
        return self.unit


def keep_join(turn: Turn, state: JoinState) -> None:
    turn.draft["join"] = state.dump()


def join_state(turn: Turn) -> JoinState:
    """Return what was said so far. Raises `Problem` when nothing was."""
    stored = turn.draft.get("join")
    if not stored:
        raise Problem("join_first")
    try:
        return JoinState.load(stored)
    except ValidationError as problem:
        raise Problem("join_first") from problem
