"""Short names for the columns that every table is made of."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Time, false, text, true
from sqlmodel import Field

from data.text.collation import KEY_LENGTH
from data.types import Code, Id, Instant, Json, LookUp, Sealed

GIVEN_ONCE = {"sqlite_autoincrement": True}
"""Options of a table whose keys stand outside of it: in drafts, buttons, links. SQLite otherwise gives the key of the
last row again once that row is deleted; PostgreSQL's sequences never do."""


def key() -> Any:
    """Declare the table's own key."""
    return Field(default=None, sa_column=Column(Id, primary_key=True, autoincrement=True))


def index_of(rows: str, name: str, *columns: str) -> Index:
    """Declare an index of the rows that meet the condition `rows`; a query uses it whose own condition implies that."""
    return Index(name, *columns, sqlite_where=text(rows), postgresql_where=text(rows))


def refers(table: str, *, nullable: bool = False, index: bool = True) -> Any:
    """Declare a reference to another table's key."""
    column: Column[int] = Column(Id, ForeignKey(f"{table}.id"), nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def instant(*, nullable: bool = False, index: bool = False) -> Any:
    """Declare a point in time."""
    column: Column[Any] = Column(Instant, nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def time_of_day() -> Any:
    """Declare an hour and minute in Asia/Ho_Chi_Minh, or none."""
    return Field(default=None, sa_column=Column(Time, nullable=True))


def coded(codes: type[StrEnum], default: StrEnum | None = None, *, nullable: bool = False, index: bool = False) -> Any:
    """Declare a column that holds one code of an enum."""
    column: Column[Any] = Column(Code(codes), nullable=nullable, index=index)
    return Field(default=default, sa_column=column) if nullable or default else Field(sa_column=column)


def sort_key(column: str, make: Callable[[str], str]) -> Any:
    """Declare the key by which the database puts rows in Vietnamese order, compared byte by byte on both databases.

    A new row gets it from `column`; whoever changes or empties that column later changes the key too.
    """
    kind = String(KEY_LENGTH).with_variant(String(KEY_LENGTH, collation="C"), "postgresql")

    def made(context: Any) -> str | None:
        name = context.get_current_parameters().get(column)
        return None if name is None else make(name)

    stored: Column[str] = Column(kind, nullable=True, default=made)
    return Field(default=None, sa_column=stored)


def flag(*, default: bool = False) -> Any:
    """Declare a yes or no that the database takes for `default` unless told otherwise."""
    return Field(
        default=default, sa_column=Column(Boolean, nullable=False, server_default=true() if default else false())
    )


def document(*, nullable: bool = False) -> Any:
    """Declare a JSON value: always replaced whole, never changed in place."""
    column: Column[Any] = Column(Json, nullable=nullable)
    return Field(default=None, sa_column=column) if nullable else Field(default_factory=dict, sa_column=column)


def sealed(kind: str, *, nullable: bool = False) -> Any:
    """Declare a text that stands sealed in the database; the program binds and reads it in clear."""
    column: Column[Any] = Column(Sealed(kind), nullable=nullable)
    return Field(default=None, sa_column=column, repr=False) if nullable else Field(sa_column=column, repr=False)


def look_up(kind: str, of: str) -> Any:
    """Declare by what the sealed column `of` is found: bind the same text. An insert fills it by itself."""

    def same(context: Any) -> Any:
        return context.get_current_parameters().get(of)

    column: Column[Any] = Column(LookUp(kind), nullable=True, index=True, default=same)
    return Field(default=None, sa_column=column, repr=False)
