"""The middleware that makes an update one unit of work.

It stands inside aiogram's ErrorsMiddleware and around every router. A handler returns its screen; the screen, the
facts and the mark "handled" are committed together, and only then does the answer come out of `feed_update`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update

from bot.channels.channel import Arrival
from bot.reading import read_event
from data.queries import conversations
from data.work import Work, Writer
from domain.errors import Problem
from handlers.screen import Screen, Shown
from handlers.turn import Turn, open_turn

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True)
class Answer:
    """What is sent after the commit."""

    contact_id: int
    address: str
    seq: int
    shown: Shown
    edit: str | None = None  # the message that it replaces
    callback_id: str | None = None


class TurnMiddleware(BaseMiddleware):
    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Answer | None:
        """Handle one update; a `Problem` undoes what was done and shows the screen again with what to do."""
        assert isinstance(event, Update)  # noqa: S101 - it is registered on the update observer only
        arrival: Arrival = data["arrival"]

        async def handle(work: Work) -> Answer | None:
            turn = await begin(work, arrival, event)
            screen = await handler(event, {**data, "turn": turn})
            if screen is None or screen is UNHANDLED:
                await conversations.mark_handled(work.connection, arrival.update_id, work.now)
                return None
            return await finish(turn, screen, arrival, event)

        try:
            return await self.writer.run(handle)
        except Problem as problem:
            return await self.writer.run(explaining(arrival, event, problem))


async def begin(work: Work, arrival: Arrival, update: Update) -> Turn:
    """Open the turn with what this process knows better than the table: what it has just shown."""
    turn = await open_turn(work, arrival.channel.name, arrival.lane.address, arrival.channel.capabilities)
    if arrival.shown and arrival.shown[0] == turn.seq:
        turn.shown = arrival.shown[1]
    turn.event = read_event(update, turn, arrival)
    query = update.callback_query
    turn.in_place = query is not None and query.message is not None and str(query.message.message_id) == turn.shown
    return turn


async def finish(turn: Turn, screen: Screen, arrival: Arrival, update: Update | None = None) -> Answer:
    """Make the screen current, mark the update handled, and say what is to be sent."""
    shown = await turn.show(screen)
    await conversations.mark_handled(turn.work.connection, arrival.update_id, turn.now)
    query = update.callback_query if update else None
    edit = turn.shown if turn.in_place and turn.capabilities.editing else None
    return Answer(turn.actor.contact_id, arrival.lane.address, turn.seq, shown, edit, query.id if query else None)


def explaining(arrival: Arrival, update: Update | None, problem: Problem) -> Callable[[Work], Awaitable[Answer | None]]:
    """Make the job that shows the current screen again under the sentence that explains the problem."""

    async def explain(work: Work) -> Answer | None:
        turn = await open_turn(work, arrival.channel.name, arrival.lane.address, arrival.channel.capabilities)
        turn.tell(f"refusals/{problem.template}", **problem.context)
        screen = turn.screen or Screen("nothing_yet")
        return await finish(turn, screen, arrival, update)

    return explain
