"""`python -m bot restore FILE`: what `backup` kept, into an empty database."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.archive import ArchiveError
from bot.archive import restore as bring_back
from bot.commands.safe import place_of
from bot.commands.speaking import refuse, say
from bot.database_errors import database_in_words
from bot.settings import Settings
from data import schema

app = typer.Typer(add_completion=False)


@app.command()
def restore(file: Path) -> None:
    settings = Settings.read()
    database = place_of(settings, "restore_elsewhere", file)
    if not file.is_file():
        refuse("no_file", file=file)
    with database_in_words():
        try:
            kept = bring_back(file, database, settings.media_dir)
        except ArchiveError as error:
            refuse(error.code, file=file, database=database)
        except OSError as error:
            refuse("cannot_write", file=error.filename or database, why=error.strerror)
    typer.echo(say("restored", kept=kept, file=file, head=schema.head(), newer=kept.revision not in schema.known()))
