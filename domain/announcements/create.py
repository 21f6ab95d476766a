"""Sending an announcement: it waits for its hour, or begins in the same unit of work."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import OVER, PushKind, Role
from data.queries.announcements import announcements, audience
from data.tables import Announcement
from domain import audit
from domain.announcements import attachments, recipients
from domain.errors import Problem, Refused
from domain.input.typed_text import checked_text
from domain.members.rights import demand_officer
from domain.outbox import enqueue
from domain.quiet_hours import Hours
from domain.text.normalise import tidy_lines

PAPER_LIMIT = 300  # characters
TEXT_LIMIT = 8000  # characters: what is too long for one message goes out as several


@dataclass(frozen=True)
class Extras:
    """What an announcement may have besides its text."""

    paper: str | None = None  # number, date and subject of an official document
    attachment_id: int | None = None  # the document itself, or a photo
    acknowledge: bool = False  # a button "received"
    registered: bool | None = None  # only to members who have (or have not) registered
    campaign: str | None = None  # in this campaign
    subject: str | None = None  # for this title of it
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
    hours: Hours,
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
        await demand_over(work, extras.corrects, unit_id)
    await attachments.file_of(work.connection, extras.attachment_id)
    made = Announcement(
        draft_id=draft_id,
        unit_id=unit_id,
        author_id=author,
        role=role,
        text=check_text(text),
        created_at=work.now,
        due_at=leaves_at(work.now, due_at, urgent=urgent, hours=hours),
        urgent=urgent,
        **_columns(extras),
    )
    await work.add(made)
    await audit.record(work, author, "announcement_sent", f"announcement:{made.id}", unit=unit_id)
    return await start_or_wait(work, made)


def _columns(extras: Extras) -> dict[str, Any]:
    """Name the columns in which the extras stand. Raises `Problem` for a line about a document that is too long."""
    columns = {**asdict(extras), "paper": check_paper(extras.paper)}
    columns["corrects_id"] = columns.pop("corrects")
    return columns


async def start_or_wait(work: Work, made: Announcement) -> Announcement:
    """Begin an announcement whose time has come; count whom another one is meant for."""
    assert made.id is not None  # noqa: S101 - it was added
    if made.due_at <= work.now:
        await recipients.begin(work, made.id)
    else:
        made.recipients, _ = await audience.count_people(work.connection, recipients.pairs(made, work.now))
    return made


def leaves_at(now: datetime, due_at: datetime | None = None, *, urgent: bool = False, hours: Hours) -> datetime:
    """Tell when an announcement would leave: now or at the hour asked for, after the quiet hours unless urgent."""
    asked = max(due_at or now, now)
    return asked if urgent else hours.awake(asked)


async def _sent_before(work: Work, draft_id: str, author: int) -> Announcement | None:
    found = await announcements.by_draft(work.connection, draft_id)
    if found is None:
        return None
    sent = await work.session.get_one(Announcement, found)
    if sent.author_id != author:
        raise Refused("no_right_here")
    return sent


def check_text(text: str) -> str:
    """Return the text as it is announced. Raises `Problem` when it is empty or too long."""
    return checked_text(text, TEXT_LIMIT)


def check_paper(line: str | None) -> str | None:
    """Return the line that names a document. Raises `Problem` when it is too long."""
    line = tidy_lines(line or "").replace("\n", " ")
    if len(line) > PAPER_LIMIT:
        raise Problem("text_too_long", length=len(line), limit=PAPER_LIMIT)
    return line or None


async def demand_over(work: Work, announcement_id: int, unit_id: int) -> None:
    """A correction is of the same unit, and of what goes out no more: who got the first is nobody's to choose."""
    first = await work.session.get(Announcement, announcement_id)
    if first is None or first.unit_id != unit_id:
        raise Refused("no_right_here")
    if first.state not in OVER and announcement_id not in await announcements.finished(
        work.connection, announcement_id
    ):
        raise Problem("announcement_still_going")


async def try_out(
    work: Work, author: int, draft_id: str, unit_id: int, text: str, *, attachment_id: int | None = None
) -> None:
    """Send the rendered announcement to its author alone, at once: they have just asked for it. Raises `Refused`."""
    await demand_officer(work, author, unit_id)
    await attachments.file_of(work.connection, attachment_id)
    await enqueue(
        work,
        key=f"announcement_trial:{draft_id}:{work.now.isoformat()}",
        kind=PushKind.ANNOUNCEMENT,
        person_id=author,
        text=text,
        due_at=work.now,
        attachment_id=attachment_id,
    )
