"""Who is writing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who is writing: a contact, and the person behind it once they have joined."""

    contact_id: int
    channel: str
    person_id: int | None
    name: str | None
    you: str
