"""Statements about forgetting."""

from __future__ import annotations
