"""How far the database has come with the journal that stands beside it (data/engine/journal.py)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class JournalMark(SQLModel, table=True):
    """One row: the number of the last line whose commit the database holds.

    `missing_after` and `missing_upto`: lines between these were not in the database when it was started; they stay
    noted until `restore --after` has done them again.
    """

    __tablename__ = "journal_mark"

    id: int = Field(default=1, primary_key=True)
    number: int = 0
    missing_after: int | None = None
    missing_upto: int | None = None
