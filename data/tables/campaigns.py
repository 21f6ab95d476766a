"""Which unit issued a campaign. What a campaign says stands in its file; whose it is depends on the tree of units."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, key, refers


class CampaignIssuer(SQLModel, table=True):
    """A campaign and the unit that it is attached to; several units only where an update found several topmost ones."""

    __tablename__ = "campaign_issuer"
    __table_args__ = (UniqueConstraint("campaign", "unit_id"), GIVEN_ONCE)

    id: int | None = key()
    campaign: str = Field(max_length=64)  # the slug of its file
    unit_id: int = refers("unit")
