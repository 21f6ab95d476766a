"""Headers that every answer of the web part carries: the pages hold no script and load nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READ = ["GET", "HEAD"]
"""How every page that can be read is asked for: watchers and link previews use HEAD."""


def style_source(style: str) -> str:
    """Name a style sheet that stands inside a page, so that the browser takes this one and no other."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def policy(styles: Iterable[str] = (), form: str = "'none'") -> str:
    """Write a Content-Security-Policy; `styles`: the text of the page's style sheets, `form`: where it may send."""
    sources = " ".join(style_source(style) for style in styles) or "'none'"
    return f"default-src 'none'; style-src {sources}; base-uri 'none'; form-action {form}; frame-ancestors 'none'"


ALWAYS = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware. `styles`: the text of the style sheets that stand inside the pages."""

    def __init__(self, app: ASGIApp, styles: Iterable[str] = ()) -> None:
        self.app = app
        self.headers = ALWAYS | {"Content-Security-Policy": policy(styles)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
