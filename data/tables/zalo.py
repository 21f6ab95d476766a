"""The key of an Official Account, and files that somebody may fetch for a short while."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, instant, key, look_up, sealed


class ZaloToken(SQLModel, table=True):
    """The newest pair of tokens of one account, and the refresh token before it, for a human who has to look."""

    __tablename__ = "zalo_token"

    account: str = Field(primary_key=True, max_length=64)
    access: str = sealed("zalo_token.access")
    refresh: str = sealed("zalo_token.refresh")
    refresh_lookup: str | None = look_up("zalo_token.refresh", "refresh")
    access_until: datetime = instant()
    refresh_until: datetime = instant()
    leased_until: datetime | None = instant(nullable=True)  # somebody asked for the next pair
    holder: str | None = Field(default=None, max_length=64)  # who
    broken: str | None = Field(default=None, max_length=64)  # why no next pair will come
    previous: str | None = sealed("zalo_token.previous", nullable=True)  # the refresh token of the pair before
    changed_at: datetime = instant()


class Handout(SQLModel, table=True):
    """A file behind an address that nobody can guess, for a platform that carries no files. Its digest names it."""

    __tablename__ = "handout"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    digest: str = Field(unique=True, max_length=64)
    channel: str = Field(max_length=32)  # whom it was for: erasing that person takes it away
    address: str = Field(max_length=64)
    name: str = Field(max_length=200)  # what the person sees
    media_type: str = Field(max_length=100)
    expires_at: datetime = instant(index=True)
