"""Somebody who types commands in a folder with a database."""

from __future__ import annotations

from tests.support.commands import cast, does, folder, types

__all__ = ["cast", "does", "folder", "types"]
