"""The conversation: every router, in the order in which they are asked."""

from __future__ import annotations

from functools import cache

from handlers import by_code, fallback, officer
from handlers.core.router import Conversation
from handlers.member.joining import enrol, join, moving, roster, start
from handlers.member.personal import apps, archive, calendar, contact, handbook, my_data, my_settings, section
from handlers.member.records import collective, form, form_sending, publishing, records, register, results
from handlers.menu import acknowledging, menu, more, sentences


@cache
def conversation() -> Conversation:
    """Build the index of all handlers, once. It holds no state: where somebody is, their conversation row says."""
    joining = (start, sentences, menu, acknowledging, join, enrol, roster, moving)
    recording = (form, form_sending, publishing, register, collective, records, results)
    member = (*recording, calendar, more, handbook, my_data, my_settings, apps, archive)
    return Conversation(
        [
            fallback.first,
            by_code.router,
            *(module.router for module in (*joining, *member)),
            contact.router,
            section.router,
            *officer.routers(),
            fallback.last,
        ]
    )
