"""An id for each request, so that the lines of the log that belong together can be found."""

from __future__ import annotations

from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.logs.context import about

HEADER = b"x-request-id"


class RequestIds:
    """ASGI middleware: each request gets an id of its own, shown in its log lines and in a header of the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = f"request-{token_hex(4)}"
        token = about.set(name)

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), (HEADER, name.encode())]
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        finally:
            about.reset(token)
