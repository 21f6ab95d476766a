"""Who runs a command, for the audit trail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Operator:
    """Who runs a command: the name of the machine's user, and the person whom they named as themselves."""

    login: str
    person_id: int | None = None
