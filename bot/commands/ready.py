"""`python -m bot ready`: is the program on this machine at work? For a watcher: 0 is yes, 1 is no."""

from __future__ import annotations

import typer
from rich.console import Console

from bot.admin.finding import State
from bot.admin.service import service
from bot.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def ready() -> None:
    found = service(Settings.read(), refusals=False)
    Console(highlight=False, markup=False).print(found.text)
    if found.state is not State.OK:
        raise typer.Exit(1)
