"""What the doctor sees on this machine: .env, folders, disk, campaign files."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

from bot.admin.finding import Finding, State, note, ok, wrong
from bot.settings.settings import Settings

MB = 1024 * 1024
DISK_FULL = 200 * MB  # SQLite's journal and one evening of photos no longer fit
DISK_LOW = 1024 * MB
OTHERS_READ = 0o077


def env_file(path: Path) -> Iterator[Finding]:
    """The file may be missing (a service can set its environment); a name that nothing reads is a slip of the pen."""
    if not path.is_file():
        yield note("env", "env_absent")
        return
    known = {name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in dotenv_values(path, interpolate=False) if name.upper() not in known)
    for name in unknown:
        meant = get_close_matches(name.upper(), known, n=1)
        yield note("env", "env_unknown", name=name, meant=meant[0] if meant else None)
    if path.stat().st_mode & OTHERS_READ:
        yield note("env", "env_readable")
    elif not unknown:
        yield ok("env", "env_fine")


def folders(settings: Settings) -> Iterator[Finding]:
    """Both folders are tried with a file that vanishes; a missing one is made at the first start."""
    for check, folder in _folders(settings).items():
        standing = _standing(folder)
        try:
            with tempfile.TemporaryFile(dir=standing):
                pass
        except OSError:
            yield wrong(check, "folder_closed", folder=folder)
            continue
        if check == "media" and standing == folder and folder.stat().st_mode & OTHERS_READ:
            yield note(check, "folder_of_others", folder=folder)
        else:
            yield ok(check, "folder_open" if standing == folder else "folder_to_make", folder=folder)


def database_file(settings: Settings) -> Iterator[Finding]:
    """Report a database file that this user may not read or write: its rights are wrong, and no backup is needed."""
    file = settings.database_file
    if file is None or not file.is_file():
        return
    facts = {"where": str(file), "reason": ""}
    if not os.access(file, os.R_OK):
        yield Finding("database", State.WRONG, "database_closed", facts, file="errors")
    elif not os.access(file, os.W_OK):
        yield Finding("database", State.WRONG, "database_read_only", facts, file="errors")


def disk(settings: Settings, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> Finding:
    """The fullest of the disks that the program writes to."""
    left = min(free(_standing(folder)) for folder in _folders(settings).values())
    megabytes = left // MB
    if left < DISK_FULL:
        return wrong("disk", "disk_full", megabytes=megabytes)
    if left < DISK_LOW:
        return note("disk", "disk_low", megabytes=megabytes)
    return ok("disk", "disk_fine", megabytes=megabytes)


def campaigns(settings: Settings, folder: Path) -> Finding:
    """Only whether the files are there; `unusable` reads what stands in them."""
    own = settings.campaign_dir
    if own is not None and not own.is_dir():
        return Finding("campaigns", State.WRONG, "campaign_dir_absent", {"folder": own}, file="errors")
    there = {path.stem for place in (folder, own) if place for path in place.glob("*.yaml")}
    if not there:
        return wrong("campaigns", "campaigns_absent")
    absent = sorted(set(settings.campaign) - there)
    if absent:
        return wrong("campaigns", "campaigns_unknown", absent=absent, there=sorted(there))
    return ok("campaigns", "campaigns_fine", count=len(settings.campaign or there))


def metrics(settings: Settings) -> Iterator[Finding]:
    """Tell when anybody may read the numbers of the program: they name nobody, and still tell how many there are."""
    if settings.metrics == "on" and settings.metrics_token is None:
        yield note("metrics", "metrics_open")


def _folders(settings: Settings) -> dict[str, Path]:
    """The folders that the program writes to, by the name of their check."""
    file = settings.database_file
    found = {"database": file.parent.absolute()} if file else {}
    return found | {"media": settings.media_dir.absolute()}


def _standing(path: Path) -> Path:
    """The nearest folder above that exists."""
    return next(place for place in (path, *path.parents) if place.exists())
