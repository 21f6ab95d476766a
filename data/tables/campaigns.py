"""What is stored of campaigns: whose each is, and the days that officers chose. All else stands in the files."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.tables.columns import GIVEN_ONCE, instant, key, refers
from data.types import Id


class CampaignIssuer(SQLModel, table=True):
    """A campaign and the unit that it is attached to; several units only where an update found several topmost ones."""

    __tablename__ = "campaign_issuer"
    __table_args__ = (UniqueConstraint("campaign", "unit_id"), GIVEN_ONCE)

    id: int | None = key()
    campaign: str = Field(max_length=64)  # the slug of its file
    unit_id: int = refers("unit")


class CampaignNamedUnit(SQLModel, table=True):
    """A department or a union that a campaign's document names, and a unit that is it; some names mean several units.

    `named`: the code of a department in the file, or the document's own words for a union.
    """

    __tablename__ = "campaign_named_unit"
    __table_args__ = (UniqueConstraint("campaign", "named", "unit_id"), GIVEN_ONCE)

    id: int | None = key()
    campaign: str = Field(max_length=64)  # the slug of its file
    named: str = Field(max_length=300)
    unit_id: int = refers("unit")


class ChosenDay(SQLModel, table=True):
    """An officer chose what the document leaves open, or took it back. The database refuses to change a row.

    `code`: of a duty, or `<duty>@<phase>` where it falls after a phase; `<round>@closing`; a day of every year;
    `founding@<key of a unit>` in the year 0; `phase@<key of a unit>@<year>@<number>`, a special phase, whose first day
    is chosen. `unit_id`: a unit that chose for itself and all below; none: chosen for all. What holds is `day_after` of
    the last row of a code, a year and a unit; none there: what the file has.
    """

    __tablename__ = "chosen_day"
    __table_args__ = (Index("ix_chosen_day_of", "campaign", "code", "year"), GIVEN_ONCE)

    id: int | None = key()
    campaign: str = Field(max_length=64)  # the slug of its file
    code: str = Field(max_length=96)
    year: int
    unit_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    day_before: date | None = None
    day_after: date | None = None
    value_before: str | None = Field(default=None, max_length=16)
    value_after: str | None = Field(
        default=None, max_length=16
    )  # for whom a day of every year is (DayFor), or a Rhythm
    named: str | None = Field(
        default=None, max_length=255
    )  # the unit whose day it is, as it was called then; a special phase
    until: date | None = None  # the last day of a special phase
    theme: str | None = Field(default=None, max_length=255)  # of a special phase
    occasion: str | None = Field(default=None, max_length=255)  # of a special phase
    chosen_by: int = refers("person", index=False)
    chosen_at: datetime = instant()


class ContentRevision(SQLModel, table=True):
    """Counts the changes of what every process keeps in memory beside the files: who sees another number reads anew."""

    __tablename__ = "content_revision"

    name: str = Field(primary_key=True, max_length=32)
    number: int


class TitleCriteria(SQLModel, table=True):
    """What a regulation wants of whoever gets a title, as an officer of the issuing unit entered it.

    What holds on a day is the row with the last `valid_from` up to then that was not undone; a file may have more.
    """

    __tablename__ = "title_criteria"
    __table_args__ = (Index("ix_title_criteria_of", "campaign", "title"), GIVEN_ONCE)

    id: int | None = key()
    campaign: str = Field(max_length=64)
    title: str = Field(max_length=64)
    words: str = Field(max_length=2000)
    number: str = Field(max_length=60)
    dated: date
    valid_from: date
    entered_by: int = refers("person", index=False)
    entered_at: datetime = instant()
    undone_at: datetime | None = instant(nullable=True)
