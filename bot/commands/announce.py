"""`python -m bot announce --unit CODE --text-file F`: counts, asks, queues, and shows how it goes out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.moments import moment_of
from bot.commands.office import Office, existing, perform
from bot.commands.speaking import plain, refuse, say
from bot.commands.watching import watch
from bot.hours import hours_of
from data.enums import Role
from data.queries import ledger, people
from data.queries.ledger import Administrator
from data.tables import Announcement
from data.work import Work
from domain import announcements
from domain.announcements import Preview
from domain.audit import note
from domain.errors import Problem
from domain.reminders.hours import Hours
from domain.units import UnitView

app = typer.Typer(add_completion=False)

DRAFT = 32  # characters: the column


@app.command()
def announce(
    *,
    unit: Annotated[str, typer.Option("--unit")],
    text_file: Annotated[Path, typer.Option("--text-file")],
    role: Annotated[Role | None, typer.Option("--role")] = None,
    at: Annotated[str | None, typer.Option("--at")] = None,
    as_: Annotated[int | None, typer.Option("--as", min=1)] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    wait: Annotated[bool, typer.Option("--wait/--no-wait")] = True,
) -> None:
    """Announce to the members of a unit and below, or to the holders of a role. The same words go out once a day."""
    text = _read(existing(text_file))

    async def tell(office: Office) -> None:
        now, hours = office.clock.now(), hours_of(office.settings)
        due_at = moment_of(at, now) if at else None
        found = await office.unit(unit)
        author = await _author(office, found, as_, now)
        leaves = announcements.leaves_at(now, due_at, hours=hours)
        reach = await _reach(office, found.id, role, now)
        shown = plain("pushes/announcement", unit=found.name, text=text)
        facts = {"unit": found.name, "role": role, "author": author, "leaves": leaves, "text": shown, "now": now}
        typer.echo(say("announce_preview", reach=reach, **facts))
        if not reach.recipients:
            raise typer.Exit(1)
        if not yes and not typer.confirm(say("announce_question")):
            raise typer.Exit(1)
        send = partial(_send, unit_id=found.id, author=author.person_id, role=role, text=text, due=due_at, hours=hours)
        made, before = await office.writer.run(send)
        typer.echo(say("announced", made=made, before=before, now=now))
        if wait and made.due_at <= now:
            await watch(office.engine, made.id or 0, Console(highlight=False))

    perform(tell)


def _read(file: Path) -> str:
    try:
        return announcements.check_text(file.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        refuse("not_utf8", file=file)
    except Problem as problem:
        refuse("bad_text", why=plain(f"refusals/{problem.template}", you=say("you"), **problem.context))


async def _reach(office: Office, unit_id: int, role: Role | None, now: datetime) -> Preview:
    async with office.engine.connect() as connection:
        return await announcements.preview(connection, unit_id, role, now)


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


async def _send(
    work: Work, *, unit_id: int, author: int, role: Role | None, text: str, due: datetime | None, hours: Hours
) -> tuple[Announcement, bool]:
    """Queue it, and note that it came from the command line; the same words typed twice on a day are one draft."""
    said = f"{unit_id}|{author}|{role}|{due or work.now.date()}|{text}"
    draft = sha256(said.encode()).hexdigest()[:DRAFT]
    made = await announcements.send(
        work,
        draft_id=draft,
        unit_id=unit_id,
        author=author,
        role=role,
        text=text,
        due_at=due,
        hours=hours,
    )
    before = made.created_at < work.now
    if not before:
        await note(work, None, "announced_by_command", f"announcement:{made.id}", speaker=author)
    return made, before
