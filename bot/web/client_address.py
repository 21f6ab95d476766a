"""Whose request it is, behind proxies that are trusted to say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.settings.addresses import Address, Network, read_address

SCHEMES = frozenset({"http", "https"})


class ClientAddress:
    """ASGI middleware that puts the address and the scheme told by trusted proxies into the scope.

    Uvicorn has one of its own, which compares some written forms as text: an IPv4 address on an IPv6 socket is another.
    """

    def __init__(self, app: ASGIApp, trusted: Iterable[Network]) -> None:
        self.app = app
        self.trusted = tuple(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        near = read_address(scope["client"][0]) if scope.get("client") else None
        if scope["type"] == "http" and near is not None:
            scope = {**scope, "client": (str(near), scope["client"][1])}
            if self._trusts(near):
                scope |= self._told(near, Headers(scope=scope))
        await self.app(scope, receive, send)

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self.trusted)

    def _told(self, near: Address, headers: Headers) -> dict[str, object]:
        hops = ",".join(headers.getlist("x-forwarded-for")).split(",")
        found: dict[str, object] = {"client": (str(self._origin(near, hops)), 0)}
        scheme = headers.get("x-forwarded-proto", "").strip()
        return found | ({"scheme": scheme} if scheme in SCHEMES else {})

    def _origin(self, near: Address, hops: Sequence[str]) -> Address:
        """Go back from proxy to proxy, as far as each is trusted to name the one before it and names an address."""
        for hop in reversed(hops):
            before = read_address(hop)
            if before is None:
                break
            near = before
            if not self._trusts(near):
                break
        return near
