"""A town whose clock goes on."""

from __future__ import annotations

from tests.support.days import days
from tests.support.town import officer, town

__all__ = ["days", "officer", "town"]
