"""What an officer holds who looks through figures or records; see jobs.py."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.records.accepted import Filter
from handlers.officer.job import Job


@dataclass(frozen=True)
class Figures(Job):
    """The figures that an officer looks at."""

    NAME = "figures"

    unit: int
    year: int
    several: bool
    found: str | None = None  # what was searched for


@dataclass(frozen=True)
class FindAccepted(Job):
    """The accepted records that are looked through."""

    NAME = "accepted"

    chosen: Filter = field(default_factory=Filter)


LOOKING = frozenset({Figures.NAME, FindAccepted.NAME})
"""Nothing is lost when one of these is left."""
