"""`python -m bot backup FILE`: database and media into one file, also while the program runs."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.archive import ArchiveError
from bot.archive import backup as write
from bot.commands.safe import place_of
from bot.commands.speaking import refuse, say
from bot.database_errors import database_in_words
from bot.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def backup(file: Path) -> None:
    settings = Settings.read()
    database = place_of(settings, "backup_elsewhere", file)
    with database_in_words():
        try:
            kept = write(database, settings.media_dir, file)
        except ArchiveError as error:
            refuse(error.code, file=file, database=database)
        except OSError as error:
            refuse("cannot_write", file=error.filename or file, why=error.strerror)
    typer.echo(say("backup_written", kept=kept, file=file))
