"""The inbox and the conversation: what arrived, and what each person sees now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from data.tables.columns import document, index_of, instant, key
from data.types import Id

HELD = text("worker IS NOT NULL")
UNCLAIMED = text("handled_at IS NULL AND worker IS NULL")
READABLE = "handled_at IS NOT NULL AND raw IS NOT NULL"
"""Handled, and not forgotten yet."""


class InboxUpdate(SQLModel, table=True):
    """A raw update under its platform's own id: stored and committed before it is acknowledged."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "external_id"),
        Index("ix_inbox_held", "channel", "lane", "worker", sqlite_where=HELD, postgresql_where=HELD),
        Index("ix_inbox_unclaimed", "channel", "lane", "id", sqlite_where=UNCLAIMED, postgresql_where=UNCLAIMED),
        index_of(READABLE, "ix_inbox_handled", "handled_at"),
        index_of(READABLE, "ix_inbox_written", "channel", "lane"),
        index_of("problem IS NOT NULL", "ix_inbox_problem", "id"),
    )

    id: int | None = key()
    channel: str = Field(max_length=32)
    external_id: str = Field(max_length=64)
    lane: str = Field(max_length=64)  # updates of one lane (a person's chat) are handled in order
    raw: dict[str, Any] | None = document(nullable=True)
    received_at: datetime = instant()
    handled_at: datetime | None = instant(nullable=True)
    worker: str | None = Field(default=None, max_length=16)  # whose it is, from then until the answer is noted
    tries: int = 0
    problem: str | None = Field(default=None, max_length=300)


class Conversation(SQLModel, table=True):
    """The screen that one contact sees, and the draft that is being filled in.

    `seq` is the screen's number, `answered` the number of the last screen that was really sent: when it lags behind,
    somebody was left without an answer and gets the current screen again.
    """

    __tablename__ = "conversation"

    contact_id: int = Field(sa_column=Column(Id, ForeignKey("contact.id"), primary_key=True, autoincrement=False))
    version: int = 1
    seq: int = 0
    answered: int = 0
    shown: str | None = Field(default=None, max_length=64)  # the id of the message that shows the screen
    screen: dict[str, Any] = document()
    draft: dict[str, Any] = document()
    changed_at: datetime = instant()
    rest_awaited: int | None = Field(default=None, sa_type=BigInteger)
    """The date, in the platform's seconds since 1970, of a text that was handled although it may have been cut."""
    hour: datetime | None = instant(nullable=True)  # the hour in which answers are being counted
    hour_seq: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # the screen on show when it began


class NamedOnScreen(SQLModel, table=True):
    """Somebody whose name or number stands on the screen, or in the officer's draft, of somebody else's conversation.

    `kind` and `of_id` are the key of a person or of a line of a unit's list. There is no reference to either, so that
    showing a list of people locks none of them.
    """

    __tablename__ = "named_on_screen"
    __table_args__ = (Index("ix_named_on_screen_who", "kind", "of_id"),)

    contact_id: int = Field(
        sa_column=Column(Id, ForeignKey("conversation.contact_id"), primary_key=True, autoincrement=False)
    )
    kind: str = Field(primary_key=True, max_length=16)  # "person" or "roster_entry"
    of_id: int = Field(sa_column=Column(Id, primary_key=True, autoincrement=False))
