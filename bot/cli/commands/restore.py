"""`python -m bot restore FILE`: what `backup` kept, into an empty database; `--after`: one that was brought back."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.app import data_key
from bot.app.database_errors import database_in_words
from bot.backup.archive import restore as bring_back
from bot.backup.restoring import SettingRight, set_right_in_place
from bot.backup.sealed_files import SealedFileError, SealedReader
from bot.backup.unpacking import ArchiveError
from bot.cli.commands.database_place import place_of
from bot.cli.commands.office import As, operator_in_words
from bot.cli.commands.speaking import refuse, say
from bot.cli.commands.typed_moment import past_moment_of
from bot.cli.operator import login
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.operator import Operator
from data.sealing import DataKeys

KEY_OF_THE_ARCHIVE = ("key_missing", "key_wrong")  # `migrate` would make a new key, which does not open the archive

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    file: Annotated[Path | None, typer.Argument()] = None,
    *,
    stream: Annotated[bool, typer.Option("--stream")] = False,
    after: Annotated[str | None, typer.Option("--after")] = None,
    as_: As = None,
) -> None:
    settings, operator = Settings.read(), Operator(login(), as_)
    if (file is None) == (after is None) or (stream and file is None):
        refuse("restore_what")
    if file is None:
        _set_right(settings, after or "", operator)
        return
    database = None if stream else place_of(settings, "restore_elsewhere", file)
    if not file.is_file():
        refuse("no_file", file=file)
    passphrase = settings.backup_passphrase.get_secret_value() if settings.backup_passphrase else None
    setting_right = SettingRight(settings, operator)
    with database_in_words(), operator_in_words():
        try:
            if database is None:
                _give_stream(file, passphrase)
                return
            fits = partial(_fits, settings)
            kept = bring_back(file, database, settings.media_dir, passphrase, fits, set_right=setting_right.run)
        except (ArchiveError, SealedFileError) as error:
            refuse(error.code, file=file, database=database)
        except data_key.KeyProblemError as error:
            if error.code not in KEY_OF_THE_ARCHIVE:
                raise
            refuse(f"archive_{error.code}", file=file, key_file=data_key.key_file(settings))
        except OSError as error:
            refuse("cannot_write", file=error.filename or database, why=error.strerror)
    newer, key_file = kept.revision not in schema.known(), setting_right.key_file
    typer.echo(say("restored", kept=kept, file=file, head=schema.head(), newer=newer, key_file=key_file))
    if setting_right.done is not None:
        typer.echo(say("set_right", done=setting_right.done, exact=kept.exact))


def _set_right(settings: Settings, after: str, operator: Operator) -> None:
    """Set a database right that was brought back in another way: by pg_restore, or with a whole machine."""
    with database_in_words(), operator_in_words():
        done = set_right_in_place(settings, past_moment_of(after), operator)
    typer.echo(say("set_right", done=done, exact=True))


def _fits(settings: Settings, copy: Path, carried: str) -> None:
    """Refuse an archive whose values this installation's key does not open; the archive may bring its own."""
    own = data_key.read(settings) or (DataKeys.read(carried) if carried else None)
    check = _check_of(copy)
    if check is not None:
        data_key.compare(own, check)


def _check_of(database: Path) -> data_key.Check | None:
    """Read what a database says of its key, by the driver alone: it may be of an older version."""
    with closing(sqlite3.connect(database)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'data_key'").fetchone():
            return None
        row = connection.execute("SELECT check_value, next_check FROM data_key").fetchone()
    return data_key.Check(*row) if row else None


def _give_stream(file: Path, passphrase: str | None) -> None:
    """Open a sealed stream and pass it on; one that was cut ends with an error after what could be opened."""
    if passphrase is None:
        raise PlainError("passphrase_missing")
    with file.open("rb") as raw:
        opened = SealedReader(raw, passphrase)
        shutil.copyfileobj(opened, sys.stdout.buffer)
        opened.finish()
    sys.stdout.buffer.flush()
