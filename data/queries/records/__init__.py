"""Statements about records and pledges."""

from __future__ import annotations
