"""The menus."""

from __future__ import annotations
