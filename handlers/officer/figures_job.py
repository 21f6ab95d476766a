"""What an officer holds who looks at figures; see jobs.py."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.officer.job import Job


@dataclass(frozen=True)
class Figures(Job):
    """The figures that an officer looks at."""

    NAME = "figures"

    unit: int
    year: int
    several: bool
    found: str | None = None  # what was searched for
