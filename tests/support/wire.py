from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx2


@dataclass
class Wire:
    """A platform that answers from a list and keeps what it was asked."""

    answers: list[httpx2.Response | Exception] = field(default_factory=list)
    asked: list[httpx2.Request] = field(default_factory=list)

    def says(self, body: Any, status: int = 200) -> None:
        self.answers.append(httpx2.Response(status, json=body))

    def shows(self, page: str, status: int) -> None:
        self.answers.append(httpx2.Response(status, text=page, headers={"content-type": "text/html"}))

    def breaks(self, problem: Exception) -> None:
        self.answers.append(problem)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(request.content) for request in self.asked]


class StoreClosedError(Exception):
    pass


class Inbox:
    """Takes events as the lanes do: once for each key."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}
        self.problem: Exception | None = None

    async def take(self, events: list[tuple[str, Any]]) -> None:
        if self.problem is not None:
            raise self.problem
        for key, event in events:
            self.events.setdefault(key, event)
