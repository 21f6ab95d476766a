"""Announcements to a unit and everything below it.

preview(connection, unit_id, role, now)  who would get it
send(work, draft_id=, unit_id=, author=, role=, text=, due_at=, urgent=, hours=)  once per draft
leaves_at(now, due_at, urgent=, hours=)  when it would go
progress(connection, announcement_id)  what became of it
"""

from __future__ import annotations

from domain.announcements.progress import Progress, look, progress
from domain.announcements.reach import Preview, preview
from domain.announcements.sending import TEXT_LIMIT, check_text, leaves_at, send, shown

__all__ = [
    "TEXT_LIMIT",
    "Preview",
    "Progress",
    "check_text",
    "leaves_at",
    "look",
    "preview",
    "progress",
    "send",
    "shown",
]
