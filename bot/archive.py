"""One file with everything that must be kept: the SQLite database and the folder of photos and voice notes, as a tar.

The database is copied by SQLite's own online backup, so the program may run meanwhile. It is copied first: a file
is written before the row that names it, so whatever the copy names is still to come in the archive.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bot.database_errors import code_of

DATABASE = "database.sqlite3"
MEDIA = "media"
UNFINISHED = ".part"
OWNER_ONLY = 0o600
PATIENCE = 5.0  # seconds that another program may hold the database
BROKEN = frozenset({None, "database_strange", "database_broken"})
HASHED = re.compile(r"[0-9a-f]{64}")


class ArchiveError(Exception):
    """`code` names what cannot be done; nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Kept:
    """What an archive holds: the revision of its tables, how many files, and its size in bytes."""

    revision: str
    files: int
    size: int


def backup(database: Path, media: Path, target: Path) -> Kept:
    """Write an archive that its owner alone can read; it appears whole or not at all. Raises `ArchiveError`."""
    if target.exists():
        raise ArchiveError("file_exists")
    if not database.is_file():
        raise ArchiveError("no_database")
    part = target.with_name(target.name + UNFINISHED)
    try:
        with TemporaryDirectory(dir=target.absolute().parent) as folder:
            copy = Path(folder) / DATABASE
            revision = _copy(database, copy)
            files = _write(part, copy, media)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Kept(revision, files, target.stat().st_size)


def _copy(database: Path, copy: Path) -> str:
    """Copy a database that may be in use, and check the copy; returns its revision."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    try:
        opened = sqlite3.connect(address, uri=True, timeout=PATIENCE)
        with closing(opened) as source, closing(sqlite3.connect(copy)) as target:
            source.execute(
                "SELECT count(*) FROM sqlite_master"
            )  # one that is held is told: `backup` would wait for ever
            source.backup(target)
    except sqlite3.DatabaseError as error:
        if code_of(error) not in BROKEN:
            raise  # of rights, of room, of another program: the file is as good as it was
        raise ArchiveError("database_broken") from error
    return _check(copy)


def _check(copy: Path) -> str:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise ArchiveError("database_broken") from error
    if not sound or revision is None:
        raise ArchiveError("database_broken")
    return str(revision[0])


def _write(part: Path, copy: Path, media: Path) -> int:
    files = 0
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w") as archive:
            archive.add(copy, DATABASE)
            for file in _files(media):
                try:
                    archive.add(file, f"{MEDIA}/{file.relative_to(media).as_posix()}")
                except FileNotFoundError:  # its owner had it erased meanwhile
                    continue
                files += 1
        raw.flush()
        os.fsync(raw.fileno())
    return files


def _files(media: Path) -> Iterator[Path]:
    for file in sorted(media.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.suffix != UNFINISHED:
            yield file


def restore(source: Path, database: Path, media: Path) -> Kept:
    """Bring an archive back. The whole archive is read and checked before anything is changed.

    Raises `ArchiveError`: for a database that holds anything, for a file that is no archive or is damaged.
    """
    if not is_empty(database):
        raise ArchiveError("not_empty")
    database.parent.mkdir(parents=True, exist_ok=True)
    media.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=media.absolute().parent) as folder:
        staged = Path(folder)
        _unpack(source, staged)
        revision = _check(staged / DATABASE)
        files = list(_files(staged / MEDIA))
        for file in files:
            place = media / file.relative_to(staged / MEDIA)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, place)
        with closing(sqlite3.connect(staged / DATABASE)) as kept, closing(sqlite3.connect(database)) as target:
            kept.backup(target)  # through SQLite, so that a journal of the empty database cannot spoil it
    return Kept(revision, len(files), source.stat().st_size)


def is_empty(database: Path) -> bool:
    """Whether nothing stands in the database: no file, or tables without a row."""
    if not database.is_file() or not database.stat().st_size:
        return True
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            ours = [name for (name,) in listed if name != "alembic_version" and not name.startswith("sqlite_")]
            return not any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in ours)  # noqa: S608 - names of its own tables
    except sqlite3.DatabaseError:  # whatever it is, it is not ours to overwrite
        return False


def _unpack(source: Path, folder: Path) -> None:
    """Write the files of the archive under `folder`, and nothing outside of it."""
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                _take(archive, member, folder)
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError("archive_broken") from error
    if not (folder / DATABASE).is_file():
        raise ArchiveError("archive_broken")


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    path = PurePosixPath(member.name)
    ours = member.name == DATABASE or (path.parts[:1] == (MEDIA,) and ".." not in path.parts)
    content = archive.extractfile(member) if member.isreg() and ours else None
    if content is None:
        raise ArchiveError("archive_broken")
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as written:
        shutil.copyfileobj(content, written)
    if HASHED.fullmatch(path.stem) and _hash(place) != path.stem:  # a file of the store is named by its bytes
        raise ArchiveError("archive_broken")


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
