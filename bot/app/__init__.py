"""Composition: what a running program is made of."""

from __future__ import annotations
