from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]


SLOW = (
    "faults",
    "security",
    "upgrade",
    "stateful",
    "data",
    "cli",
    "web",
    "backup",
    "outbox",
    "announcements",
    "reminders",
)
"""Folders whose files take longest, though they hold few tests: they start processes, kill them and migrate."""


def begun_as(path: Path) -> int:
    """Say when a test's folder is begun; a file that lies elsewhere and is tried with these fixtures is a quick one."""
    folder = path.relative_to(TESTS).parts[0] if path.is_relative_to(TESTS) else ""
    return SLOW.index(folder) if folder in SLOW else len(SLOW)
