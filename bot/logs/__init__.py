"""The log: its lines, what they must not show, and what they belong to."""

from __future__ import annotations
