"""What a kill leaves of a backup or a restore: folders and files with a copy of people's data that nobody asks for.

Whoever leaves or is erased afterwards would stay in such a copy for ever.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from data.engine.processes import has_ended, name_this_process

STAGED = ".restoring-"  # prefix of the folder into which an archive is unpacked, beside the photos
COPIED = ".backing-up-"  # prefix of the folder with the copy of a database, beside the archive
UNFINISHED = ".part"
ABANDONED = 24 * 3600.0
"""Seconds after which nobody writes it any more, by the machine's clock: files know no other."""


OWNER = "owner"  # file in a folder of STAGED: who unpacks there


@contextmanager
def staging(media: Path) -> Iterator[Path]:
    """Make a folder beside the photos into which an archive is unpacked."""
    with TemporaryDirectory(prefix=STAGED, dir=media.absolute().parent) as folder:
        (Path(folder) / OWNER).write_text(name_this_process(), "utf-8")
        yield Path(folder)


def drop_staged(media: Path) -> None:
    """Drop what restores left that have ended; one that goes on, also another installation's, keeps its own."""
    for left in media.absolute().parent.glob(f"{STAGED}*"):
        owner = ""
        with suppress(OSError):
            owner = (left / OWNER).read_text("utf-8")
        if not owner or has_ended(owner):
            shutil.rmtree(left, ignore_errors=True)


def drop_abandoned(folder: Path, *patterns: str) -> None:
    """Drop what fits a pattern and has been left alone for a day."""
    before = time.time() - ABANDONED
    for left in (left for pattern in patterns for left in folder.glob(pattern)):
        with suppress(FileNotFoundError):  # another process drops it too
            if left.stat().st_mtime < before:
                _drop(left)


def _drop(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink()
