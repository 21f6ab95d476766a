"""The methods of the Zalo Bot Platform that the program uses.

The token is part of the address, so nothing here shows an address. Failures arrive with HTTP 200: only the body's `ok`
counts. 408 from getUpdates is no failure but "no update".
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx2

from bot.channels.base import Raw
from bot.channels.zalo.bot.capabilities import PLATFORM
from bot.channels.zalo.http import (
    TIMEOUT,
    InDoubtError,
    NotReachedError,
    RefusedError,
    Reply,
    ZaloError,
    exchange,
    foreign,
    whole,
)
from bot.channels.zalo.meter import Counted

FETCHING = PLATFORM.fetch_wait + PLATFORM.poll_slack  # seconds
BASE = "https://bot-api.zaloplatforms.com"


@dataclass(frozen=True)
class Me:
    id: str
    name: str
    can_join_groups: bool


@dataclass(frozen=True)
class Webhook:
    """What Zalo remembers. `verified` is `None` where Zalo does not say; an address is kept even if it is False."""

    url: str
    verified: bool | None = None
    outcome: str = ""  # webhook.ok, http.403, err.tls ...


class ZaloBotClient:
    """One bot. Every method raises `ZaloError`."""

    def __init__(self, http: httpx2.AsyncClient, token: str, base: str = BASE) -> None:
        self._http = http
        self._prefix = f"{base.rstrip('/')}/bot{token}"
        self.meter = Counted()

    async def get_me(self) -> Me:
        result = _object(await self._call("getMe"))
        name = result.get("display_name") or result.get("account_name") or ""
        return Me(str(result.get("id", "")), str(name), result.get("can_join_groups") is True)

    async def get_updates(self, wait: int = PLATFORM.poll_wait) -> Raw | None:
        """Wait for one update, as it came; `None` when there is none."""
        try:
            result = await self._call("getUpdates", {"timeout": wait}, patience=wait + PLATFORM.poll_slack)
        except RefusedError as refusal:
            if refusal.code == HTTPStatus.REQUEST_TIMEOUT:
                return None
            raise
        return _object(result)

    async def set_webhook(self, url: str, secret: str) -> Webhook:
        """`secret`: 8 to 256 characters, repeated by Zalo in a header."""
        return _webhook(await self._call("setWebhook", {"url": url, "secret_token": secret}))

    async def delete_webhook(self) -> None:
        """A bot that never had one answers 400, and then there is nothing to delete."""
        try:
            await self._call("deleteWebhook")
        except RefusedError as refusal:
            if refusal.foreign or refusal.code != HTTPStatus.BAD_REQUEST:
                raise

    async def get_webhook_info(self) -> Webhook | None:
        """Return the webhook; `None` when there is none (a clean bot answers 404)."""
        try:
            webhook = _webhook(await self._call("getWebhookInfo"))
        except RefusedError as refusal:
            if refusal.code == HTTPStatus.NOT_FOUND and not refusal.foreign:
                return None
            raise
        return webhook if webhook.url else None

    async def send_message(self, chat: str, text: str) -> str:
        """Send plain text and return the message's id; without parse_mode nothing that people wrote is markup."""
        return await self._sent("sendMessage", {"chat_id": chat, "text": text})

    async def send_photo(self, chat: str, url: str, caption: str = "") -> str:
        """Zalo fetches `url` itself, more than once, and answers when it has it."""
        asked = {"chat_id": chat, "photo": url, **({"caption": caption} if caption else {})}
        return await self._sent("sendPhoto", asked, FETCHING)

    async def send_voice(self, chat: str, url: str) -> str:
        """`url`: an .aac that Zalo fetches itself; in private chats only."""
        return await self._sent("sendVoice", {"chat_id": chat, "voice_url": url}, FETCHING)

    async def _sent(self, method: str, asked: dict[str, Any], patience: float | None = None) -> str:
        """Send a message and count it, unless Zalo refused it or never got it."""
        try:
            result = await self._call(method, asked, patience=patience)
        except (NotReachedError, RefusedError):
            raise
        except ZaloError:
            self.meter.add()
            raise
        self.meter.add()
        return _message_id(result)

    async def send_chat_action(self, chat: str, action: str = "typing") -> None:
        await self._call("sendChatAction", {"chat_id": chat, "action": action})

    async def _call(self, method: str, asked: dict[str, Any] | None = None, *, patience: float | None = None) -> Any:
        """Call a method. `patience`: seconds without a byte of the answer, where the method has its own."""
        own = {"timeout": httpx2.Timeout(TIMEOUT, read=patience)} if patience else {}
        return _result(await exchange(self._http, "POST", f"{self._prefix}/{method}", json=asked or {}, **own))


def _result(reply: Reply) -> Any:
    """Open the envelope: `ok` and `result`, or `error_code` (one method writes `errorCode`) and `description`."""
    body = reply.body
    if body is None or not isinstance(body.get("ok"), bool):
        raise foreign(reply)
    if body["ok"]:
        return body.get("result")
    code = whole(body.get("error_code", body.get("errorCode")))
    if code is None:  # a refusal by something in between: Zalo's own carries a code in the body
        raise foreign(reply)
    raise RefusedError(code, str(body.get("description", "")))


def _object(result: Any) -> dict[str, Any]:
    return result if isinstance(result, dict) else {}


def _message_id(result: Any) -> str:
    found = _object(result).get("message_id")
    if not isinstance(found, str | int) or isinstance(found, bool) or found == "":
        raise InDoubtError("unreadable_answer")  # accepted, and nobody knows as what
    return str(found)


def _webhook(result: Any) -> Webhook:
    known = _object(result)
    check = _object(known.get("verification"))
    ok = check.get("ok")
    return Webhook(str(known.get("url") or ""), ok if isinstance(ok, bool) else None, str(check.get("outcome", "")))
