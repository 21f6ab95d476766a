"""Units of the trade union, with everything that changes over time kept as intervals.

An interval is [valid_from, valid_to): `None` is open. The federation of the documents was rebuilt in 2025
(Resolution 202/2025/QH15 and the Confederation's letters 4133 and 4173/TLĐ-ToC), so a name, a parent, a level
or a status is never overwritten: the old interval is closed and a new one begins.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.enums import Level, UnitStatusCode
from data.kinds import Activity, Ownership
from data.tables.columns import GIVEN_ONCE, coded, key, refers, sort_key
from data.text.collation import title_key


class Interval(SQLModel):
    """From when until when a fact holds, and the decision (số, ngày) that made it so."""

    valid_from: date | None = None
    valid_to: date | None = None
    legal_act: str | None = Field(default=None, max_length=120)


class Unit(SQLModel, table=True):
    """What stays the same for ever: a code that reports use, and a join code that can be renewed."""

    __tablename__ = "unit"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    code: str = Field(unique=True, max_length=32)
    join_code: str = Field(unique=True, max_length=32)
    address_form: str | None = Field(default=None, max_length=16)
    activity: Activity | None = coded(Activity, nullable=True)
    ownership: Ownership | None = coded(Ownership, nullable=True)


class UnitName(Interval, table=True):
    __tablename__ = "unit_name"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    name: str = Field(max_length=300)
    short_name: str = Field(max_length=120)
    folded: str = Field(max_length=300, index=True)  # the name without diacritics, for the search
    sort_key: str | None = sort_key("short_name", title_key)  # of the name that lists show


class UnitParent(Interval, table=True):
    __tablename__ = "unit_parent"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    parent_id: int = refers("unit")


class UnitStatus(Interval, table=True):
    __tablename__ = "unit_status"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    status: UnitStatusCode = coded(UnitStatusCode, UnitStatusCode.ACTIVE)
    level: Level = coded(Level)


class UnitSuccessor(Interval, table=True):
    """Who carries on after a unit ended: many to many."""

    __tablename__ = "unit_successor"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    successor_id: int = refers("unit")
    note: str | None = Field(default=None, max_length=300)


class Section(SQLModel, table=True):
    """A tổ công đoàn: the smallest group inside a grassroots union."""

    __tablename__ = "section"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    unit_id: int = refers("unit")
    name: str = Field(max_length=120)


class Responsibility(SQLModel, table=True):
    """A department, or an officer of a unit above, is responsible for a unit and all below it: one of them is set."""

    __tablename__ = "responsibility"
    __table_args__ = (
        UniqueConstraint("department_id", "unit_id"),
        UniqueConstraint("officer_id", "unit_id"),
        CheckConstraint("(department_id IS NULL) <> (officer_id IS NULL)", name="one_is_responsible"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    unit_id: int = refers("unit")
    department_id: int | None = refers("unit", nullable=True, index=False)
    officer_id: int | None = refers("person", nullable=True, index=False)
