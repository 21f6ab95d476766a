"""Statements about units."""

from __future__ import annotations
