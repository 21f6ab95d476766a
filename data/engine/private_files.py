"""Files and folders that nobody but their owner can read, whatever the umask of whoever starts the program says."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

OWNERS_FILE, OWNERS_FOLDER, OTHERS = 0o600, 0o700, 0o077


def private_folder(folder: Path) -> None:
    """Make a folder, and those above that are missing; what is there already stays as it is."""
    for parent in reversed([parent for parent in (folder, *folder.parents) if not parent.exists()]):
        parent.mkdir(mode=OWNERS_FOLDER, exist_ok=True)


def take_from_others(folder: Path) -> None:
    """Take a folder that is there from everybody but its owner; what lies in it is out of their reach by that."""
    with suppress(OSError):  # missing, or owned by another user: `doctor` reports it
        if folder.stat().st_mode & OTHERS:
            folder.chmod(OWNERS_FOLDER)


def new_private_file(file: Path) -> BinaryIO:
    """Open a file to be written anew."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNERS_FILE), "wb")


def keep_private(file: Path) -> None:
    """Make a database's file if it is missing, and take it from others; SQLite gives its log the same rights."""
    private_folder(file.parent)
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, OWNERS_FILE))
        if file.stat().st_mode & OTHERS:
            file.chmod(OWNERS_FILE)
    except OSError:  # another user's file, or one that cannot be opened: SQLite's error says which
        return
