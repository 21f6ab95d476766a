"""Apps of people and channels of the program: joining an app by a code, a channel that is off, its month."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, instant, key, refers
from data.types import LookUp


class LinkCode(SQLModel, table=True):
    """A one-time code that joins another app to a person. Only its digest is kept; each person has one at a time."""

    __tablename__ = "link_code"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    digest: str = Field(sa_column=Column(LookUp("link_code"), nullable=False, unique=True))
    person_id: int = refers("person")
    contact_id: int | None = refers("contact", nullable=True, index=False)  # the app that asked for it
    created_at: datetime = instant()
    expires_at: datetime = instant(index=True)
    used_at: datetime | None = instant(nullable=True)
    used_by: int | None = refers("contact", nullable=True, index=False)  # the app that was joined


class ChannelState(SQLModel, table=True):
    """What keeps a channel from being used for pushes. A row, so that every process sees it."""

    __tablename__ = "channel_state"

    channel: str = Field(primary_key=True, max_length=32)
    off_since: datetime | None = instant(nullable=True)  # the kill switch
    rests_until: datetime | None = instant(nullable=True)  # the platform says that the quota is used up


class ChannelMonth(SQLModel, table=True):
    """How much of a month's messages a channel has used."""

    __tablename__ = "channel_month"

    channel: str = Field(primary_key=True, max_length=32)
    month: date = Field(primary_key=True)  # its first day
    sent: int = 0  # answers and pushes, each part of a long one
    received: int = 0
    billed: int = 0
    strangers: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # of them for who named no unit's code
    warned_at: datetime | None = instant(nullable=True)
