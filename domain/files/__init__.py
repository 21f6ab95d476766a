"""Files that people fetch."""

from __future__ import annotations
