"""What a kill leaves of a backup or a restore: folders and files with a copy of people's data that nobody asks for.

Whoever leaves or is erased afterwards would stay in such a copy for ever.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

STAGED = ".restoring-"  # prefix of the folder into which an archive is unpacked, beside the photos
COPIED = ".backing-up-"  # prefix of the folder with the copy of a database, beside the archive
UNFINISHED = ".part"
ABANDONED = 24 * 3600.0
"""Seconds after which nobody writes it any more, by the machine's clock: files know no other."""


def drop_staged(media: Path) -> None:
    """Drop what restores before this one left, whose commands have ended."""
    for left in media.absolute().parent.glob(f"{STAGED}*"):
        shutil.rmtree(left, ignore_errors=True)


def drop_abandoned(folder: Path, *patterns: str) -> None:
    """Drop what fits a pattern and has been left alone for a day."""
    before = time.time() - ABANDONED
    for left in (left for pattern in patterns for left in folder.glob(pattern)):
        if left.stat().st_mtime >= before:
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
