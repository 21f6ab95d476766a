"""The family of errors that people meet.

    Problem             something that a person did cannot be done; the screen stays and nothing is lost
    ├── Refused         they have no right to do it (any more)
    └── Limited         they did it too often today (domain/limits.py)

Each carries the name of the macro that says what happened and what to do; the macros stand in a file a subject in
`data/templates/refusals/`.
"""

from __future__ import annotations

from typing import Any


class Problem(Exception):  # noqa: N818 - it is no error of the program
    """What was asked cannot be done."""

    def __init__(self, template: str, **context: Any) -> None:
        super().__init__(template)
        self.template = template
        self.context = context


class Refused(Problem):
    """The person may not do this, or not any more."""
