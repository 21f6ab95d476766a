"""Handling one stored update: read it, fetch its picture, give it to the dispatcher, set it aside when that fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

from aiogram import Dispatcher
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from aiohttp import ClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.answers import mark_button, stop_spinner
from bot.channels.channel import Arrival, Channel, Lane, Raw
from bot.channels.telegram.raw_update import as_update, essentials
from bot.claims import Claims
from bot.intake import Said, said_of
from bot.notes import Notes
from bot.trace import about, of_update
from bot.turns import Answer, HandledBeforeError, Mark, explaining
from data.queries import conversations
from data.trouble import is_away
from data.work import Work, Writer
from domain.errors import Problem
from domain.ports import Media
from handlers.screen import Screen
from handlers.turn import open_turn

log = logging.getLogger(__name__)

TRIES = 3
"""After so many failures an update is set aside with its cause, so that it never blocks its neighbours."""

MALFORMED = "malformed"
FETCHING = "fetching"
"""The cause of an update that ends with the program itself: its try was counted before its file was fetched."""

FILES_AT_ONCE = 16  # people whose files are taken in side by side: whoever waits for that holds up nobody's taps


class Letter(NamedTuple):
    """An update of the inbox."""

    id: int
    lane: str
    raw: Raw | None  # None: it was handled, and only its answer is missing


Fetched = tuple[Media | None, Problem | None]


@dataclass
class Handling:
    writer: Writer
    dispatcher: Dispatcher
    given: Mapping[str, Any]  # what handlers may name besides `turn`
    notes: Notes
    claims: Claims
    room: asyncio.Semaphore  # of people who are served side by side
    _files: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FILES_AT_ONCE))
    _fetched: dict[int, Fetched] = field(default_factory=dict)  # of updates that wait for the database

    async def handle(self, channel: Channel, letter: Letter) -> Answer | None:
        """Settle an update and return what is to be sent. Raises only when the database fails: then it can wait."""
        about.set(of_update(letter.id))  # kept until this lane's next one: the answer is sent after this
        if letter.raw is None:
            async with self.room:
                return await self.show_again(channel, letter.lane)
        raw = letter.raw
        try:
            lane, told = channel.lane(raw), channel.update(raw, letter.id)
            update = as_update(told, channel.bot) if lane and told else None
        except Exception as problem:  # noqa: BLE001 - whatever a mangled update breaks, its neighbours go on
            log.warning("an update cannot be read: %s", type(problem).__name__)
            lane = update = None
        if lane is None or update is None:
            await self._set_aside(letter.id, MALFORMED)
            return None
        shown = self.notes.known(channel.name, lane.address)
        arrival = Arrival(letter.id, channel, lane, raw, worker=self.claims.worker, shown=shown)
        arrival, cause = await self._prepare(arrival, essentials(told or {}).get("message") or {})
        async with self.room:
            answer = await (self._give_up(arrival, cause) if cause else self._feed(update, arrival))
        self._fetched.pop(letter.id, None)
        if update.callback_query is not None:
            await stop_spinner(channel.bot, update.callback_query.id)
        if isinstance(answer, Mark):
            await mark_button(channel.bot, update, answer)
            return None
        return answer

    async def _prepare(self, arrival: Arrival, message: Mapping[str, Any]) -> tuple[Arrival, str | None]:
        """Fetch the file of the update, while nothing is locked; returns also why it is to be set aside, if it is."""
        fetched: Fetched | str | None = self._fetched.get(arrival.update_id)
        if fetched is None:
            async with self._files if arrival.channel.carries_file(arrival.raw) else nullcontext():
                fetched = await self._fetch(arrival, message)
        if isinstance(fetched, str):
            return arrival, fetched
        self._fetched[arrival.update_id] = fetched
        media, refusal = fetched
        if refusal is not None:
            return replace(arrival, problem=refusal.template, facts=refusal.context), None
        return replace(arrival, media=media), None

    async def _fetch(self, arrival: Arrival, message: Mapping[str, Any]) -> Fetched | str:
        """Return what came of the file, or why it is given up.

        A try is counted first, so that an update which ends the program with it comes to an end too.
        """
        channel, cause = arrival.channel, FETCHING
        carries = channel.carries_file(arrival.raw)
        for _ in range(TRIES):
            if carries and await self._count_try(arrival.update_id, cause) > TRIES:
                break
            try:
                return await channel.fetch_file(arrival.raw), None
            except Problem as problem:
                return None, problem
            except (AiogramError, ClientError, OSError) as problem:
                log.warning("a file could not be fetched: %s", type(problem).__name__)
                return None, Problem(_lost(message))
            except Exception as problem:
                cause = type(problem).__name__
                log.exception("a file could not be taken in")
        return cause

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
            except HandledBeforeError:
                return None
            except Exception as problem:
                if isinstance(problem, SQLAlchemyError) and is_away(problem):
                    raise
                log.exception("the screen of a failed update could not be shown")
        await self._set_aside(arrival.update_id, cause)
        return None

    async def abandon(self, channel: Channel, letter: Letter, cause: str) -> Answer | None:
        """Set aside what fails around its handling again and again. Raises only when the database is away."""
        self._fetched.pop(letter.id, None)
        if letter.raw is None:
            return None
        try:
            arrival = Arrival(
                letter.id, channel, Lane(letter.lane, private=True), letter.raw, worker=self.claims.worker
            )
            return await self._give_up(arrival, cause) or await self.show_again(channel, letter.lane)
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


def _lost(message: Mapping[str, Any]) -> str:
    """Name the template that says which file could not be fetched."""
    if "voice" in message or "audio" in message:
        return Said.VOICE.lost
    document = message.get("document")
    return (said_of(document.get("mime_type"), document.get("file_name")) if document else Said.PHOTO).lost
