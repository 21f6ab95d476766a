"""Somebody who types commands in a folder with a database, as in tests/ops."""

from __future__ import annotations

from tests.ops.conftest import cast, does, folder, types

__all__ = ["cast", "does", "folder", "types"]
