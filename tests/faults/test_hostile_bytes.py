"""A fuzzer of the bytes of pictures, voice notes and papers: each is kept or refused in words, nothing else happens."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.files import pictures
from bot.files.intake import FileKind, Intake
from bot.files.media_store import FolderMediaStore
from domain.errors import Problem
from domain.ports import Media
from tests.support.amounts import amount, seeds
from tests.support.hostile_files import broken

MANY = amount(2_000, 20_000)  # of each seed; `make faults` takes ten seeds


class Forgetful(FolderMediaStore):
    """Keeps nothing, and looks at what it should keep."""

    async def keep(self, content: bytes, media_type: str) -> Media:
        if media_type == "image/jpeg":
            shown = Image.open(io.BytesIO(content))
            assert max(shown.size) <= pictures.LONG_SIDE
            assert "comment" not in shown.info
            assert not shown.getexif()
        return Media(hashlib.sha256(content).hexdigest(), media_type, len(content))


@pytest.mark.parametrize("seed", seeds(1, 10))
async def test_whatever_the_bytes_are_they_are_kept_or_refused(
    seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reached = kept = refused = 0
    real = pictures._small

    def counted(opened: Image.Image) -> Any:
        nonlocal reached
        reached += 1
        return real(opened)

    monkeypatch.setattr(pictures, "_small", counted)
    intake = Intake(Forgetful(Path()), 10_000_000)
    for number, content in enumerate(broken(seed, MANY)):
        try:
            kept += await intake.keep(content, tuple(FileKind)[number % len(FileKind)]) is not None
        except Problem:
            refused += 1
    with capsys.disabled():
        print(f" {MANY} files: {reached} reached the decoder, {kept} were kept, {refused} refused")  # noqa: T201 - its report
    assert reached > MANY / 4
    assert kept > MANY / 8
    assert refused > MANY / 8
