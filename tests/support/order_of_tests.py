"""In which order files are begun, and by how many processes: some wait for programs, the others need the processor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

TESTS = Path(__file__).parents[1]

WAITING = ("faults", "stateful")
"""Folders whose tests mostly wait for programs that they start and kill."""

LONG_FOLDERS = (*WAITING, "year", "stories")
"""Folders of `make test-long`, for they take as long as all the others."""

SLOW = (
    "year",
    "promises",
    "security",
    "upgrade",
    "data",
    "cli",
    "web",
    "backup",
    "conversations",
    "stories",
    "units",
    "outbox",
    "announcements",
    "reminders",
)
"""Folders whose files take longest, for they live through a year, start programs, migrate, or hold many people."""

BESIDE = 2
"""So many files of the others are begun after each that waits."""


def workers() -> int:
    """Say how many processes run the tests: one more than there are cores, for one is mostly waiting."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def folder_of(path: Path) -> str:
    """Return a test's folder; empty for a file that lies elsewhere and is tried with these fixtures."""
    return path.relative_to(TESTS).parts[0] if path.is_relative_to(TESTS) else ""


def begun_as(path: Path) -> int:
    """Say when a test's folder is begun among those that do not wait."""
    folder = folder_of(path)
    return SLOW.index(folder) if folder in SLOW else len(SLOW)


def in_order(files: Sequence[Path]) -> list[Path]:
    """Put the files that wait between the others, the slow ones at first, so that the cores are never left idle."""
    waiting = [path for path in files if folder_of(path) in WAITING]
    others = sorted((path for path in files if folder_of(path) not in WAITING), key=begun_as)
    beside = [others[at : at + BESIDE] for at in range(0, len(others), BESIDE)]
    mixed = zip_longest(beside, waiting)
    return [path for some, one in mixed for path in (*(some or ()), *([one] if one else ()))]
