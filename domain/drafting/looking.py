"""Looking at what is answered so far as `campaign check` looks at a file: faults, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from domain.calendar import NationalCalendar
from domain.campaigns.checks import faults
from domain.campaigns.model import Campaign
from domain.content.errors import ContentError, Problem
from domain.content.source import parse
from domain.proofreading import compare

Seen = tuple[str, str]
"""The kind and the place of something that was looked at."""


def look_at(path: Path, text: str, national: NationalCalendar) -> tuple[list[Problem], list[Problem]]:
    """Return the faults of a file that is being written, and what was read otherwise than it is written."""
    source = parse(path, text)
    try:
        campaign = source.model(Campaign)
    except ContentError as error:
        return list(error.problems), []
    return list(faults(campaign, source)), list(compare(campaign, source, national))


def unseen(problems: Iterable[Problem], seen: Iterable[Seen]) -> list[Problem]:
    known = set(seen)
    return [problem for problem in problems if (problem.kind, problem.place) not in known]
