"""`python -m bot ready`: is the program on this machine at work? For a watcher: 0 is yes, 1 is no.

`--web` asks for less: does its web part answer? That is what balances load by, and what a container is judged by.
"""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from bot.admin.finding import State
from bot.admin.service import service, web_part
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def ready(*, web: Annotated[bool, typer.Option("--web")] = False) -> None:
    settings = Settings.read()
    found = web_part(settings) if web else service(settings, refusals=False)
    Console(highlight=False, markup=False).print(found.text)
    if found.state is not State.OK:
        raise typer.Exit(1)
