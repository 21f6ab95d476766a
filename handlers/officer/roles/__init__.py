"""Roles and who holds them."""

from __future__ import annotations
