"""Deciding on what was handed in."""

from __future__ import annotations
