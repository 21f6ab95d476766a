"""The calls of the Official Account API that the program makes.

Errors arrive with HTTP 200: only the body's `error` counts (0 is success). A token that is refused, in the body or by
HTTP 401, is renewed once and the call repeated, which is safe because a refused call had no effect. Where even a new
token is refused a human is told, and it is not renewed again: each renewal uses up a refresh token.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

import httpx2

from bot.channels.zalo.http import InDoubtError, RefusedError, Reply, exchange, foreign, whole
from bot.channels.zalo.meter import Counted
from bot.channels.zalo.oa import messages
from handlers.core.shown import Button

BASE = "https://openapi.zalo.me"
BUSINESS = "https://business.openapi.zalo.me"
TOKEN_REFUSED = frozenset({-216, -220, -124, HTTPStatus.UNAUTHORIZED.value})
_CONSULT = "/v3.0/oa/message/cs"


class AccessTokens(Protocol):
    """Where access tokens come from. Both raise `ZaloError`."""

    async def access(self) -> str: ...

    async def renewed(self, stale: str) -> str: ...

    async def refused_anew(self) -> None:
        """Zalo refuses a token that it granted just now."""
        ...


@dataclass(frozen=True)
class Quota:
    """What may still be sent to a person. `last`: milliseconds since 1970 of their last interaction."""

    last: int | None


class ZaloOaClient:
    """One account. Every method raises `ZaloError`; those that send return the message's id."""

    def __init__(
        self, http: httpx2.AsyncClient, tokens: AccessTokens, *, base: str = BASE, business: str = BUSINESS
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._base = base.rstrip("/")
        self._business = business.rstrip("/")
        self._useless = ""  # a new token that was refused as well
        self.uploads = Counted()

    async def send_text(self, user: str, text: str, buttons: Sequence[Button] = ()) -> str:
        return await self._send(user, messages.text(text, buttons))

    async def send_image(self, user: str, *, url: str = "", attachment: str = "", caption: str = "") -> str:
        """Send a picture by its public address or by the id of an upload."""
        return await self._send(user, messages.image(url, attachment, caption))

    async def send_file(self, user: str, token: str) -> str:
        """Send an uploaded file by its token."""
        return await self._send(user, messages.file(token))

    async def send_template(self, user: str, template: str, data: dict[str, str]) -> str:
        """Send an approved template to a user id: billed, and possible when the window is closed."""
        asked = {"user_id": user, "template_id": template, "template_data": data}
        return _sent(await self._call("POST", f"{self._base}/v3.0/oa/message/template", json=asked), "message_id")

    async def send_template_by_phone(self, phone: str, template: str, data: dict[str, str], tracking: str) -> str:
        """Send an approved template to a phone number written 84...; `tracking`: at most 48 characters."""
        asked = {"phone": phone, "template_id": template, "template_data": data, "tracking_id": tracking}
        return _sent(await self._call("POST", f"{self._business}/message/template", json=asked), "msg_id")

    async def upload_image(self, content: bytes, media_type: str = "image/jpeg") -> str:
        """Upload a picture of at most 1 MB and return its id, which lives seven days."""
        answer = await self._upload(
            "image", ("image.png" if media_type == "image/png" else "image.jpg"), content, media_type
        )
        return _sent(answer, "attachment_id")

    async def upload_file(self, name: str, content: bytes, media_type: str) -> str:
        """Upload a document of at most 5 MB and return its token, which lives seven days."""
        return _sent(await self._upload("file", name, content, media_type), "token")

    async def quota(self, user: str) -> Quota:
        answer = await self._call("POST", f"{self._base}/v3.0/oa/quota/message", json={"user_id": user})
        return Quota(whole(answer.get("last_interaction")))

    async def user_detail(self, user: str) -> dict[str, Any]:
        asked = {"data": json.dumps({"user_id": user})}
        return await self._call("GET", f"{self._base}/v3.0/oa/user/detail", params=asked)

    async def account(self) -> dict[str, Any]:
        return await self._call("GET", f"{self._base}/v2.0/oa/getoa")

    async def _send(self, user: str, message: dict[str, Any]) -> str:
        asked = {"recipient": {"user_id": user}, "message": message}
        return _sent(await self._call("POST", f"{self._base}{_CONSULT}", json=asked), "message_id")

    async def _upload(self, kind: str, name: str, content: bytes, media_type: str) -> dict[str, Any]:
        files = {"file": (name, content, media_type)}
        try:
            answer = await self._call("POST", f"{self._base}/v2.0/oa/upload/{kind}", files=files)
        except InDoubtError:
            self.uploads.add()
            raise
        self.uploads.add()
        return answer

    async def _call(self, method: str, url: str, **request: Any) -> dict[str, Any]:
        token = await self._tokens.access()
        try:
            return await self._once(token, method, url, **request)
        except RefusedError as refusal:
            if refusal.code not in TOKEN_REFUSED or token == self._useless:
                raise
        token = await self._tokens.renewed(token)
        try:
            return await self._once(token, method, url, **request)
        except RefusedError as refusal:
            if refusal.code in TOKEN_REFUSED:
                self._useless = token
                await self._tokens.refused_anew()
            raise

    async def _once(self, token: str, method: str, url: str, **request: Any) -> dict[str, Any]:
        return _data(await exchange(self._http, method, url, headers={"access_token": token}, **request))


def _data(reply: Reply) -> dict[str, Any]:
    """Open the envelope `error`, `message`, `data`."""
    body = reply.body
    code = whole(body.get("error")) if body is not None else None
    if body is None or code is None:
        raise foreign(reply)
    if code:
        raise RefusedError(code, str(body.get("message", "")))
    data = body.get("data")
    return data if isinstance(data, dict) else {}


def _sent(data: dict[str, Any], name: str) -> str:
    found = data.get(name)
    if not isinstance(found, str | int) or isinstance(found, bool) or found == "":
        raise InDoubtError("unreadable_answer")  # accepted, and nobody knows as what
    return str(found)
