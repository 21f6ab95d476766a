"""Emulation pledges (giao ước thi đua): signed between two units, joined by their members."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from data.enums import PledgeState
from data.tables.columns import GIVEN_ONCE, coded, instant, key, refers


class Pledge(SQLModel, table=True):
    """A pledge for one year: offered by an officer of `unit_id`, signed by one of `partner_id`."""

    __tablename__ = "pledge"
    __table_args__ = (UniqueConstraint("draft_id"), GIVEN_ONCE)

    id: int | None = key()
    draft_id: str = Field(max_length=32)  # a second tap offers nothing twice
    campaign: str = Field(max_length=64)
    round: str = Field(max_length=40)  # the year
    unit_id: int = refers("unit")
    partner_id: int = refers("unit")
    text: str = Field(max_length=2000)
    state: PledgeState = coded(PledgeState)
    offered_by: int = refers("person", index=False)
    offered_at: datetime = instant()
    decided_by: int | None = refers("person", nullable=True, index=False)
    decided_at: datetime | None = instant(nullable=True)
