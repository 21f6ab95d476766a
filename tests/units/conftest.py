"""A small tree of units, on SQLite and where asked on PostgreSQL too."""

from __future__ import annotations

from tests.support.unit_tree import either_writer, keys, look

__all__ = ["either_writer", "keys", "look"]
