"""One file with everything that must be kept: the SQLite database and the folder of photos and voice notes, as a tar.

With a passphrase the tar is sealed (bot/backup/sealed_files.py), and the data key goes along inside it, never in clear.

The database is copied by SQLite's own online backup, so the program may run meanwhile. It is copied first: a file
is written before the row that names it, so whatever the copy names is still to come in the archive.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app.clock import RealClock
from bot.app.database_errors import code_of
from bot.backup.leftovers import COPIED, UNFINISHED, drop_abandoned, drop_staged, staging
from bot.backup.sealed_files import Preface, SealedWriter
from bot.backup.unpacking import ABOUT, DATABASE, MEDIA, ArchiveError, made_at, unpack
from data.engine.private_files import OWNERS_FILE, keep_private, new_private_file, private_folder

PATIENCE = 5.0  # seconds that another program may hold the database
BROKEN = frozenset({None, "database_strange", "database_broken"})
OF_THE_PROGRAM = frozenset(
    {"alembic_version", "data_key", "journal_mark"}
)  # tables that an empty database has a row in


@dataclass(frozen=True)
class Kept:
    """What an archive holds: the revision of its tables, how many files, its size in bytes, when it was made.

    `exact` False: an older archive that does not name its moment; it is the one at which its database was written.
    """

    revision: str
    files: int
    size: int
    made_at: datetime
    exact: bool = True
    sealed: bool = False
    data_key: str = field(default="", repr=False)  # what a sealed archive carries


@dataclass(frozen=True)
class Staged:
    """An archive that is unpacked and checked, before anything of it is put in its place."""

    database: Path
    media: Path
    revision: str
    made_at: datetime
    data_key: str = field(repr=False)


@dataclass(frozen=True)
class Seal:
    """What an archive is sealed with, and the data key that goes along."""

    passphrase: str = field(repr=False)
    data_key: str = field(default="", repr=False)


def backup(database: Path, media: Path, target: Path, seal: Seal | None = None) -> Kept:
    """Write an archive that its owner alone can read; it appears whole or not at all. Raises `ArchiveError`."""
    if target.exists():
        raise ArchiveError("file_exists")
    if not database.is_file():
        raise ArchiveError("no_database")
    moment, part, place = RealClock().now(), target.with_name(target.name + UNFINISHED), target.absolute().parent
    drop_abandoned(place, f"{COPIED}*")
    try:
        with TemporaryDirectory(prefix=COPIED, dir=place) as folder:
            copy = Path(folder) / DATABASE
            revision = _copy(database, copy)
            files = _write(part, copy, media, seal, moment)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Kept(revision, files, target.stat().st_size, moment, sealed=seal is not None)


def _copy(database: Path, copy: Path) -> str:
    """Copy a database that may be in use, and check the copy; returns its revision."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    try:
        opened = sqlite3.connect(address, uri=True, timeout=PATIENCE)
        with closing(opened) as source, closing(sqlite3.connect(copy)) as target:
            source.execute(
                "SELECT count(*) FROM sqlite_master"
            )  # a held database is reported, because `backup` would wait for ever
            source.backup(target)
    except sqlite3.DatabaseError as error:
        if code_of(error) not in BROKEN:
            raise  # a matter of rights, of disk space or of another program; the file itself is sound
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


@contextmanager
def write_private(part: Path, seal: Seal | None, kind: str) -> Iterator[Any]:
    """Open a new file that its owner alone can read, and seal what is written if there is a seal."""
    with new_private_file(part) as raw:
        if seal is None:
            yield raw
        else:
            sealed = SealedWriter(raw, seal.passphrase, Preface(kind, seal.data_key))
            yield sealed
            sealed.close()
        raw.flush()
        os.fsync(raw.fileno())


def _write(part: Path, copy: Path, media: Path, seal: Seal | None, moment: datetime) -> int:
    files, about = 0, json.dumps({"made_at": moment.isoformat()}).encode()
    named = tarfile.TarInfo(ABOUT)
    named.size, named.mode, named.mtime = len(about), OWNERS_FILE, moment.timestamp()
    with write_private(part, seal, MEDIA) as written, tarfile.open(fileobj=written, mode="w|") as archive:
        archive.addfile(named, io.BytesIO(about))
        archive.add(copy, DATABASE)
        for file in _files(media):
            try:
                archive.add(file, f"{MEDIA}/{file.relative_to(media).as_posix()}")
            except FileNotFoundError:  # its owner had it erased meanwhile
                continue
            files += 1
    return files


def _files(media: Path) -> Iterator[Path]:
    for file in sorted(media.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.suffix != UNFINISHED:
            yield file


def restore(
    source: Path,
    database: Path,
    media: Path,
    passphrase: str | None = None,
    look: Callable[[Path, str], None] = lambda _, __: None,
    *,
    set_right: Callable[[Staged], None] = lambda _: None,
) -> Kept:
    """Bring an archive back. The whole archive is read and checked before anything is changed.

    `look` is given the unpacked database and the data key that came along, then `set_right` may change what is
    unpacked; what they raise ends it there. A kill leaves the database empty, and it can be done again. Raises
    `ArchiveError`: for a database that holds anything, for a file that is no archive, is damaged or cannot be opened.
    """
    drop_staged(media)  # also where the database is full: the kill may have come right after it was put in its place
    if not is_empty(database):
        raise ArchiveError("not_empty")
    private_folder(database.absolute().parent)
    private_folder(media)
    with staging(media) as staged:
        data_key = unpack(source, staged, passphrase)
        moment, exact = made_at(staged)
        revision = _check(staged / DATABASE)
        look(staged / DATABASE, data_key)
        set_right(Staged(staged / DATABASE, staged / MEDIA, revision, moment, data_key))
        files = list(_files(staged / MEDIA))
        for file in files:
            place = media / file.relative_to(staged / MEDIA)
            private_folder(place.parent)
            shutil.move(file, place)
        keep_private(database)
        with closing(sqlite3.connect(staged / DATABASE)) as kept, closing(sqlite3.connect(database)) as target:
            kept.backup(target)  # through SQLite, so that a journal of the empty database cannot spoil it
    size = source.stat().st_size
    return Kept(revision, len(files), size, moment, exact, sealed=bool(data_key), data_key=data_key)


def is_empty(database: Path) -> bool:
    """Whether nothing stands in the database: no file, or tables without a row."""
    if not database.is_file() or not database.stat().st_size:
        return True
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            ours = [name for (name,) in listed if name not in OF_THE_PROGRAM and not name.startswith("sqlite_")]
            return not any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in ours)  # noqa: S608 - names of its own tables
    except sqlite3.DatabaseError:  # an unknown file is never overwritten
        return False
