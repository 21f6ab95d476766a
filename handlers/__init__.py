"""Conversations: aiogram routers, one per file. No SQL, no platform names, no user-facing words."""

from __future__ import annotations
