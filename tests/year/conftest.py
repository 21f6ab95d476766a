"""A town whose clock goes on through a year."""

from __future__ import annotations

from tests.support.days import days
from tests.support.town import town

__all__ = ["days", "town"]
