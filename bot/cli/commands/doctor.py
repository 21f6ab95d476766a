"""`python -m bot doctor`: ends with 1 when something is wrong."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from bot.admin.doctor import examine, report

app = typer.Typer(add_completion=False)


@app.command()
def doctor() -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])  # the report says it; libraries would say it again
    findings = asyncio.run(examine(lambda: datetime.now(UTC), Path(".env")))
    if not report(findings, Console(highlight=False)):
        raise typer.Exit(1)
