"""The updates that both sides get: people who answer a form tap by tap, or who write a word."""

from __future__ import annotations

from typing import Any

FIRST_PERSON = 1000


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Hạnh", "last_name": "Lê Thị", "language_code": "vi"}


def message(number: int, text: str, message_id: int = 1) -> dict[str, Any]:
    chat = {"id": number, "type": "private", "first_name": "Hạnh", "last_name": "Lê Thị"}
    return {"message_id": message_id, "date": 1_614_000_000, "chat": chat, "from": user(number), "text": text}


def written(update_id: int, number: int, text: str) -> dict[str, Any]:
    return {"update_id": update_id, "message": message(number, text)}


def tapped(update_id: int, number: int, data: str, rows: list[list[dict[str, str]]]) -> dict[str, Any]:
    """A tap, with the message and the keyboard that Telegram sends along."""
    shown = {**message(number, "Câu 1/2. Năm nay anh/chị đăng ký làm tốt việc gì?"), "reply_markup": {}}
    shown["reply_markup"] = {"inline_keyboard": rows}
    query = {"id": str(update_id), "from": user(number), "chat_instance": "1", "data": data, "message": shown}
    return {"update_id": update_id, "callback_query": query}
