"""Sending an announcement: one row for each person, in the same unit of work as the announcement itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from data.enums import PushKind, Role
from data.queries import audience, outbox, replies
from data.queries.core import AnySelect
from data.tables import Announcement
from data.work import Work
from domain import words
from domain.announcements.reach import pairs
from domain.audit import note
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer
from domain.outbox import choice, enqueue
from domain.outbox.bell import ring_after
from domain.reminders.hours import STANDARD, Hours
from domain.text import tidy_lines
from domain.units import view

PAPER_LIMIT = 300  # characters
TEXT_LIMIT = 1500  # characters: with its heading it fits a message of every channel


@dataclass(frozen=True)
class Extras:
    """What an announcement may have besides its text."""

    paper: str | None = None  # number, date and subject of an official document
    acknowledge: bool = False  # a button "received"
    not_registered: str | None = None  # only to members who have registered nothing in this campaign
    corrects: int | None = None  # it goes to exactly those who got (or may have got) that announcement


NOTHING_MORE = Extras()


async def send(
    work: Work,
    *,
    draft_id: str,
    unit_id: int,
    author: int,
    role: Role | None,
    text: str,
    due_at: datetime | None = None,
    urgent: bool = False,
    hours: Hours = STANDARD,
    extras: Extras = NOTHING_MORE,
) -> Announcement:
    """Announce to the members (or the holders of `role`) of a unit and below. The same draft is sent once.

    In quiet hours it waits for the morning, unless it is urgent. Raises `Refused` for an author without a role at the
    unit or above, `Problem` for a text that is empty or too long.
    """
    await demand_officer(work, author, unit_id)
    before = await _sent_before(work, draft_id, author)
    if before is not None:
        return before
    if extras.corrects is not None:
        await _demand_corrected(work, extras.corrects, unit_id)
    made = Announcement(
        draft_id=draft_id,
        unit_id=unit_id,
        author_id=author,
        role=role,
        text=check_text(text),
        created_at=work.now,
        due_at=leaves_at(work.now, due_at, urgent=urgent, hours=hours),
        paper=check_paper(extras.paper),
        acknowledge=extras.acknowledge,
        not_registered=extras.not_registered,
        corrects_id=extras.corrects,
    )
    await work.add(made)
    made.recipients = await _queue(work, made)
    await note(work, author, "announcement_sent", f"announcement:{made.id}", unit=unit_id, recipients=made.recipients)
    return made


def leaves_at(
    now: datetime, due_at: datetime | None = None, *, urgent: bool = False, hours: Hours = STANDARD
) -> datetime:
    """Tell when an announcement would leave: now or at the hour asked for, after the quiet hours unless urgent."""
    asked = max(due_at or now, now)
    return asked if urgent else hours.awake(asked)


async def _sent_before(work: Work, draft_id: str, author: int) -> Announcement | None:
    found = await work.session.scalar(select(Announcement).where(Announcement.draft_id == draft_id))  # type: ignore[arg-type]  # SQLModel's attributes are columns
    if found is not None and found.author_id != author:
        raise Refused("no_right_here")
    return found


def check_text(text: str) -> str:
    """Return the text as it is announced. Raises `Problem` when it is empty or too long."""
    text = tidy_lines(text)
    if not text:
        raise Problem("answer_needed")
    if len(text) > TEXT_LIMIT:
        raise Problem("text_too_long", length=len(text), limit=TEXT_LIMIT)
    return text


def check_paper(line: str | None) -> str | None:
    """Return the line that names a document. Raises `Problem` when it is too long."""
    line = tidy_lines(line or "").replace("\n", " ")
    if len(line) > PAPER_LIMIT:
        raise Problem("text_too_long", length=len(line), limit=PAPER_LIMIT)
    return line or None


async def _demand_corrected(work: Work, announcement_id: int, unit_id: int) -> None:
    """A correction is of the same unit: who got the first is nobody's to choose."""
    first = await work.session.get(Announcement, announcement_id)
    if first is None or first.unit_id != unit_id:
        raise Refused("no_right_here")


def recipients(made: Announcement, now: datetime) -> AnySelect:
    """Select the people to whom an announcement goes, each once."""
    if made.corrects_id is not None:
        return replies.got(made.corrects_id)
    return audience.people(pairs(made.unit_id, made.role, now, made.not_registered))


async def _queue(work: Work, made: Announcement) -> int:
    unit = await view(work.connection, made.unit_id, work.now.date())
    values = {
        "kind": PushKind.ANNOUNCEMENT,
        "announcement_id": made.id,
        "text": shown(unit.name, made.text, made.paper, correction=made.corrects_id is not None),
        "choices": [[choice("acknowledge", made.id or 0)]] if made.acknowledge else None,
        "due_at": made.due_at,
        "created_at": work.now,
    }
    ring_after(work)
    await outbox.put_audience(work.connection, recipients(made, work.now), values, f"announcement:{made.id}")
    return sum((await outbox.ledger(work.connection, made.id or 0)).values())


def shown(unit: str, text: str, paper: str | None = None, *, correction: bool = False) -> str:
    """Render an announcement exactly as it arrives."""
    return words.render("pushes/announcement", unit=unit, text=text, paper=paper, correction=correction)


async def try_out(work: Work, author: int, draft_id: str, unit_id: int, text: str) -> None:
    """Send the rendered announcement to its author alone, at once: they have just asked for it. Raises `Refused`."""
    await demand_officer(work, author, unit_id)
    key = f"announcement_trial:{draft_id}:{work.now.isoformat()}"
    await enqueue(work, key=key, kind=PushKind.ANNOUNCEMENT, person_id=author, text=text, due_at=work.now)
