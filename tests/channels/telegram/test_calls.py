"""Calls whose body is written by hand end as aiogram's own do, whatever Telegram answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod

from bot.channels.telegram.calls import MESSAGE, call
from bot.channels.telegram.session import OutsideWorkSession, open_bot

SENT = {"message_id": 7, "date": 1_614_000_000, "chat": {"id": 5, "type": "private"}, "text": "Chào chị"}


def said(result: Any) -> str:
    return json.dumps({"ok": True, "result": result})


def refusal(code: int, description: str, **parameters: Any) -> tuple[int, str]:
    return code, json.dumps({"ok": False, "error_code": code, "description": description, "parameters": parameters})


def answering(monkeypatch: pytest.MonkeyPatch, status: int, content: str) -> list[tuple[str, Any]]:
    """Let Telegram answer so; returns what it was asked."""
    asked: list[tuple[str, Any]] = []

    async def post(_self: OutsideWorkSession, _bot: Any, name: str, body: bytes) -> tuple[int, str]:
        asked.append((name, json.loads(body)))
        return status, content

    monkeypatch.setattr(OutsideWorkSession, "post", post)
    return asked


async def test_the_body_is_sent_as_it_is_and_the_result_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, 200, said(SENT))
    bot = open_bot("42:a", "http://127.0.0.1")
    body = {"chat_id": 5, "text": "Chào <b>chị</b>", **MESSAGE}
    assert await call(bot, SendMessage, body) == SENT
    assert asked == [("sendMessage", body)]


def test_each_message_says_of_itself_what_aiograms_own_calls_say() -> None:
    bot = open_bot("42:a", "http://127.0.0.1")
    own = SendMessage(chat_id=5, text="Chào chị").model_dump(include=set(MESSAGE), warnings=False)
    assert json.loads(bot.session.prepare_value(own, bot=bot, files={})) == MESSAGE


@pytest.mark.parametrize(
    ("status", "content", "error"),
    [
        (*refusal(400, "Bad Request: message is not modified"), TelegramBadRequest),
        (*refusal(403, "Forbidden: bot was blocked by the user"), TelegramForbiddenError),
        (*refusal(429, "Too Many Requests: retry after 3", retry_after=3), TelegramRetryAfter),
        (*refusal(502, "Bad Gateway"), TelegramServerError),
        (502, "<html>Bad Gateway</html>", TelegramNetworkError),
        (200, "<html>Xin mời đăng nhập</html>", TelegramNetworkError),
        (200, "", TelegramNetworkError),
        (200, '{"ok": true, "result": {"message_id": 7', TelegramNetworkError),
        (200, "[" * 100_000, TelegramNetworkError),
        (200, '{"result": {"message_id": 7}}', TelegramNetworkError),
        (200, said(None), TelegramNetworkError),
    ],
)
@pytest.mark.parametrize("method", [SendMessage, EditMessageText])
async def test_what_is_not_what_was_asked_for_is_raised_as_aiogram_does(
    monkeypatch: pytest.MonkeyPatch,
    method: type[TelegramMethod[Any]],
    status: int,
    content: str,
    error: type[Exception],
) -> None:
    answering(monkeypatch, status, content)
    with pytest.raises(error) as told:
        await call(open_bot("42:a", "http://127.0.0.1"), method, {"chat_id": 5, "text": "Chào chị"})
    assert type(told.value) is error
    assert "42:a" not in str(told.value)


async def test_a_mere_yes_is_no_message_that_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would know where the screen stands; where none is sent it is the answer."""
    answering(monkeypatch, 200, said(True))
    bot = open_bot("42:a", "http://127.0.0.1")
    assert await call(bot, AnswerCallbackQuery, {"callback_query_id": "1"}) is True
    assert await call(bot, EditMessageText, {"chat_id": 5, "message_id": 7, "text": "Chào chị"}) is True
    with pytest.raises(TelegramNetworkError):
        await call(bot, SendMessage, {"chat_id": 5, "text": "Chào chị"})
