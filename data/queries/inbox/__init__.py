"""Statements about updates and conversations."""

from __future__ import annotations
