"""A town for conversations, on every kind of phone."""

from __future__ import annotations

from tests.support.town import officer, town

__all__ = ["officer", "town"]
