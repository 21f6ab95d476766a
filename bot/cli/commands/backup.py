"""`python -m bot backup FILE`: database and media into one file, also while the program runs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.app import data_key
from bot.app.database_errors import database_in_words
from bot.backup.archive import backup as write
from bot.backup.archive import write_private
from bot.backup.leftovers import UNFINISHED
from bot.backup.nightly import seal_of
from bot.backup.unpacking import ArchiveError
from bot.cli.commands.database_place import place_of
from bot.cli.commands.speaking import refuse, say
from bot.errors import PlainError
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def backup(file: Path, *, stream: Annotated[bool, typer.Option("--stream")] = False) -> None:
    settings = Settings.read()
    database = None if stream else place_of(settings, "backup_elsewhere", file)
    with database_in_words():
        try:
            if database is None:
                _take_stream(settings, file)
                return
            kept = write(database, settings.media_dir, file, seal_of(settings))
        except ArchiveError as error:
            refuse(error.code, file=file, database=database)
        except OSError as error:
            refuse("cannot_write", file=error.filename or file, why=error.strerror)
    key_file = None if settings.data_key else data_key.key_file(settings)
    typer.echo(say("backup_written", kept=kept, file=file, key_file=key_file))


def _take_stream(settings: Settings, file: Path) -> None:
    """Seal what comes in, as it comes; the file appears whole or not at all."""
    seal = seal_of(settings)
    if seal is None:
        raise PlainError("passphrase_missing")
    if file.exists():
        raise ArchiveError("file_exists")
    part = file.with_name(file.name + UNFINISHED)
    try:
        with write_private(part, seal, "stream") as written:
            shutil.copyfileobj(sys.stdin.buffer, written)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
