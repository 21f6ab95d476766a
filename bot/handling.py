"""Handling one stored update: read it, fetch its picture, give it to the dispatcher, set it aside when that fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from aiogram import Dispatcher
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from aiohttp import ClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.admission import admit, carries_file
from bot.answers import mark_button, stop_spinner
from bot.channels.channel import Arrival, Channel, Lane, Raw
from bot.claims import Claims
from bot.notes import Notes
from bot.trace import about, of_update
from bot.turns import Answer, HandledBeforeError, Mark, explaining
from bot.waiting import Letter, Waiting
from data.queries import conversations
from data.trouble import is_away
from data.work import Work, Writer
from domain.errors import Problem
from domain.ports import FILE_LOST, Media
from handlers.screen import Screen
from handlers.turn import open_turn

log = logging.getLogger(__name__)

TRIES = 3
"""After so many failures an update is set aside with its cause, so that it never blocks its neighbours."""

AT_ONCE = 64  # people whose updates are handled side by side

MALFORMED = "malformed"


@dataclass
class Handling:
    writer: Writer
    dispatcher: Dispatcher
    given: Mapping[str, Any]  # what handlers may name besides `turn`
    notes: Notes
    claims: Claims
    waiting: Waiting
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))  # for no call to a platform

    async def handle(self, channel: Channel, letter: Letter) -> Answer | None:
        """Settle an update and return what is to be sent. Raises only when the database fails: then it can wait."""
        about.set(of_update(letter.id))  # kept until this lane's next one: the answer is sent after this
        if letter.raw is None:
            async with self.room:
                return await self.show_again(channel, letter.lane)
        raw = letter.raw
        try:
            lane, told = channel.lane(raw), channel.update(raw, letter.id)
            update = Update.model_validate(told, context={"bot": channel.bot}) if lane and told else None
        except Exception as problem:  # noqa: BLE001 - whatever a mangled update breaks, its neighbours go on
            log.warning("an update cannot be read: %s", type(problem).__name__)
            lane = update = None
        if lane is None or update is None:
            await self._set_aside(letter.id, MALFORMED)
            return None
        arrival = await self._prepare(channel, letter.id, raw, lane, (told or {}).get("message") or {})
        async with self.room:
            answer = await self._feed(update, arrival)
        if update.callback_query is not None:
            await stop_spinner(channel.bot, update.callback_query.id)
        if isinstance(answer, Mark):
            await mark_button(channel.bot, update, answer)
            return None
        return answer

    async def _prepare(
        self, channel: Channel, update_id: int, raw: Raw, lane: Lane, message: Mapping[str, Any]
    ) -> Arrival:
        """Fetch the file of the update, if it is worth it, while nothing is locked."""
        shown, limits = self.notes.known(channel.name, lane.address), self.given["limits"]
        arrival = Arrival(update_id, channel, lane, raw, worker=self.claims.worker, shown=shown)
        arrival = replace(arrival, share=limits.shares.get(channel.name))
        if not carries_file(message):
            return arrival
        entry = await admit(self.writer.engine, channel.name, lane, self.writer.now(), limits)
        if not entry.fetched:
            return replace(arrival, problem=_lost(message), limited=entry.limited)
        with self.waiting.resting((channel.name, lane.address)):
            media, refusal = await _fetched(channel, raw, message)
        return replace(arrival, media=media, problem=refusal)

    async def _feed(self, update: Update, arrival: Arrival) -> Answer | Mark | None:
        while True:
            try:
                answer: Answer | Mark | None = await self.dispatcher.feed_update(
                    arrival.channel.bot, update, arrival=arrival, writer=self.writer, **self.given
                )
            except HandledBeforeError:
                if not await self.claims.is_mine(arrival.update_id):
                    return None
                return await self.show_again(arrival.channel, arrival.lane.address)
            except Exception as problem:
                if isinstance(problem, SQLAlchemyError) and is_away(problem):
                    raise  # no fault of the update
                cause = type(problem).__name__
                log.exception("an update failed")
                if await self._count_try(arrival.update_id, cause) >= TRIES:
                    return await self._give_up(arrival, cause)
            else:
                return answer

    async def _give_up(self, arrival: Arrival, cause: str) -> Answer | None:
        """Set an update aside and say so; when even the current screen cannot be shown, show a plain one."""
        for instead in (None, Screen("nothing_yet")):
            try:
                return await self.writer.run(explaining(arrival, Problem("trouble"), cause, instead))
            except Exception as problem:
                if isinstance(problem, SQLAlchemyError) and is_away(problem):
                    raise
                log.exception("the screen of a failed update could not be shown")
        await self._set_aside(arrival.update_id, cause)
        return None

    async def show_again(self, channel: Channel, address: str) -> Answer | None:
        """Show the current screen to somebody who was left without an answer; nobody else is written to."""

        async def job(work: Work) -> Answer | None:
            if not await conversations.unanswered(work.connection, channel.name, address):
                return None
            turn = await open_turn(work, channel.name, address, channel.capabilities, wrote=False)
            known = self.notes.known(channel.name, address)
            if turn.screen is None or (known and known[0] == turn.seq):
                return None
            return Answer(turn.actor.contact_id, address, turn.seq, await turn.show(turn.screen, same=True))

        return await self.writer.run(job)

    async def _count_try(self, update_id: int, problem: str) -> int:
        return await self.writer.run(lambda work: conversations.count_try(work.connection, update_id, problem))

    async def _set_aside(self, update_id: int, problem: str) -> None:
        mark = partial(conversations.mark_handled, problem=problem, worker=self.claims.worker)
        await self.writer.run(lambda work: mark(work.connection, update_id, work.now))


async def _fetched(channel: Channel, raw: Raw, message: Mapping[str, Any]) -> tuple[Media | None, str | None]:
    try:
        return await channel.fetch_file(raw), None
    except Problem as problem:
        return None, problem.template
    except (AiogramError, ClientError, OSError) as problem:
        log.warning("a file could not be fetched: %s", type(problem).__name__)
        return None, _lost(message)


def _lost(message: Mapping[str, Any]) -> str:
    """Name the template that says which file there is nothing of."""
    if "voice" in message:
        return "voice_lost"
    document = message.get("document") or {"mime_type": "image/"}
    return "photo_lost" if str(document.get("mime_type", "")).startswith("image/") else FILE_LOST
