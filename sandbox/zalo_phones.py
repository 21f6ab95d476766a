"""What the phones of a miniature Zalo show: written as the page knows messages, one's own among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

Json = dict[str, Any]
Listener = Callable[[Json], None]
UNKNOWN_SIZE = {"width": 4, "height": 3}


class ZaloPhones:
    """The chats of one bot or account, by person. Whoever listens is told of every message."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._chats: dict[str, list[Json]] = {}
        self._listeners: list[Listener] = []

    def chat(self, person: str) -> list[Json]:
        return list(self._chats.get(person, []))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` what happens from now on; returns how to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def put(self, person: str, content: Json, *, out: bool) -> None:
        """Show a message. `out`: the person's own."""
        chat = self._chats.setdefault(person, [])
        head = {"message_id": len(chat) + 1, "date": int(self._now().timestamp()), "out": out}
        chat.append({**head, **content})
        for listener in list(self._listeners):
            listener({"type": "message", "person": person, "message": chat[-1]})


def words(text: str, buttons: Sequence[tuple[str, str]] = ()) -> Json:
    """A text with buttons under it, one a line."""
    rows = [[{"text": title, "callback_data": payload}] for title, payload in buttons]
    return {"text": text, **({"reply_markup": {"inline_keyboard": rows}} if rows else {})}


def picture(file_id: str, caption: str = "", album: str = "") -> Json:
    photo = {"photo": [{"file_id": file_id, **UNKNOWN_SIZE}]}
    return {**photo, **({"caption": caption} if caption else {}), **({"media_group_id": album} if album else {})}


def voice(file_id: str) -> Json:
    return {"voice": {"file_id": file_id, "duration": 0}}


def document(file_id: str, name: str, size: int) -> Json:
    return {"document": {"file_id": file_id, "file_name": name, "file_size": size}}
