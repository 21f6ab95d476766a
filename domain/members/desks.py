"""How long a thing waits on one desk before the level above sees it too."""

from __future__ import annotations

ESCALATE_DAYS = 7
"""Unless the setting says otherwise."""
