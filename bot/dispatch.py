"""The one dispatcher: every conversation, in the order in which they are asked. It holds no state of its own."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher

from bot.turns import TurnMiddleware
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
from handlers.turn import answer_in_turn


@cache
def dispatcher() -> Dispatcher:
    """Build the dispatcher. Its own state machine is off: the state is the screen in the conversation row."""
    made = Dispatcher(disable_fsm=True)
    made.update.outer_middleware(TurnMiddleware())
    routers = (
        everywhere.first,
        start.router,
        menu.router,
        acknowledging.router,
        join.router,
        enrol.router,
        roster.router,
        moving.router,
        form.router,
        form_sending.router,
        publishing.router,
        register.router,
        records.router,
        calendar.router,
        more.router,
        handbook.router,
        my_data.router,
        my_settings.router,
        apps.router,
        contact.router,
        contact.desk,
        section.router,
        *officer.routers(),
        everywhere.last,
    )
    made.include_routers(*routers)
    answer_in_turn(made, routers)
    return made
