"""Statements about pushes and the ways they go."""

from __future__ import annotations
