"""The faults that a visitor can switch on: each strikes every call until it is switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.telegram import Fault, Planned, TelegramWorld
from sandbox.telegram.faults import reset, retry_after, server_error


@dataclass(frozen=True, slots=True)
class Kind:
    """A fault as the drawer offers it. `method`: which calls it strikes, None for all."""

    code: str
    title: str
    text: str
    make: Callable[[], Fault]
    method: str | None = None


KINDS = (
    Kind(
        "cut",
        "Đứt mạng",
        "Mọi cuộc gọi tới Telegram đều bị ngắt. Tin của người dùng nằm chờ; nối lại thì được trả lời đủ.",
        reset,
    ),
    Kind(
        "too_many",
        "Quá nhiều tin (429)",
        "Telegram không nhận tin mới và bảo đợi 5 giây rồi gửi lại.",
        lambda: retry_after(5),
        "sendMessage",
    ),
    Kind(
        "server",
        "Máy chủ Telegram lỗi (500)",
        "Gửi tin bị trả về lỗi của máy chủ; tin không tới.",
        server_error,
        "sendMessage",
    ),
    Kind(
        "unsure",
        "Tin tới, mất câu trả lời",
        "Tin hiện trên điện thoại, nhưng chương trình không biết: nó ghi “chưa rõ (có thể đã tới)” và không gửi lại.",
        lambda: reset(accepted=True),
        "sendMessage",
    ),
)
BY_CODE = {kind.code: kind for kind in KINDS}


class Switches:
    """Which faults are on in the present world; a new world begins without any."""

    def __init__(self, world: Callable[[], TelegramWorld]) -> None:
        self._world = world
        self._on: dict[str, tuple[TelegramWorld, Planned]] = {}

    def is_on(self, code: str) -> bool:
        world, planned = self._on.get(code, (None, None))
        return world is self._world() and planned in self._world().faults.planned

    def switch(self, code: str, *, on: bool) -> None:
        """Turn one on or off. Raises KeyError for an unknown code."""
        kind, faults = BY_CODE[code], self._world().faults
        if on and not self.is_on(code):
            self._on[code] = (self._world(), faults.add(kind.make(), method=kind.method, times=None))
        elif not on and self.is_on(code):
            _, planned = self._on.pop(code)
            faults.planned.remove(planned)

    def as_json(self) -> list[dict[str, Any]]:
        return [
            {"code": kind.code, "title": kind.title, "text": kind.text, "on": self.is_on(kind.code)} for kind in KINDS
        ]
