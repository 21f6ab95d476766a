"""`python -m bot announce --unit CODE --text-file F`: counts, asks, queues, and shows how it goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app.campaign_files import running_campaigns
from bot.app.policies import hours_of, rules_of
from bot.cli.commands.announcing import Title, attached, find_title, keep_picture, read_text
from bot.cli.commands.asking import types_word
from bot.cli.commands.office import As, Office, existing, perform
from bot.cli.commands.speaking import plain, refuse, say
from bot.cli.commands.typed_moment import moment_of
from bot.cli.commands.watching import watch
from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import people
from data.queries.outbox import ledger
from data.queries.outbox.ledger import Administrator
from data.tables import Announcement
from domain import announcements, audit
from domain.announcements import Audience, Preview
from domain.campaigns import Campaign
from domain.campaigns.issuers import of_unit
from domain.input.typed_word import Word
from domain.ports import Media
from domain.quiet_hours import Hours
from domain.units import UnitView

app = typer.Typer(add_completion=False)

DRAFT = 32  # characters: the column


@dataclass(frozen=True)
class Typed:
    """What was typed, looked up and checked."""

    meant: Audience
    author: int
    text: str
    picture: tuple[Media, str] | None
    due: datetime | None
    hours: Hours

    def draft(self, day: datetime) -> str:
        """Name it by all that it is, so that the same words typed twice on a day are one announcement."""
        file = self.picture[0].sha256 if self.picture else ""
        content = f"{self.meant}|{self.author}|{self.due or day.date()}|{file}|{self.text}"
        return sha256(content.encode()).hexdigest()[:DRAFT]


@app.command()
def announce(
    *,
    unit: Annotated[str, typer.Option("--unit")],
    text_file: Annotated[Path, typer.Option("--text-file")],
    role: Annotated[Role | None, typer.Option("--role")] = None,
    registered: Annotated[str | None, typer.Option("--registered")] = None,
    not_registered: Annotated[str | None, typer.Option("--not-registered")] = None,
    photo: Annotated[Path | None, typer.Option("--photo")] = None,
    at: Annotated[str | None, typer.Option("--at")] = None,
    as_: As = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    wait: Annotated[bool, typer.Option("--wait/--no-wait")] = True,
) -> None:
    """Announce to the members of a unit and below, or to the holders of a role. The same words go out once a day."""
    text = read_text(existing(text_file))
    if registered and not_registered:
        refuse("registered_or_not")
    asked = registered or not_registered

    async def tell(office: Office) -> None:
        now = office.clock.now()
        due = moment_of(at, now) if at else None
        found = await office.unit(unit)
        title = find_title(asked, (await _campaigns_of(office, found.id)).values()) if asked else None
        meant = _meant(Audience(found.id, role), title, has=registered is not None)
        author = await _author(office, found, as_, now)
        picture = await keep_picture(office.settings, existing(photo)) if photo else None
        typed = Typed(meant, author.person_id, text, picture, due, hours_of(office.settings))
        await _ask(office, typed, found, author, title, yes=yes)
        made, before = await office.writer.run(lambda work: _send(work, typed))
        typer.echo(say("announced", made=made, before=before, now=now))
        if wait and made.due_at <= now:
            await watch(office.engine, made.id or 0, Console(highlight=False))

    perform(tell)


async def _campaigns_of(office: Office, unit_id: int) -> Mapping[str, Campaign]:
    """Return the campaigns that hold for the unit to which it goes."""
    running = running_campaigns(office.settings)
    async with office.engine.connect() as connection:
        return await of_unit(connection, unit_id, running, office.today)


def _meant(meant: Audience, title: Title | None, *, has: bool) -> Audience:
    if title is None:
        return meant
    return replace(meant, registered=has, campaign=title.campaign, subject=title.subject)


async def _ask(
    office: Office, typed: Typed, unit: UnitView, author: Administrator, title: Title | None, *, yes: bool
) -> None:
    """Say how many would get what from whom, and ask; without a yes the command ends here."""
    now = office.clock.now()
    leaves = announcements.leaves_at(now, typed.due, hours=typed.hours)
    reach = await _reach(office, typed.meant, now, leaves)
    shown = plain(
        "pushes/announcement",
        unit=unit.name,
        text=typed.text,
        paper=None,
        file=attached(typed.picture),
        correction=False,
        reminding=False,
    )
    facts = {"unit": unit.name, "role": typed.meant.role, "title": title and title.name, "author": author}
    has = typed.meant.registered
    typer.echo(say("announce_preview", reach=reach, **facts, has=has, leaves=leaves, text=shown, now=now))
    if not reach.recipients or not (yes or _is_meant(reach.recipients, office.settings.announce_confirm_above)):
        raise typer.Exit(1)


def _is_meant(recipients: int, confirm_above: int) -> bool:
    """Ask whether it is meant; to many people a word is typed, as on a phone."""
    if recipients <= confirm_above:
        return bool(typer.confirm(say("announce_question")))
    return types_word(say("announce_word", count=recipients), Word.SEND)


async def _reach(office: Office, meant: Audience, now: datetime, leaves: datetime) -> Preview:
    async with office.engine.connect() as connection:
        return await announcements.preview(connection, meant, now, rules_of(office.settings), leaves)


async def _author(office: Office, unit: UnitView, named: int | None, now: datetime) -> Administrator:
    """Who speaks: the officer who was named, or the one administrator of the unit or above; never a guess."""
    async with office.engine.connect() as connection:
        known = await ledger.administrators(connection, unit.id, now)
        if named is not None:
            if not await people.may_act_at(connection, named, unit.id, now):
                refuse("no_officer_here", member=named, unit=unit.name, known=known)
            return Administrator(named, await ledger.name_of(connection, named), unit.name)
    if len(known) != 1:
        refuse("say_who", unit=unit.name, known=known)
    return known[0]


async def _send(work: Work, typed: Typed) -> tuple[Announcement, bool]:
    """Queue it, and note that it came from the command line."""
    file = await announcements.attach(work, typed.author, *typed.picture) if typed.picture else None
    made = await announcements.send(
        work,
        draft_id=typed.draft(work.now),
        unit_id=typed.meant.unit_id,
        author=typed.author,
        role=typed.meant.role,
        text=typed.text,
        due_at=typed.due,
        hours=typed.hours,
        extras=announcements.Extras(
            attachment_id=file,
            registered=typed.meant.registered,
            campaign=typed.meant.campaign,
            subject=typed.meant.subject,
        ),
    )
    before = made.created_at < work.now
    if not before:
        await audit.record(work, None, "announced_by_command", f"announcement:{made.id}", speaker=typed.author)
    return made, before
