"""The tokens of the sandbox's account: an access token for a day, refresh tokens that work once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from .people import Habits, Json, Refusal


@dataclass
class Keys:
    now: Callable[[], datetime]
    habits: Habits
    app_id: str
    app_secret: str
    codes: set[str] = field(default_factory=set)  # of consents; each works once
    _access: dict[str, datetime] = field(default_factory=dict)
    _refresh: dict[str, datetime] = field(default_factory=dict)
    _count: int = 0

    def consent(self) -> str:
        """The account's administrator says yes; the code that comes back. Older grants end."""
        self._count += 1
        self._access.clear()
        self._refresh.clear()
        code = f"code-{self._count}"
        self.codes.add(code)
        return code

    def check(self, access: str) -> None:
        """Raises Refusal -216 for an unknown token, -220 for an old one."""
        if access not in self._access:
            raise Refusal(-216, "Access token is invalid")
        if self._access[access] <= self.now():
            raise Refusal(-220, "Access token has expired")

    def grant(self, form: Json, secret: str) -> Json:
        """Exchange a code or a refresh token. Raises Refusal."""
        if form.get("app_id") != self.app_id or secret != self.app_secret:
            raise Refusal(-14004, "Invalid app id or secret key")
        if form.get("grant_type") == "authorization_code":
            if str(form.get("code")) not in self.codes or not form.get("code_verifier"):
                raise Refusal(-14012, "Invalid authorization code")
            self.codes.discard(str(form["code"]))
            return self._new()
        if self._refresh.pop(str(form.get("refresh_token")), self.now()) <= self.now():
            raise Refusal(self.habits.reused_code, "Invalid refresh token")
        return self._new()

    def _new(self) -> Json:
        self._count += 1
        access, refresh = f"access-{self._count}", f"refresh-{self._count}"
        self._access[access] = self.now() + self.habits.access_life
        self._refresh[refresh] = self.now() + self.habits.refresh_life
        life = str(int(self.habits.access_life.total_seconds()))
        return {"access_token": access, "refresh_token": refresh, "expires_in": life}
