"""`python -m bot invite --unit CODE --role R`: a single-use link that makes an officer."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer

from bot.channels.deep_links import Links
from bot.cli.commands.asking import types_word
from bot.cli.commands.office import As, Office, find_links, perform
from bot.cli.commands.speaking import day_of, refuse, say
from data.enums import Role
from domain.input.start_payload import invitation_payload
from domain.input.typed_word import Word
from domain.members.invitations import DAYS, invite

app = typer.Typer(add_completion=False)


class Invited(StrEnum):
    """The roles that an invitation gives."""

    OFFICER = Role.OFFICER
    ADMINISTRATOR = Role.ADMINISTRATOR


@app.command()
def main(
    *,
    unit: Annotated[str, typer.Option("--unit")],
    role: Annotated[Invited, typer.Option("--role")] = Invited.OFFICER,
    until: Annotated[str | None, typer.Option("--until")] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=365)] = DAYS,
    bot: Annotated[str | None, typer.Option("--bot")] = None,
    as_: As = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """Print the link. It is shown this once: only its digest is kept. For an administrator a word is typed first."""
    last_day = day_of(until) if until else None

    async def make(office: Office) -> tuple[str, str, Links]:
        if last_day and last_day < office.today:
            refuse("day_has_passed", day=last_day)
        found = await office.unit(unit)
        if role is Invited.ADMINISTRATOR and not yes and not types_word(say("invite_word", unit=found.name), Word.GIVE):
            raise typer.Exit(1)
        links = await find_links(office.settings, bot)
        code = await office.writer.run(lambda work: invite(work, found.id, Role(role), days=days, role_until=last_day))
        expires = office.clock.now() + timedelta(days=days)
        return code, say("invited", unit=found.name, role=role, until=last_day, expires=expires), links

    code, shown, links = perform(make, as_)
    typer.echo(shown)
    payload = invitation_payload(code)
    typer.echo(say("invitation_link", link=links.invitation(code), payload=payload))
