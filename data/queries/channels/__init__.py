"""Statements that one channel alone needs."""

from __future__ import annotations
