"""`python -m bot qr --unit CODE | --all --out FOLDER`: a poster for each unit, with its QR code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.commands.office import Office, find_links, perform
from bot.cli.commands.speaking import refuse, say
from bot.cli.posters import Picture, Poster, write_posters
from data.queries.units import units
from domain.units import UnitView

app = typer.Typer(add_completion=False)


@app.command()
def qr(
    *,
    unit: Annotated[str | None, typer.Option("--unit")] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
    out: Annotated[Path, typer.Option("--out")] = Path("ma-qr"),
    picture: Annotated[Picture, typer.Option("--picture")] = Picture.SVG,
    bot: Annotated[str | None, typer.Option("--bot")] = None,
) -> None:
    """Write the posters of one unit or of all that are active."""
    if (unit is None) == (not all_):
        refuse("unit_or_all")

    async def draw(office: Office) -> list[Poster]:
        chosen = [await office.unit(unit)] if unit else await _active(office)
        links = await find_links(office.settings, bot)
        if not links.known:
            refuse("no_address")
        return [Poster(view, links) for view in chosen]

    posters = perform(draw)
    out.mkdir(parents=True, exist_ok=True)
    files = write_posters(posters, out, picture)
    typer.echo(say("posters_written", count=len(posters), folder=out, first=files[0] if files else None))


async def _active(office: Office) -> list[UnitView]:
    async with office.engine.connect() as connection:
        rows = await connection.execute(units.views(office.today))
        return [unit for unit in (UnitView(*row) for row in rows) if unit.is_active]
