"""What members handed to officers, until it is answered or closed."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, document, flag, index_of, instant, key, refers

OPEN = "closed_at IS NULL"


class MemberLetter(SQLModel, table=True):
    """One letter of a member. It lies at `unit_id`, and at `raised_to` too once it has waited too long there."""

    __tablename__ = "letter"
    __table_args__ = (
        index_of(OPEN, "ix_letter_open", "unit_id"),
        index_of(f"{OPEN} AND raised_to IS NOT NULL", "ix_letter_raised", "raised_to"),
        index_of(f"{OPEN} AND raised_at IS NULL", "ix_letter_rising", "written_at"),
        index_of("text != ''", "ix_letter_closed", "closed_at"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    code: str = Field(unique=True, max_length=16)  # stands in the keys of the pushes that carry it
    person_id: int = refers("person")
    unit_id: int = refers("unit", index=False)
    raised_to: int | None = refers("unit", nullable=True, index=False)
    above: bool = flag()  # its writer chose the level above
    kept_from: list[int] = document()  # keys of the officers whom it may be about
    text: str = Field(max_length=1000)  # emptied some time after it was closed
    written_at: datetime = instant()
    raised_at: datetime | None = instant(nullable=True)
    closed_at: datetime | None = instant(nullable=True)
    closed_by: int | None = refers("person", nullable=True, index=False)
    answered: bool = flag()
