from __future__ import annotations

from pathlib import Path

import pytest

from bot.files.media_store import FolderMediaStore
from domain.ports import PDF, Attached

PAPER = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
CHOICES = [[{"code": "acknowledge", "value": "3", "label": "Đã nhận"}]]


@pytest.fixture
async def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")


async def kept(store: FolderMediaStore, content: bytes = PAPER, media_type: str = PDF) -> Attached:
    media = await store.keep(content, media_type)
    return Attached(media.sha256, media_type, media.size, "06-HD-LDLD.pdf" if media_type == PDF else "anh.jpg")
