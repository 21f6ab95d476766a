"""Handling one stored update: read it, fetch its picture, let the conversation answer, set it aside when that fails."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import Arrival, Channel, Raw
from bot.channels.incoming import Incoming, Lane, Tap
from bot.inbox.cut_texts import Wholes
from bot.inbox.fetching import TRIES, Fetching
from bot.inbox.ownership import Ownership
from bot.inbox.sent_screens import SentScreens
from bot.inbox.transaction import HandledBeforeError, explaining, take_turn
from bot.inbox.waiting import InboxItem, Waiting
from bot.logs.context import about, of_update
from bot.replies.reply import Answer, Mark
from data.engine.failures import is_away
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations
from domain.errors import Problem
from domain.input.events import Unreadable
from handlers.core.app import App
from handlers.core.router import Conversation
from handlers.core.screen import Screen
from handlers.core.turn import ContactAt, open_turn

log = logging.getLogger(__name__)

AT_ONCE = 64  # people whose updates are handled side by side

MALFORMED = "malformed"


@dataclass
class UpdateProcessor:
    writer: Writer
    conversation: Conversation
    app: App
    sent_screens: SentScreens
    ownership: Ownership
    wholes: Wholes
    waiting: Waiting
    # held while the database works, never while a platform is asked
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def __post_init__(self) -> None:
        self.fetching = Fetching(self.writer, self.waiting)

    async def whole(self, channel: Channel, item: InboxItem, closing: asyncio.Event) -> InboxItem | None:
        """Return the update with the other parts of its text, which may have to be awaited; `None`: too late for it."""
        if item.raw is None or self.wholes.is_joined(item.id):
            return item
        found = await self.wholes.read(channel, item.id, item.raw, item.lane, closing)
        if found is None:
            return None
        return item._replace(raw=found.raw, others=found.rows, rest_awaited=found.rest_awaited)

    async def handle(self, channel: Channel, item: InboxItem) -> Answer | None:
        """Settle an update and return what is to be sent. Raises only when the database fails: then it can wait."""
        about.set(of_update(item.id))  # kept until this lane's next one: the answer is sent after this
        if self.wholes.is_joined(item.id):
            return None
        if item.raw is None:
            async with self.room:
                return await self.show_again(channel, item.lane)
        incoming = _read(channel, item.raw)
        if incoming is None:
            await self._set_aside(item.id, MALFORMED)
            return None
        arrival, cause = await self.fetching.prepare(self._arrival(channel, item, incoming))
        async with self.room:
            answer = await (self._give_up(arrival, cause) if cause else self._feed(arrival))
        self.fetching.forget(item.id)
        self.wholes.settled(item.others)
        if isinstance(incoming.act, Tap):
            await channel.replies.acknowledge(incoming.act)
        if not isinstance(answer, Mark):
            return answer
        if isinstance(incoming.act, Tap):
            await channel.replies.mark(incoming.lane.address, incoming.act, answer.label)
        return None

    def _arrival(self, channel: Channel, item: InboxItem, incoming: Incoming) -> Arrival:
        return Arrival(
            item.id,
            channel,
            incoming.lane,
            incoming.act,
            item.raw or {},
            self.app,
            worker=self.ownership.worker,
            others=item.others,
            rest_awaited=item.rest_awaited,
            profile_name=item.profile_name,
            shown=self.sent_screens.known(channel.name, incoming.lane.address),
        )

    async def _feed(self, arrival: Arrival) -> Answer | Mark | None:
        while True:
            try:
                answer = await take_turn(arrival, self.conversation, self.writer)
            except HandledBeforeError:
                if not await self.ownership.is_mine(arrival.update_id):
                    return None
                return await self.show_again(arrival.channel, arrival.lane.address)
            except Exception as problem:
                if isinstance(problem, SQLAlchemyError) and is_away(problem):
                    raise  # no fault of the update
                cause = type(problem).__name__
                log.exception("an update failed")
                if await self.fetching.count_try(arrival.update_id, cause) >= TRIES:
                    return await self._give_up(arrival, cause)
            else:
                return answer

    async def _give_up(self, arrival: Arrival, cause: str) -> Answer | None:
        """Set an update aside and say so; when even the current screen cannot be shown, show a plain one."""
        for instead in (None, Screen("nothing_yet")):
            try:
                return await self.writer.run(explaining(arrival, Problem("trouble"), cause, instead))
            except HandledBeforeError:
                return None
            except Exception as problem:
                if isinstance(problem, SQLAlchemyError) and is_away(problem):
                    raise
                log.exception("the screen of a failed update could not be shown")
        await self._set_aside(arrival.update_id, cause)
        return None

    async def abandon(self, channel: Channel, item: InboxItem, cause: str) -> Answer | None:
        """Set aside what fails around its handling again and again. Raises only when the database is away."""
        self.fetching.forget(item.id)
        if item.raw is None:
            return None
        try:
            arrival = self._arrival(channel, item, Incoming(Lane(item.lane, private=True), Unreadable("failed")))
            return await self._give_up(arrival, cause) or await self.show_again(channel, item.lane)
        except Exception as problem:
            if is_away(problem):
                raise
            log.exception("an update could not be set aside")
            return None

    async def show_again(self, channel: Channel, address: str) -> Answer | None:
        """Show the current screen to somebody who was left without an answer; nobody else is written to."""

        async def job(work: Work) -> Answer | None:
            if not await conversations.unanswered(work.connection, channel.name, address):
                return None
            turn = await open_turn(work, self.app, ContactAt(channel.name, address), channel.capabilities, wrote=False)
            known = self.sent_screens.known(channel.name, address)
            if turn.screen is None or (known and known[0] == turn.seq):
                return None
            return Answer(turn.actor.contact_id, address, turn.seq, await turn.show(turn.screen, same=True))

        return await self.writer.run(job)

    async def _set_aside(self, update_id: int, problem: str) -> None:
        mark = partial(conversations.mark_handled, problem=problem, worker=self.ownership.worker)
        await self.writer.run(lambda work: mark(work.connection, update_id, work.now))


def _read(channel: Channel, raw: Raw) -> Incoming | None:
    """Read a stored update; `None` when nobody can."""
    try:
        return channel.read(raw)
    except Exception as problem:  # noqa: BLE001 - whatever a mangled update breaks, its neighbours go on
        log.warning("an update cannot be read: %s", type(problem).__name__)
        return None
