"""The lanes: stored updates on their way to their handlers, in order for each person, side by side for all.

An update is stored and committed first (`take`), acknowledged to the platform after that, handled once, and answered
after its commit. What a stopped process left is taken up again by `resume`.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiogram import Dispatcher
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update
from pydantic import ValidationError

from bot.answers import PersonGoneError, send_answer
from bot.channels.channel import Arrival, Channel, Lane, Raw
from bot.turns import Answer, explaining
from data.queries import conversations, people
from data.work import Work, Writer
from domain.errors import Problem
from handlers.turn import open_turn

log = logging.getLogger(__name__)

TRIES = 3
"""After so many failures an update is set aside with its cause, so that it never blocks its neighbours."""

AT_ONCE = 64  # people who are served side by side


@dataclass
class Lanes:
    writer: Writer
    dispatcher: Dispatcher
    _waiting: dict[tuple[str, str], deque[Any]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _shown: dict[int, tuple[int, str]] = field(default_factory=dict)  # contact: what was sent, not yet written down
    _by_address: dict[tuple[str, str], int] = field(default_factory=dict)
    _noting: asyncio.Task[None] | None = None

    async def take(self, channel: Channel, updates: Sequence[tuple[str, Raw]]) -> None:
        """Store updates under their platform's ids; when this returns they may be acknowledged."""
        rows = []
        for external_id, raw in updates:
            lane = channel.lane(raw)
            rows.append(
                {"channel": channel.name, "external_id": external_id, "raw": raw, "lane": lane.address if lane else ""}
            )

        async def store(work: Work) -> Sequence[Any]:
            return await conversations.store_updates(
                work.connection, [{**row, "received_at": work.now} for row in rows]
            )

        for row in await self.writer.run(store) if rows else []:
            self._put(channel, row.lane, row)

    async def resume(self, channel: Channel) -> None:
        """Take up what a stopped process left: updates not handled, people left without an answer."""

        async def look(work: Work) -> tuple[Sequence[Any], list[str]]:
            waiting = await conversations.waiting_updates(work.connection, channel.name)
            return waiting, await conversations.unanswered(work.connection, channel.name)

        rows, addresses = await self.writer.run(look)
        for row in rows:
            self._put(channel, row.lane, row)
        for address in set(addresses) - {row.lane for row in rows}:
            self._put(channel, address, None)

    def _put(self, channel: Channel, lane: str, row: Any) -> None:
        key = (channel.name, lane)
        if key in self._waiting:
            self._waiting[key].append(row)
            return
        self._waiting[key] = deque([row])
        task = asyncio.create_task(self._run(channel, key), name=f"lane {channel.name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, channel: Channel, key: tuple[str, str]) -> None:
        while self._waiting[key]:
            row = self._waiting[key].popleft()
            async with self._room:
                try:
                    await (self._show_again(channel, key[1]) if row is None else self._handle(channel, row))
                except Exception:
                    log.exception("an update could not be settled; it stays in the inbox")
        del self._waiting[key]

    async def _handle(self, channel: Channel, row: Any) -> None:
        lane = channel.lane(row.raw)
        if lane is None or not lane.private:
            await self._set_aside(row.id, None)
            return
        try:
            update = Update.model_validate(row.raw, context={"bot": channel.bot})
        except ValidationError:
            await self._set_aside(row.id, "malformed")
            return
        await self._send(channel, await self._feed(channel, update, await self._prepare(channel, row, lane)))

    async def _prepare(self, channel: Channel, row: Any, lane: Lane) -> Arrival:
        """Fetch the picture of the update, while nothing is locked."""
        shown = self._shown.get(self._by_address.get((channel.name, lane.address), 0))
        try:
            media = await channel.fetch_photo(row.raw)
        except Problem as problem:
            return Arrival(row.id, channel, lane, row.raw, problem=problem.template, shown=shown)
        except (TelegramAPIError, OSError):
            return Arrival(row.id, channel, lane, row.raw, problem="photo_lost", shown=shown)
        return Arrival(row.id, channel, lane, row.raw, media, shown=shown)

    async def _feed(self, channel: Channel, update: Update, arrival: Arrival) -> Answer | None:
        while True:
            try:
                answer: Answer | None = await self.dispatcher.feed_update(channel.bot, update, arrival=arrival)
            except Exception as problem:
                log.exception("an update failed")
                if await self._count_try(arrival.update_id, type(problem).__name__) < TRIES:
                    continue
                return await self.writer.run(explaining(arrival, update, Problem("trouble")))
            return answer

    async def _count_try(self, update_id: int, problem: str) -> int:
        return await self.writer.run(lambda work: conversations.count_try(work.connection, update_id, problem))

    async def _set_aside(self, update_id: int, problem: str | None) -> None:
        await self.writer.run(lambda work: conversations.mark_handled(work.connection, update_id, work.now, problem))

    async def _show_again(self, channel: Channel, address: str) -> None:
        """Show the current screen to somebody who was left without an answer."""

        async def job(work: Work) -> Answer | None:
            turn = await open_turn(work, channel.name, address, channel.capabilities)
            if turn.screen is None:
                return None
            shown = await turn.show(turn.screen, same=True)
            return Answer(turn.actor.contact_id, address, turn.seq, shown)

        await self._send(channel, await self.writer.run(job))

    async def _send(self, channel: Channel, answer: Answer | None) -> None:
        if answer is None:
            return
        try:
            message = await send_answer(channel.bot, answer)
        except PersonGoneError:
            await self.writer.run(lambda work: people.mark_gone(work.connection, answer.contact_id))
            return
        if message is not None:
            self._by_address[(channel.name, answer.address)] = answer.contact_id
            self._shown[answer.contact_id] = (answer.seq, message)
            if self._noting is None or self._noting.done():
                self._noting = asyncio.create_task(self._note(), name="note answers")

    async def _note(self) -> None:
        """Write down what was sent: whatever gathers meanwhile goes into the next commit."""
        written: dict[int, tuple[int, str]] = {}
        while rest := {key: value for key, value in self._shown.items() if written.get(key) != value}:
            rows = [{"contact": key, "sent": seq, "message": message} for key, (seq, message) in rest.items()]
            await self.writer.run(partial(_mark_answered, rows))
            written |= rest
        for key, value in written.items():
            if self._shown.get(key) == value:
                del self._shown[key]

    async def idle(self) -> None:
        """Wait until every lane is empty and every answer is written down."""
        while self._tasks or (self._noting and not self._noting.done()):
            await asyncio.gather(*self._tasks, *([self._noting] if self._noting else []))


async def _mark_answered(rows: list[dict[str, Any]], work: Work) -> None:
    await conversations.mark_answered(work.connection, rows)
