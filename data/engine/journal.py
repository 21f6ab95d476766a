"""The journal: what was taken away from people, or given back, kept outside of the database.

A backup that is brought back is older than what people asked for since. So whoever is erased, blocked or cut off stands
in a file of the media folder too, which all machines share: one line for each act, never changed, without a name. A
line goes down to the disk right before the commit that it belongs to (data/engine/unit_of_work.py): a kill in between
leaves a line
too many, which is harmless, and never one too few. The file is written here and not in bot/ because it is half of that
commit.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

NAME = "journal.jsonl"
BEGUN = "begun"
OWNER_ONLY = 0o600
TAIL = 65_536  # bytes from the end in which the last whole line is looked for


@dataclass(frozen=True)
class Entry:
    """One act. `apps`: digests of the person's apps under the key named `digested_by`; empty without a key.

    `facts` are what the act needs to be done again: keys, codes, moments.
    """

    kind: str
    at: datetime
    person: int | None = None
    # when the person's row was made; after a restore the same key may belong to somebody else
    since: datetime | None = None
    apps: tuple[str, ...] = ()
    digested_by: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """An entry as it stands in the file. `first`: the number of the first line of the same commit."""

    number: int
    first: int
    entry: Entry


class Journal:
    """The file of one media folder. Several processes and machines append to it, one at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def begin(self, after: int, at: datetime) -> None:
        """Make the file if there is none: from this moment on it knows everything. Raises `OSError`."""
        if not self.path.exists():
            self.append([], after, at)

    def begin_again(self, at: datetime) -> None:
        """Note that lines may be missing before this moment. Raises `OSError`."""
        self.append([Entry(BEGUN, at)], 0, at)

    def append(self, entries: Sequence[Entry], after: int, at: datetime) -> int:
        """Write entries with numbers that nobody has, beyond `after`, down to the disk; returns the last number.

        A file that cannot take all of them keeps none. Raises `OSError`.
        """
        with self._locked() as file:
            size = os.fstat(file).st_size
            last = max(_last_number(file, size), after)
            new = [Entry(BEGUN, at), *entries] if size == 0 else list(entries)
            written = b"".join(_line(last + 1 + at_, last + 1, entry) for at_, entry in enumerate(new))
            if size and os.pread(file, 1, size - 1) != b"\n":  # a kill tore the last line
                written = b"\n" + written
            try:
                _write(file, written)
            except OSError:
                os.ftruncate(file, size)
                raise
            return last + len(new)

    @contextmanager
    def _locked(self) -> Iterator[int]:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = not self.path.exists()
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
            if fresh:
                _sync_folder(self.path.parent)
        finally:
            os.close(file)  # lets go of the lock

    def lines(self) -> list[Line]:
        """Read every whole line in the order of their numbers; none where there is no file."""
        return read(self.path)


def read(path: Path) -> list[Line]:
    """Read a journal; a line that was torn by a kill belongs to no commit and is passed over."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = [line for raw_line in raw.splitlines() if (line := _read(raw_line)) is not None]
    return sorted(found, key=lambda line: line.number)


def last_number(lines: Sequence[Line]) -> int:
    return lines[-1].number if lines else 0


def begun_at(lines: Sequence[Line]) -> datetime | None:
    """Return the moment from which on the journal knows everything: it began again where an older one was put back."""
    begun = [line.entry.at for line in lines if line.entry.kind == BEGUN]
    return max([*begun, lines[0].entry.at]) if lines else None


def _line(number: int, first: int, entry: Entry) -> bytes:
    fields: dict[str, Any] = {"number": number, "first": first, "at": entry.at.isoformat(), "kind": entry.kind}
    if entry.person is not None:
        fields |= {"person": entry.person, "since": entry.since.isoformat() if entry.since else None}
    if entry.apps:
        fields |= {"apps": list(entry.apps), "by": entry.digested_by}
    if entry.facts:
        fields["facts"] = dict(entry.facts)
    return f"{json.dumps(fields, separators=(',', ':'))}\n".encode()


def _read(raw: bytes) -> Line | None:
    try:
        fields = json.loads(raw)
        since = fields.get("since")
        entry = Entry(
            kind=fields["kind"],
            at=datetime.fromisoformat(fields["at"]),
            person=fields.get("person"),
            since=datetime.fromisoformat(since) if since else None,
            apps=tuple(fields.get("apps", ())),
            digested_by=fields.get("by", ""),
            facts=fields.get("facts", {}),
        )
        return Line(fields["number"], fields["first"], entry)
    except (ValueError, KeyError, AttributeError, TypeError):
        return None


def _last_number(file: int, size: int) -> int:
    """Read the number of the last whole line, from the end: the file grows for years."""
    start = max(0, size - TAIL)
    tail = os.pread(file, size - start, start)
    numbers = [line.number for raw_line in tail.splitlines() if (line := _read(raw_line)) is not None]
    return max(numbers, default=0)


def _write(file: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(file, left) :]
    os.fsync(file)


def _sync_folder(folder: Path) -> None:
    """Let the file's name be on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
