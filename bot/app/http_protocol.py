"""One connection of the web server, which gives up on whoever takes too long: uvicorn has no setting for it."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterable
from enum import Enum
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.web.headers import ALWAYS

HEAD_WITHIN = 10.0  # seconds from the connection, or from a request's first byte, until its head is whole
WINDOW = 10.0  # seconds over which a pace is measured
SLOWEST = 1024  # bytes a second
LINGER = 10.0  # seconds in which the rest of a body may come that was answered already
MOST = 4096  # connections at once; a launch day brings thousands to one page


class Waits(Enum):
    """What a connection waits for; only what the other side owes is timed."""

    HEAD = "head"
    BODY = "body"
    REST = "rest"  # of a body that was answered already
    READER = "reader"  # who takes the answer
    NOTHING = "nothing"


def most_connections() -> int:
    """Leave half of the files that this process may open to the database, the platforms and the disk."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else min(MOST, soft // 2)


class TimedProtocol(H11Protocol):
    """Ends a connection without a head, with a body slower than 1 KB/s, or whose answer is taken as slowly.

    `look` is called once a second, by the server.
    """

    head_within, window, slowest, linger = HEAD_WITHIN, WINDOW, SLOWEST, LINGER
    most = most_connections()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waits: tuple[Waits, object] = (Waits.HEAD, None)
        self._since = self.loop.time()
        self._came = self._left = 0  # bytes received in this window, and to be sent at its beginning
        self._held = False  # whether this side did not read at the last look

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        if len(self.connections) > self.most:
            self._make_room(
                other for other in self.connections if isinstance(other, TimedProtocol) and other is not self
            )

    @staticmethod
    def _make_room(others: Iterable[TimedProtocol]) -> None:
        """End the one that has been idle for longest. Where all are busy, whoever asks next is told to come later."""
        idle = [protocol for protocol in others if protocol.idle]
        if idle:
            oldest = min(idle, key=lambda protocol: protocol._since)  # noqa: SLF001 - one of its own class
            oldest.connections.discard(oldest)
            oldest.transport.abort()

    @property
    def _request(self) -> RequestResponseCycle | None:
        """The last one that came; `None` before the first, which uvicorn's annotation does not say."""
        return self.cycle

    @property
    def idle(self) -> bool:
        """Whether no request is under way."""
        return self.conn.their_state is h11.IDLE

    def data_received(self, data: bytes) -> None:
        self._came += len(data)
        super().data_received(data)

    def look(self, now: float) -> None:
        """End the connection when the other side has taken too long."""
        if self._what() != self._waits:
            self._begin(now)
        elif self._too_slow(now - self._since):
            self.transport.abort()

    def _begin(self, now: float) -> None:
        self._waits, self._since, self._came = self._what(), now, 0
        self._left = self.transport.get_write_buffer_size()
        self._held = self._holds()

    def _what(self) -> tuple[Waits, object]:
        """Say what is awaited, and for which request: the next one has its own time."""
        theirs, request = self.conn.their_state, self._request
        if self.transport.get_write_buffer_size():
            waits = Waits.READER
        elif theirs is h11.SEND_BODY:
            waits = Waits.REST if request and request.response_complete else Waits.BODY
        elif theirs is h11.IDLE and self.timeout_keep_alive_task is None:  # else uvicorn's own timer runs
            waits = Waits.HEAD
        else:
            waits = Waits.NOTHING
        return waits, request

    def _too_slow(self, passed: float) -> bool:
        waits, _ = self._waits
        if waits is Waits.HEAD:
            return passed >= self.head_within
        if waits is Waits.REST:
            return passed >= self.linger
        if waits is Waits.NOTHING or passed < self.window:
            return False
        left = self.transport.get_write_buffer_size()
        moved = self._came if waits is Waits.BODY else self._left - left
        held = waits is Waits.BODY and (self._held or self._holds())
        self._begin(self._since + passed)
        return moved < self.slowest * passed and not held

    def _holds(self) -> bool:
        """Whether nothing comes because this side takes nothing: it has not asked for the body, or has enough of it."""
        request = self._request
        return self.flow.read_paused or (request is not None and request.waiting_for_100_continue)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP with the headers that every answer has."""
        head = [*((name.lower().encode(), value.encode()) for name, value in ALWAYS.items()), (b"connection", b"close")]
        response = h11.Response(
            status_code=400, headers=[*head, (b"content-type", b"text/plain")], reason=b"Bad Request"
        )
        for event in (response, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
