"""The one dispatcher: every conversation, in the order in which they are asked. It holds no state of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import TelegramObject

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
from handlers.turn import gates, listening


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


def answer_in_turn(root: Router, routers: Sequence[Router]) -> None:
    """Let the first of these routers that listens for it answer.

    aiogram knows one handler in all: to have it ask each of them costs far more than to ask them here.
    """
    asked = [(listening[router], gates.get(router)) for router in routers if router in listening]

    async def call(_event: TelegramObject, **injected: Any) -> Any:
        for wishes, keeper in asked:
            for wish, handler, names in wishes:
                if wish.meets(injected["turn"]):
                    shown_out = await keeper(**injected) if keeper else None
                    try:
                        return shown_out or await handler(**{name: injected[name] for name in names})
                    except SkipHandler:  # it is not for this router after all
                        break
        raise SkipHandler

    root.message.register(call)
    root.callback_query.register(call)
