"""Requests about personal data that came on paper or by word."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from data.enums import DataRequestKind
from data.tables.columns import GIVEN_ONCE, coded, flag, instant, key, refers


class DataRequest(SQLModel, table=True):
    """What somebody asked of a unit about their data, and until when it is answered and done."""

    __tablename__ = "data_request"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    kind: DataRequestKind = coded(DataRequestKind)
    who: str | None = Field(default=None, max_length=120)  # as the officer wrote it; emptied when it is closed
    received_on: date
    others: bool = flag()  # a processor or a third party holds the data too
    answer_by: date
    act_by: date
    entered_by: int = refers("person", index=False)
    entered_at: datetime = instant()
    answered_at: datetime | None = instant(nullable=True)
    closed_at: datetime | None = instant(nullable=True, index=True)
    closed_by: int | None = refers("person", nullable=True, index=False)
