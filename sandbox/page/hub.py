"""Hands on what happens in the world to every open page, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from .controls import Controls

Json = dict[str, Any]

HEARTBEAT = 15.0  # seconds without an event after which a comment keeps the connection alive
RETRY = 1000  # milliseconds after which a browser connects again
CLOSED = None


class Hub:
    """The open pages. `follow` names the world that is listened to; `close` ends every page's stream."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self._pages: set[asyncio.Queue[Json | None]] = set()
        self._leave: list[Callable[[], None]] = []
        self._closed = False

    def follow(self) -> None:
        """Listen to the world of the controls, and to no other."""
        self.unfollow()
        self._leave = [self._controls.world().listen(self._happened)]
        zalos = self._controls.zalo()
        if zalos is not None:
            for app, phones in (("zalo_bot", zalos.bot.phones), ("zalo_oa", zalos.oa.phones)):
                self._leave.append(phones.listen(partial(self._happened_in, app)))

    def unfollow(self) -> None:
        for leave in self._leave:
            leave()
        self._leave = []

    def tell(self, event: Json) -> None:
        for page in self._pages:
            page.put_nowait(event)

    def close(self) -> None:
        """End the streams. A server that waits for its connections can end only after this."""
        self._closed = True
        self.unfollow()
        for page in self._pages:
            page.put_nowait(CLOSED)

    def _happened(self, event: Json) -> None:
        """An event of the world names a person and a bot; the page knows phones.

        The commands go with it: a bot that begins late, or sets them for one chat, tells nobody when it does.
        """
        world = self._controls.world()
        for phone in self._controls.phones():
            if phone.app != "telegram":
                continue
            person = int(phone.person_id)
            if (person, world.bot(phone.bot).username) == (event["person"], event["bot"]):
                commands = world.commands(person, phone.bot)
                self.tell({**event, "phone": phone.id, "commands": commands})

    def _happened_in(self, app: str, event: Json) -> None:
        for phone in self._controls.phones():
            if (phone.app, phone.person_id) == (app, event["person"]):
                self.tell({**event, "phone": phone.id})

    async def stream(self) -> AsyncIterator[str]:
        """The events from now on, as lines of text/event-stream; first "hello", at which a page reads the state."""
        page: asyncio.Queue[Json | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            yield f"retry: {RETRY}\n" + as_text({"type": "hello"})
            while not self._closed:
                try:
                    event = await asyncio.wait_for(page.get(), HEARTBEAT)
                except TimeoutError:
                    yield ":\n\n"
                    continue
                if event is CLOSED:
                    return
                yield as_text(event)
        finally:
            self._pages.discard(page)


def as_text(event: Json) -> str:
    return f"data: {json.dumps(event, ensure_ascii=False, separators=(',', ':'))}\n\n"
