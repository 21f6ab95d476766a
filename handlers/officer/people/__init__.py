"""The people of a unit."""

from __future__ import annotations
