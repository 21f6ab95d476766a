"""Pictures that people send over Zalo, fetched from Zalo's own servers and from nowhere else.

The address comes from outside, so it could be made to point anywhere. Only names under Zalo's domains are asked, over
https, at the usual port, without following a redirect to any other name, and only if the name leads to a public
address. What is longer than allowed is dropped while it arrives.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from functools import partial
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from bot.files.intake import Read
from data.engine.network_guard import forbid_inside_work
from domain.errors import Problem

HOSTS = ("zdn.vn", "zadn.vn", "dlfl.vn")
"""Zalo's CDN domains (zdn.vn seen in live traffic, the others in public clients); a setting may name others."""

HOPS = 3  # redirects, each checked like the first address
HTTPS = 443
AS_IT_IS = {"Accept-Encoding": "identity"}
TOTAL = 30.0  # seconds for a whole download, however slowly it drips

Resolve = Callable[[str], Awaitable[list[str]]]


class ForbiddenAddressError(Exception):
    """The address is none of Zalo's public ones. It is not repeated here: it may be anything."""


class TooLargeError(Exception):
    """What is fetched is longer than allowed."""


async def resolve(host: str) -> list[str]:
    """Look up the addresses of a name."""
    found = await asyncio.get_running_loop().getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)
    return [str(address[4][0]) for address in found]


class MediaGuard:
    """Fetches media. `plain_hosts`: host:port pairs that may be asked over http (a demo's own machine), else none."""

    def __init__(
        self,
        http: httpx2.AsyncClient,
        hosts: Iterable[str] = HOSTS,
        *,
        plain_hosts: Iterable[str] = (),
        resolve: Resolve = resolve,
    ) -> None:
        self._http = http
        self._hosts = tuple(host.lower().strip(".") for host in hosts)
        self._plain = frozenset(plain_hosts)
        self._resolve = resolve

    async def fetch(self, url: str, limit: int, of: str = "photo") -> bytes:
        """Fetch at most `limit` bytes. Raises `Problem`: "photo_lost" or "photo_too_large", or those of a voice."""
        try:
            content = await self.read(url, f"{of}_lost", partial(_collected, limit=limit))
        except TooLargeError:
            raise Problem(f"{of}_too_large", limit=limit // 1_000_000) from None
        return content or b""

    async def read(self, url: str, lost: str, read: Read) -> bytes | None:
        """Let a file be read while it arrives. Raises `Problem` with the template `lost`, and what `read` raises."""
        forbid_inside_work()
        try:
            async with asyncio.timeout(TOTAL):
                came, content = await self._follow(url, read)
        except (ForbiddenAddressError, httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):
            came, content = False, None
        if not came:  # outside of the handler: the address is not for any log
            raise Problem(lost)
        return content

    async def _follow(self, url: str, read: Read) -> tuple[bool, bytes | None]:
        """Tell whether there was a file, and what was read of it."""
        for _ in range(HOPS):
            await self._check(url)
            async with self._http.stream("GET", url, headers=AS_IT_IS, follow_redirects=False) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers.get("location", ""))
                    continue
                plain = answer.headers.get("content-encoding", "identity") == "identity"  # packed, a little is a lot
                if answer.status_code != httpx2.codes.OK or not plain:
                    return False, None
                return True, await read(answer.aiter_bytes())
        return False, None

    async def _check(self, url: str) -> None:
        """Let only Zalo's public addresses pass. Raises `ForbiddenAddressError`."""
        parts = urlsplit(url)
        if parts.netloc in self._plain and parts.scheme == "http":
            return
        if not self._is_zalos(parts):
            raise ForbiddenAddressError
        found = await self._resolve(parts.hostname or "")
        if not found or not all(ipaddress.ip_address(address.partition("%")[0]).is_global for address in found):
            raise ForbiddenAddressError

    def _is_zalos(self, parts: SplitResult) -> bool:
        host = (parts.hostname or "").lower()
        ours = any(host == own or host.endswith(f".{own}") for own in self._hosts)
        return (
            ours and parts.scheme == "https" and parts.port in {None, HTTPS} and not (parts.username or parts.password)
        )


async def _collected(parts: AsyncIterable[bytes], limit: int) -> bytes:
    content = bytearray()
    async for part in parts:
        content += part
        if len(content) > limit:
            raise TooLargeError
    return bytes(content)
