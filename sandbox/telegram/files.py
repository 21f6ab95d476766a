"""The files of the sandbox: what was sent, under which file_id, and where it can be downloaded."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from .errors import bad_request

Json = dict[str, Any]

DOWNLOAD_LIMIT = 20 * 1024 * 1024  # bytes: Bot API, getFile
# kind: folder of the download path, ending if the name has none, the word in "can't use file of type"
FOLDERS = {
    "photo": ("photos", ".jpg", "Photo"),
    "document": ("documents", "", "Document"),
    "voice": ("voice", ".oga", "VoiceNote"),
    "video": ("videos", ".mp4", "Video"),
    "sticker": ("stickers", ".webp", "Sticker"),
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One downloadable file. `wire` is the object that a message carries for it; for a photo, all its sizes."""

    file_id: str
    kind: str
    bot_id: int
    path: str
    content: bytes
    wire: Any

    @property
    def too_big(self) -> bool:
        return len(self.content) > DOWNLOAD_LIMIT


@dataclass(slots=True)
class FileStore:
    """Every file of this world. A file_id works for one bot only (Bot API, "Sending files")."""

    _files: dict[str, StoredFile] = field(default_factory=dict)
    _paths: dict[tuple[int, str], StoredFile] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def add(self, bot_id: int, kind: str, content: bytes, name: str = "", **fields: Any) -> Json:
        """Keep a file and return its object as in a message: the ids, the size and the given fields."""
        wire = {**self._ids(bot_id, kind, content), **fields, "file_size": len(content)}
        self._keep(StoredFile(wire["file_id"], kind, bot_id, self._path(kind, name), content, wire))
        return wire

    def add_photo(self, bot_id: int, sizes: list[tuple[bytes, int, int]]) -> list[Json]:
        """Keep a photo in its sizes (content, width, height), smallest first; any of its ids stands for all."""
        photo: list[Json] = []
        for content, width, height in sizes:
            ids = self._ids(bot_id, "photo", content)
            photo.append({**ids, "width": width, "height": height, "file_size": len(content)})
            self._keep(StoredFile(ids["file_id"], "photo", bot_id, self._path("photo"), content, photo))
        return photo

    def get(self, bot_id: int, file_id: str) -> StoredFile | None:
        stored = self._files.get(file_id)
        return stored if stored is not None and stored.bot_id == bot_id else None

    def reuse(self, bot_id: int, kind: str, file_id: str) -> Any:
        """The object of a file sent before, for a message of the given kind; refused like Telegram."""
        stored = self.get(bot_id, file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {FOLDERS[stored.kind][2]} as {FOLDERS[kind][2]}")
        return stored.wire

    def at(self, bot_id: int, path: str) -> StoredFile | None:
        return self._paths.get((bot_id, path))

    def _ids(self, bot_id: int, kind: str, content: bytes) -> Json:
        """A new file_id; a file_unique_id that the same content has for every bot."""
        unique = base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:9]).decode()
        number = next(self._numbers)
        secret = hashlib.sha256(f"{bot_id}:{kind}:{number}".encode()).digest()[:27]
        return {"file_id": "AgAC" + base64.urlsafe_b64encode(secret).decode(), "file_unique_id": "AQAD" + unique}

    def _path(self, kind: str, name: str = "") -> str:
        folder, ending, _ = FOLDERS[kind]
        return f"{folder}/file_{len(self._files)}{PurePosixPath(name).suffix or ending}"

    def _keep(self, stored: StoredFile) -> None:
        self._files[stored.file_id] = stored
        self._paths[stored.bot_id, stored.path] = stored


def media_type(name: str, default: str = "application/octet-stream") -> str:
    """The media type that a file's name promises."""
    return mimetypes.guess_type(name)[0] or default
