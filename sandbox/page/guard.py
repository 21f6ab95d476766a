"""Keeps other websites out: the demo has no login, so only this machine's own page may drive it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = frozenset({"127.0.0.1", "localhost"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
FOREIGN = "another website may not drive this page"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
ANSWERED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def host_name(netloc: str) -> str | None:
    """The name of a Host header without its port; None if it cannot be read."""
    try:
        return urlsplit(f"//{netloc}").hostname
    except ValueError:
        return None


def refusal(method: str, path: str, headers: Headers) -> str | None:
    """Why a request is refused, or None.

    A foreign name in Host is a rebound DNS name. A browser sends Origin with every POST, so another value
    (also "null") is another website; a program on this machine, such as the bot, sends none. The Bot API acts on
    GET as well, therefore nothing but a link to the page itself may be asked for from elsewhere.
    """
    host = headers.get("host", "")
    if host_name(host) not in HOSTS:
        return "this page answers only to 127.0.0.1 and localhost"
    foreign = headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
    link = path == "/" and headers.get("sec-fetch-mode") == "navigate"
    origin = headers.get("origin", f"http://{host}")
    if method in READING:
        return FOREIGN if foreign and not link else None
    return FOREIGN if foreign or origin != f"http://{host}" else None


class Guard:
    """The outermost layer of the sandbox's application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        why = refusal(scope.get("method", "GET"), scope["path"], Headers(scope=scope))
        if why is not None:
            await PlainTextResponse(why, status_code=403)(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ANSWERED.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sending)
