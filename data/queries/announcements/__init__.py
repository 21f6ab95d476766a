"""Statements about announcements."""

from __future__ import annotations
