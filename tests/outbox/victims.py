"""Processes that are killed while they send pushes, just after a message has gone out."""

from __future__ import annotations
