"""Keeping everything in one file, and bringing it back."""

from __future__ import annotations
