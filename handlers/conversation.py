"""The conversation: every router, in the order in which they are asked."""

from __future__ import annotations

from handlers import (
    acknowledging,
    apps,
    calendar,
    contact,
    enrol,
    everywhere,
    form,
    form_sending,
    handbook,
    join,
    menu,
    more,
    moving,
    my_data,
    my_settings,
    officer,
    publishing,
    records,
    register,
    roster,
    section,
    start,
)
from handlers.core.router import Conversation


def conversation() -> Conversation:
    """Build the index of all handlers. It holds no state: where somebody is, their conversation row says."""
    joining = (start, menu, acknowledging, join, enrol, roster, moving)
    member = (form, form_sending, publishing, register, records, calendar, more, handbook, my_data, my_settings, apps)
    return Conversation(
        [
            everywhere.first,
            *(module.router for module in (*joining, *member)),
            contact.router,
            contact.desk,
            section.router,
            *officer.routers(),
            everywhere.last,
        ]
    )
