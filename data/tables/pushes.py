"""The outbox (a ledger that officers see), urging, and the slots of reminders."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, SmallInteger, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from data.enums import PushKind, PushState, SlotState
from data.tables.columns import GIVEN_ONCE, coded, document, flag, index_of, instant, key, refers
from data.types import Id

URGENT = text("urgent = 1")
"""For the index and, letter for letter, for the query that shall use it."""


WRITTEN = text("text <> ''")
"""A text of its own that is not forgotten yet; for the index and, letter for letter, for its query."""


NOT_ARRIVED = text("(state IN ('gone', 'failed', 'in_doubt') OR problem = 'too_late')")
"""What is over and did not arrive, or may not have; for the indexes and, letter for letter, for their queries."""


class Push(SQLModel, table=True):
    """One message that nobody just asked for. Written in the same unit of work as the fact that caused it.

    `urgent` (1 or 0): somebody's act caused it for one person, so it leaves before what goes to many.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "due_at"),
        Index("ix_outbox_announcement", "announcement_id", "state"),
        Index("ix_outbox_urgent", "urgent", "state", "due_at", sqlite_where=URGENT, postgresql_where=URGENT),
        index_of("contact_id IS NOT NULL", "ix_outbox_contact", "contact_id", "settled_at"),
        index_of("only_contact_id IS NOT NULL", "ix_outbox_only_contact", "only_contact_id"),
        index_of("attachment_id IS NOT NULL", "ix_outbox_attachment", "attachment_id"),
        index_of("told_by_id IS NOT NULL", "ix_outbox_told_by", "told_by_id"),
        index_of(f"settled_at IS NOT NULL AND {WRITTEN}", "ix_outbox_written", "settled_at"),
        index_of(f"{NOT_ARRIVED}", "ix_outbox_lost", "settled_at"),
        index_of(f"{NOT_ARRIVED}", "ix_outbox_lost_person", "person_id", "settled_at"),
        Index("ix_outbox_billed", "announcement_id", sqlite_where=text("billed = 1"), postgresql_where=text("billed")),
        GIVEN_ONCE,
    )

    id: int | None = key()
    key: str = Field(unique=True, max_length=160)
    kind: PushKind = coded(PushKind)
    urgent: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False, server_default="0"))
    person_id: int = refers("person")
    about_id: int | None = refers("person", nullable=True)  # whose words or name the text tells to somebody else
    told_by_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))  # the officer whom it names too
    announcement_id: int | None = refers("announcement", nullable=True, index=False)
    text: Any = Field(default=None, sa_column=Column(String, nullable=True))
    """as it was rendered, markup escaped; None: text, choices and file are the announcement's (queries/bodies.py)"""
    attachment_id: int | None = refers("attachment", nullable=True, index=False)
    choices: list[list[dict[str, Any]]] | None = document(nullable=True)
    last_day: date | None = None  # until when what it asks for counts; None: it asks for nothing by a day
    state: PushState = coded(PushState, PushState.QUEUED)
    due_at: datetime = instant()
    created_at: datetime = instant()
    contact_id: int | None = refers("contact", nullable=True, index=False)
    only_contact_id: int | None = refers("contact", nullable=True, index=False)  # meant for this app alone
    way: str | None = Field(default=None, max_length=32)  # the channel, or the template message, that it went by
    billed: bool = flag()  # the platform takes money for it
    message_id: str | None = Field(default=None, max_length=64)
    claimed_at: datetime | None = instant(nullable=True)
    fence: int | None = None  # which holder of its channel's lease claimed it last
    settled_at: datetime | None = instant(nullable=True)
    tries: int = 0
    problem: str | None = Field(default=None, max_length=300)


class Urging(SQLModel, table=True):
    """Who had not registered was reminded: at most once a day for a unit and a thing."""

    __tablename__ = "urging"
    __table_args__ = (UniqueConstraint("unit_id", "campaign", "subject", "day"), GIVEN_ONCE)

    id: int | None = key()
    unit_id: int = refers("unit")
    campaign: str = Field(max_length=64)
    subject: str = Field(max_length=64)
    day: date
    officer_id: int = refers("person", index=False)
    at: datetime = instant()
    recipients: int
    due_at: datetime | None = instant(nullable=True, index=True)  # it waits for this hour; None: the pushes are queued


class DutyUrging(SQLModel, table=True):
    """A unit was reminded of a duty by an officer above it: at most once a day."""

    __tablename__ = "duty_urging"
    __table_args__ = (UniqueConstraint("unit_id", "campaign", "duty", "occurrence", "day"), GIVEN_ONCE)

    id: int | None = key()
    unit_id: int = refers("unit", index=False)
    campaign: str = Field(max_length=64)
    duty: str = Field(max_length=64)
    occurrence: str = Field(max_length=40)
    day: date
    by_unit_id: int = refers("unit", index=False)  # in whose name
    officer_id: int = refers("person", index=False)
    at: datetime = instant()
    due_at: datetime | None = instant(nullable=True, index=True)  # it waits for this hour; None: it is settled


class DutyUrgingRequest(SQLModel, table=True):
    """An officer asks to remind everybody below who is late with a duty; with any, where no duty is named."""

    __tablename__ = "duty_urging_request"
    __table_args__ = (UniqueConstraint("officer_id", "campaign", "duty", "occurrence", "day"), GIVEN_ONCE)

    id: int | None = key()
    officer_id: int = refers("person", index=False)
    campaign: str = Field(max_length=64)
    duty: str = Field(max_length=64)
    occurrence: str = Field(max_length=40)
    day: date
    at: datetime = instant()
    due_at: datetime | None = instant(nullable=True, index=True)  # it waits for this hour; None: it is done


class ReminderSlot(SQLModel, table=True):
    """One reminder of one event for one person on one day: unique, so that planning twice is harmless."""

    __tablename__ = "reminder_slot"
    __table_args__ = (
        UniqueConstraint("person_id", "campaign", "event", "event_day", "day"),
        Index("ix_reminder_slot_day", "state", "day"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    person_id: int = refers("person")
    unit_id: int | None = refers("unit", nullable=True, index=False)  # the unit that owes the duty
    campaign: str = Field(max_length=64)
    event: str = Field(max_length=64)
    event_day: date
    day: date
    state: SlotState = coded(SlotState, SlotState.PLANNED)
    push_id: int | None = refers("outbox", nullable=True)


class TickMark(SQLModel, table=True):
    """How far a periodic work has come, so that a week off is noticed and nothing is done twice."""

    __tablename__ = "tick_mark"

    name: str = Field(primary_key=True, max_length=100)
    day: date
