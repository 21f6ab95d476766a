"""Which update or request a line of the log belongs to. A number of ours, nothing of whom it came from."""

from __future__ import annotations

from contextvars import ContextVar

about: ContextVar[str] = ContextVar("about", default="-")
"""Set for the task that handles something, and for whatever that task starts."""


def of_update(update_id: int) -> str:
    """The inbox row's number: `dead-letters list` shows the same."""
    return f"update-{update_id}"
