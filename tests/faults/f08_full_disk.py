"""F8: the folder of photos takes none: the sender is told, nothing is lost, and the next try is kept whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.files.media_store import FolderMediaStore
from data.engine.journal import NAME
from tests.support.amounts import LONG
from tests.support.breaks import fill
from tests.support.full_disk import tells_of_a_good_deed
from tests.support.launcher import Street
from tests.support.users import picture


class Disk(NamedTuple):
    """What can break a folder and mend it."""

    folder: Path
    breaks: Callable[[], object]
    mends: Callable[[], object]


@pytest.fixture(params=["in the way", *(["full"] if LONG else [])])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Disk:
    """A file stands where the folder should be; or the disk is really full (`make faults`)."""
    if request.param == "in the way":
        folder, aside = tmp_path / "media", tmp_path / "aside"

        def breaks() -> None:
            folder.rename(aside)
            folder.touch()

        def mends() -> None:
            folder.unlink()
            aside.rename(folder)

        return Disk(folder, breaks, mends)
    small = request.getfixturevalue("small_disk")
    return Disk(small / "media", lambda: fill(small), (small / "filler").unlink)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != NAME]


async def test_a_photo_that_cannot_be_kept_is_told_and_can_be_sent_again(
    street: Street, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    street.media = disk.folder
    async with street.running():
        hanh = await tells_of_a_good_deed(street)
        disk.breaks()
        await hanh.sends_photos(picture("red", (800, 600)))
        hanh.sees("Máy chủ chưa ghi được ảnh", "các phần đã nhập vẫn còn")
        assert caplog.text.count("the folder of files takes none") == 1
        assert await street.count("SELECT count(*) FROM photo") == 0
        disk.mends()
        await hanh.sends_photos(picture("red", (800, 600)))
        hanh.sees("Khi nào?")
    assert [(path.stem,) for path in files(disk.folder)] == await street.rows("SELECT sha256 FROM photo")
    assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL OR problem IS NOT NULL") == 0


async def test_half_a_file_does_not_stay_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    store = FolderMediaStore(tmp_path)
    monkeypatch.setattr("bot.files.media_store.os.fsync", full)
    with pytest.raises(OSError, match=os.strerror(ENOSPC)):
        await store.keep(b"photo", "image/jpeg")
    assert files(tmp_path) == []
