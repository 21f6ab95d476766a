"""A database of each kind in turn; the one of PostgreSQL is shared and emptied."""

from __future__ import annotations

from tests.support.databases import either
from tests.support.letters import world

__all__ = ["either", "world"]
