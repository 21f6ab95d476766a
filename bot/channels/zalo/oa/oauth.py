"""Zalo's OAuth v4 for Official Accounts: the first consent, and the exchange of codes and refresh tokens.

The header `secret_key` is the app's secret. A code lives ten minutes and works once, a refresh token works once.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

import httpx2

from bot.channels.zalo.http import InDoubtError, RefusedError, exchange, foreign, whole
from bot.channels.zalo.oa.capabilities import PLATFORM

BASE = "https://oauth.zaloapp.com"
ACCESS_PATH = "/v4/oa/access_token"
CONSENT_PATH = "/v4/oa/permission"


@dataclass(frozen=True)
class Granted:
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    access_life: timedelta
    refresh_life: timedelta


@dataclass(frozen=True)
class Challenge:
    """PKCE: the challenge goes into the link, the verifier into the exchange."""

    verifier: str = field(repr=False)

    @classmethod
    def new(cls) -> Challenge:
        return cls(secrets.token_urlsafe(32))

    @property
    def code(self) -> str:
        """The S256 challenge (RFC 7636)."""
        return urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class OAuth:
    """The app that an account consented to. Every method raises `ZaloError`."""

    def __init__(self, http: httpx2.AsyncClient, app_id: str, app_secret: str, base: str = BASE) -> None:
        self._http = http
        self._app_id = app_id
        self._secret = app_secret
        self._base = base.rstrip("/")

    def consent_link(self, back: str, challenge: Challenge, state: str) -> str:
        """Write the address at which the account's administrator consents; `back` is saved in Zalo's console."""
        asked = {"app_id": self._app_id, "redirect_uri": back, "code_challenge": challenge.code, "state": state}
        return f"{self._base}{CONSENT_PATH}?{urlencode(asked)}"

    async def exchange_code(self, code: str, challenge: Challenge) -> Granted:
        return await self._ask({"grant_type": "authorization_code", "code": code, "code_verifier": challenge.verifier})

    async def refresh(self, token: str) -> Granted:
        return await self._ask({"grant_type": "refresh_token", "refresh_token": token})

    async def _ask(self, asked: dict[str, str]) -> Granted:
        form = {"app_id": self._app_id, **asked}
        headers = {"secret_key": self._secret}
        reply = await exchange(self._http, "POST", f"{self._base}{ACCESS_PATH}", data=form, headers=headers)
        body = reply.body
        if body is None:
            raise foreign(reply)
        access, refresh = body.get("access_token"), body.get("refresh_token")
        if isinstance(access, str) and isinstance(refresh, str) and access and refresh:
            lives = (body.get("expires_in"), body.get("refresh_token_expires_in"))
            return Granted(
                access, refresh, _life(lives[0], PLATFORM.access_life), _life(lives[1], PLATFORM.refresh_life)
            )
        code = whole(body.get("error"))
        if not code:  # Zalo accepted it and the new token cannot be read: the old one is used up all the same
            raise InDoubtError("unreadable_answer")
        raise RefusedError(code, str(body.get("error_name") or body.get("message") or ""))


def _life(seconds: object, otherwise: timedelta) -> timedelta:
    """Read a life in seconds; Zalo writes it as a string."""
    found = whole(seconds)
    return timedelta(seconds=found) if found and 0 < found < 10**9 else otherwise
