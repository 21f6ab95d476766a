"""Becoming a member."""

from __future__ import annotations
