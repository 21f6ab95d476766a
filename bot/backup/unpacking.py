"""What an archive holds, read and checked into a folder of its own before anything is put in its place."""

from __future__ import annotations

import json
import os
import re
import shutil
import tarfile
from datetime import datetime
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from bot.backup.sealed_files import SealedFileError, SealedReader, is_sealed
from data.engine.private_files import new_private_file
from data.types import HANOI

DATABASE, MEDIA, ABOUT = "database.sqlite3", "media", "archive.json"
HASHED = re.compile(r"[0-9a-f]{64}")


class ArchiveError(Exception):
    """`code` names what cannot be done; nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def unpack(source: Path, folder: Path, passphrase: str | None) -> str:
    """Write the files of the archive under `folder`, and nothing outside of it; returns the key that came along."""
    data_key = ""
    try:
        with source.open("rb") as raw:
            if is_sealed(source):
                if passphrase is None:
                    raise ArchiveError("passphrase_needed")
                sealed = SealedReader(raw, passphrase)
                data_key = sealed.preface.data_key
                _take_all(sealed, folder)
                sealed.finish()
            else:
                _take_all(raw, folder)
    except SealedFileError as error:
        raise ArchiveError(error.code) from error
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError("archive_broken") from error
    if not (folder / DATABASE).is_file():
        raise ArchiveError("archive_broken")
    return data_key


def _take_all(readable: Any, folder: Path) -> None:
    with tarfile.open(fileobj=readable, mode="r|") as archive:
        for member in archive:
            _take(archive, member, folder)


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    path = PurePosixPath(member.name)
    ours = member.name in {ABOUT, DATABASE} or (path.parts[:1] == (MEDIA,) and ".." not in path.parts)
    content = archive.extractfile(member) if member.isreg() and ours else None
    if content is None:
        raise ArchiveError("archive_broken")
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    with new_private_file(place) as written:
        shutil.copyfileobj(content, written)
    os.utime(place, (member.mtime, member.mtime))
    if HASHED.fullmatch(path.stem) and _hash(place) != path.stem:  # a file of the store is named by its bytes
        raise ArchiveError("archive_broken")


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def made_at(staged: Path) -> tuple[datetime, bool]:
    """Read when an archive was made; of an older one, when its copy of the database was."""
    about = staged / ABOUT
    if not about.is_file():
        return datetime.fromtimestamp((staged / DATABASE).stat().st_mtime, HANOI), False
    try:
        return datetime.fromisoformat(json.loads(about.read_bytes())["made_at"]), True
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError("archive_broken") from error
