"""Announcements to a unit and everything below it.

preview(connection, unit_id, role, now)  who would get it
send(work, draft_id=, unit_id=, author=, role=, text=, due_at=, urgent=, hours=)  once per draft
leaves_at(now, due_at, urgent=, hours=)  when it would go
progress(connection, announcement_id)  what became of it
"""

from __future__ import annotations

from domain.announcements.progress import Progress, cancel_rest, count_got, latest, look, progress
from domain.announcements.reach import Preview, preview
from domain.announcements.replies import Answered, acknowledge, answered, remind_silent, silent_sheet
from domain.announcements.sending import TEXT_LIMIT, Extras, check_paper, check_text, leaves_at, send, shown, try_out
from domain.announcements.when import read_when, ready_hours

__all__ = [
    "TEXT_LIMIT",
    "Answered",
    "Extras",
    "Preview",
    "Progress",
    "acknowledge",
    "answered",
    "cancel_rest",
    "check_paper",
    "check_text",
    "count_got",
    "latest",
    "leaves_at",
    "look",
    "preview",
    "progress",
    "read_when",
    "ready_hours",
    "remind_silent",
    "send",
    "shown",
    "silent_sheet",
    "try_out",
]
