"""What importing a list is, of units as of members: a look, or all of it at once, and the rows that were not taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer

from bot.cli.commands.office import As, Office, existing, perform
from bot.cli.commands.speaking import say
from domain.spreadsheets.reading import BadRow


class Rows(Protocol):
    """What a list would change, with the rows that cannot be taken as they stand."""

    @property
    def bad(self) -> Sequence[BadRow]: ...

    @property
    def doubtful(self) -> Sequence[BadRow]: ...


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    source: Path
    dry_run: bool
    skip_bad: bool
    doubtful_too: bool

    def holds_back(self, rows: Rows) -> bool:
        """Tell whether nothing is to be written."""
        return self.dry_run or bool(rows.doubtful) or (bool(rows.bad) and not self.skip_bad)


Bring = Callable[[Office, Wanted], Awaitable[tuple[Rows, bool]]]
"""Reads a list and writes it unless `Wanted.holds_back`; returns what it holds, and whether it was written."""


def add_import(app: typer.Typer, template: str, bring: Bring) -> None:
    """Give a group of commands its `import`, which ends with 1 when a row was not taken."""

    @app.command("import")
    def import_(
        file: Path,
        *,
        dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
        skip_bad: Annotated[bool, typer.Option("--skip-bad")] = False,
        yes: Annotated[bool, typer.Option("--yes")] = False,
        as_: As = None,
    ) -> None:
        wanted = Wanted(existing(file), dry_run, skip_bad, doubtful_too=yes)
        rows, written = perform(lambda office: bring(office, wanted), as_)
        typer.echo(say(template, rows=rows, file=file, dry_run=dry_run, written=written))
        if rows.bad or rows.doubtful:
            raise typer.Exit(1)
