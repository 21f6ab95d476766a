"""Announcements, the papers that come with them, and who tapped "received"."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.enums import AnnouncementState, Role
from data.tables.columns import GIVEN_ONCE, coded, document, instant, key, refers
from data.types import Id


class Attachment(SQLModel, table=True):
    """A file in the media store that goes out with a push. One that nothing names any more is forgotten at night."""

    __tablename__ = "attachment"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    sha256: str = Field(max_length=64, index=True)
    media_type: str = Field(max_length=64)
    size: int  # bytes
    name: str = Field(max_length=120)
    added_at: datetime = instant()


class Announcement(SQLModel, table=True):
    """What is told to many. Its audience is taken page by page into the outbox once it begins."""

    __tablename__ = "announcement"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    draft_id: str = Field(unique=True, max_length=32)
    unit_id: int = refers("unit")
    author_id: int = refers("person")
    role: Role | None = coded(Role, nullable=True)  # None: every member
    text: str
    created_at: datetime = instant()
    due_at: datetime = instant()
    recipients: int = 0  # people, counted when it began
    paper: str | None = Field(default=None, max_length=300)  # number, date and subject of an official document
    attachment_id: int | None = refers("attachment", nullable=True)
    acknowledge: bool = False  # whether it has the button "received"
    urgent: bool = False  # passes in the quiet hours
    registered: bool | None = None  # only to who has (or has not) registered: in this campaign, or for this title
    campaign: str | None = Field(default=None, max_length=64)
    subject: str | None = Field(default=None, max_length=64)
    corrects_id: int | None = refers("announcement", nullable=True)  # it goes to exactly those who got that one
    reminds_id: int | None = refers("announcement", nullable=True)  # it goes to the units silent about that one

    state: AnnouncementState = coded(AnnouncementState, AnnouncementState.SCHEDULED)
    rendered: str | None = None  # what everybody gets; a push without a text of its own points here
    choices: list[list[dict[str, Any]]] | None = document(nullable=True)
    cursor: int = Field(default=0, sa_column=Column(Id, nullable=False))  # people up to this key were looked at
    upto: int | None = Field(default=None, sa_column=Column(Id))  # the highest key of a person when it began
    started_at: datetime | None = instant(nullable=True)
    taken_at: datetime | None = instant(nullable=True)  # when the whole audience stood in the outbox
    running_since: datetime | None = instant(nullable=True)  # began, or went on after a pause
    done_before: int = 0  # pushes that were settled by then
    tried: int = 0  # of late: halved now and then, so that the past fades
    troubled: int = 0  # of those, how many did not arrive
    paused_for: str | None = Field(default=None, max_length=32)  # a code: by whom, or why
    ended_at: datetime | None = instant(nullable=True)
    version: int = 0  # counts the changes, so that of two officers the second is told
    changed_by_id: int | None = refers("person", nullable=True, index=False)  # None: the program itself
    changed_at: datetime | None = instant(nullable=True)


class Acknowledgement(SQLModel, table=True):
    """Somebody tapped "received" under an announcement."""

    __tablename__ = "acknowledgement"
    __table_args__ = (UniqueConstraint("announcement_id", "person_id"), GIVEN_ONCE)

    id: int | None = key()
    announcement_id: int = refers("announcement")
    person_id: int = refers("person")
    at: datetime = instant()
