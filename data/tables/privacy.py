"""What protects people: how often somebody did something, and the files that were made for one person."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, instant, key, refers
from data.types import Instant


class Tally(SQLModel, table=True):
    """How often `who` did something since the beginning of an hour or a day. Gone after two days."""

    __tablename__ = "tally"

    who: str = Field(primary_key=True, max_length=96)  # "person:17", "contact:3", "unit:5", "group:telegram:-100"
    kind: str = Field(primary_key=True, max_length=32)
    since: datetime = Field(sa_column=Column(Instant, primary_key=True))
    count: int = 0


class BlockedContact(SQLModel, table=True):
    """All that stays of an app whose person was blocked and then erased: whoever comes back by it is still blocked."""

    __tablename__ = "blocked_contact"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    digest: str = Field(unique=True, max_length=64)  # of the channel and the platform's own id
    blocked_at: datetime = instant()
    kept_since: datetime = instant()


class KeyCheck(SQLModel, table=True):
    """The one row that tells whether a data key is this database's own, and since when its values are sealed."""

    __tablename__ = "data_key"

    check_value: str = Field(primary_key=True, max_length=64)
    next_check: str | None = Field(default=None, max_length=64)  # values are being sealed anew under that key
    sealed_at: datetime = instant()


class Export(SQLModel, table=True):
    """A copy of somebody's own data: a file of the media store under a name that nobody can guess."""

    __tablename__ = "export"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    name: str = Field(unique=True, max_length=64)
    person_id: int = refers("person")
    created_at: datetime = instant()
    expires_at: datetime = instant(index=True)


class RetentionNight(SQLModel, table=True):
    """How many nights have counted what a retention of years would delete, and how much that was last night."""

    __tablename__ = "retention_night"

    kind: str = Field(primary_key=True, max_length=32)  # "records", "photos", "people"
    nights: int
    due: int
    day: date  # of the last counting, in Asia/Ho_Chi_Minh
