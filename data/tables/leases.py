"""Who may do what only one process may do at a time."""

from __future__ import annotations

from sqlalchemy import Column, Double
from sqlmodel import Field, SQLModel


class LeaseRow(SQLModel, table=True):
    """One right that one process has at a time, until it lets go or stops renewing it.

    `until` is in seconds of the database's own clock: the clocks of several machines need not agree, and the one of the
    demo can be moved. `fence` counts the holders, so that what an earlier one left can be told from what this one does.
    """

    __tablename__ = "lease"

    name: str = Field(primary_key=True, max_length=64)
    holder: str = Field(default="", max_length=64)  # empty: nobody
    until: float = Field(default=0.0, sa_column=Column(Double, nullable=False))
    fence: int = 0
