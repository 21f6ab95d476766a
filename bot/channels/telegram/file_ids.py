"""Sending a file with a push. It is uploaded once; after that Telegram is told its own number of the file."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Any

from aiohttp import ClientTimeout, FormData

from bot.channels.telegram.parts import keyboard
from domain.outbox.states import HELD
from domain.ports import Attached, MediaStore, Outcome, Parcel, Sent

UPLOAD_TIMEOUT = ClientTimeout(total=180.0)  # seconds: 20 MB over a slow line
NUMBER_REFUSED = "refused_400"
"""Telegram's answer to a file id that it no longer knows, among other causes: the file is uploaded again."""

Post = Callable[[str, dict[str, Any]], Awaitable[tuple[Outcome, bytes]]]


class Uploads:
    """Remembers Telegram's number of each file. `post` calls a method of the bot."""

    def __init__(self, post: Post, store: MediaStore | None) -> None:
        self._post = post
        self._store = store
        self._numbers: dict[str, str] = {}
        self._uploading: set[str] = set()

    async def send(self, parcel: Parcel, file: Attached) -> Outcome:
        if file.sha256 in self._numbers:
            outcome = await self._refer(parcel, file)
            if outcome.problem != NUMBER_REFUSED:
                return outcome
            self._numbers.pop(file.sha256, None)
        # waiting here would send all of them at once afterwards: each takes another slot instead
        if file.sha256 in self._uploading:
            return Outcome(Sent.LATER, problem=HELD)
        self._uploading.add(file.sha256)
        try:
            async with self._store.room(file.size) if self._store else nullcontext():
                return await self._upload(parcel, file)
        finally:
            self._uploading.discard(file.sha256)

    async def _refer(self, parcel: Parcel, file: Attached) -> Outcome:
        method, field = _method(file)
        body = {**_fields(parcel), field: self._numbers[file.sha256]}
        return (await self._post(method, {"json": body}))[0]

    async def _upload(self, parcel: Parcel, file: Attached) -> Outcome:
        try:
            content = await self._store.read(file.sha256) if self._store else None
        except OSError:
            content = None
        if content is None:
            return Outcome(Sent.FAILED, problem="file_not_there")
        method, field = _method(file)
        form = FormData()
        for name, value in _fields(parcel).items():
            form.add_field(name, json.dumps(value) if isinstance(value, dict) else str(value))
        form.add_field(field, content, filename=file.name, content_type=file.media_type)
        outcome, answer = await self._post(method, {"data": form, "timeout": UPLOAD_TIMEOUT})
        number = _number(json.loads(answer)["result"], field) if outcome.sent is Sent.SENT else None
        if number is not None:
            self._numbers[file.sha256] = number
        return outcome


def _method(file: Attached) -> tuple[str, str]:
    return ("sendPhoto", "photo") if file.media_type.startswith("image/") else ("sendDocument", "document")


def _fields(parcel: Parcel) -> dict[str, Any]:
    fields: dict[str, Any] = {"chat_id": int(parcel.address)}
    if parcel.text:
        fields |= {"caption": parcel.text, "parse_mode": "HTML"}
    if parcel.choices:
        fields["reply_markup"] = keyboard(parcel)
    return fields


def _number(message: dict[str, Any], field: str) -> str | None:
    """Read the file's number; of a photo that of its largest size."""
    sent = message.get(field)
    largest = sent[-1] if isinstance(sent, list) and sent else sent
    return str(largest["file_id"]) if isinstance(largest, dict) and "file_id" in largest else None
