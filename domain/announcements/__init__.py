"""Announcements to a unit and everything below it.

preview(connection, audience, now)  who would get it
send(work, draft_id=, unit_id=, author=, role=, text=, due_at=, urgent=, hours=, extras=)  once per draft
read(work, person_id, announcement_id)  what somebody was sent, once more
archived(work, person_id, after, limit)  all that somebody was sent, the newest first
progress(connection, announcement_id)  what became of it
pause, resume, cancel_rest, change_text, change_file, change_time, start_now  what officers do to it afterwards
tick.conduct(writer, now, hours)  what is done about all of them every second
"""

from __future__ import annotations

from domain.announcements.attachments import attach, file_of
from domain.announcements.authority import BY_AUTHOR
from domain.announcements.control import cancel_rest, change_file, change_text, change_time, pause, resume, start_now
from domain.announcements.create import TEXT_LIMIT, Extras, check_paper, check_text, leaves_at, send, try_out
from domain.announcements.progress import Progress, count_got, latest, look, minutes_left, names_missed, progress
from domain.announcements.reach import Audience, Preview, preview
from domain.announcements.reading import archived, newest, read
from domain.announcements.recipients import rendered, shown
from domain.announcements.replies import acknowledge, answered, count_to_remind, remind_silent
from domain.announcements.units import ON_SCREEN, Group, not_arrived, silent, silent_sheet, unreached, unreached_sheet
from domain.announcements.when import read_when, ready_hours
