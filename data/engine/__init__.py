"""Connections, the unit of work and what it stands on."""

from __future__ import annotations
