"""By which words accepted records are found, and which of them are still to be read for it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String
from sqlmodel import Field, SQLModel

from data.types import Id

WORD_LENGTH = 80
"""Characters; the longest is the code of what was registered, with what it is before it."""


def _of_record() -> Column[int]:
    return Column(Id, ForeignKey("record.id"), primary_key=True, autoincrement=False)


class AcceptedWord(SQLModel, table=True):
    """A word of an accepted record: of a name or a title as `fold` writes it, or what it is ("kind:title").

    Compared byte by byte on both databases, so that all words with one beginning lie together.
    """

    __tablename__ = "accepted_word"
    __table_args__ = (Index("ix_accepted_word_record", "record_id", "word"), {"sqlite_with_rowid": False})

    word: str = Field(
        sa_column=Column(
            String(WORD_LENGTH).with_variant(String(WORD_LENGTH, collation="C"), "postgresql"), primary_key=True
        )
    )
    record_id: int = Field(sa_column=_of_record())


class AcceptedUnread(SQLModel, table=True):
    """An accepted record whose words are to be found anew: a name in it has changed, or nobody has read it yet."""

    __tablename__ = "accepted_unread"

    record_id: int = Field(sa_column=_of_record())
