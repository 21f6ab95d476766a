"""The paper itself: what it is, who signed it, on what it rests, which departments it names."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from domain.campaigns.labels import Level
from domain.content.fields import Code, Day, DayOrUnknown, Part, Partial, PartialOrOn, Text, TextOrUnknown, Words

_GOES_ON = 30
"""years after its first of a period without an end; the next document comes sooner"""


class Issuer(Part):
    board: TextOrUnknown
    """the body that speaks: Ban Thường vụ"""
    unit: Text
    short_name: Text
    """as officers write it: LĐLĐ tỉnh"""
    level: Level
    words: Words


class Signer(Part):
    name: TextOrUnknown = None
    post: TextOrUnknown = None


class Document(Part):
    """Number, date and signer are `unknown` where the copy at hand has none."""

    kind: Text
    number: TextOrUnknown
    date: DayOrUnknown
    place: TextOrUnknown
    title: Text
    issuer: Issuer
    signer: Signer = Signer()
    words: tuple[Words, ...] = ()
    text: Code | None = None
    """key of the document's text: the first part of its file name where the documents are at hand"""


class BaseDocument(Part):
    code: Code
    name: Text
    number: TextOrUnknown
    date: DayOrUnknown
    issuer: TextOrUnknown
    valid_from: Day | None = None
    valid_until: Day | None = None
    """the last day on which it holds; absent while nobody knows one"""
    replaced_by: Text | None = None
    """the paper that stands in its place after that"""
    words: Words


class Department(Part):
    """A department as this document names it; departments were merged later, so the name is of its time."""

    code: Code
    name: Text
    as_written: tuple[Words, ...] = Field(min_length=1)
    in_charge: bool = False
    """whichever department is responsible for the unit concerned (Ban phụ trách), and no single one"""
    contact_as_written: Words | None = None
    """history only, never a live recipient"""


class Period(Part):
    """From when to when the document holds. Without an end it goes on, year after year ("hằng năm")."""

    start: Partial
    end: PartialOrOn = None
    """absent, or "hằng năm", when the document names none: it goes on, year after year"""
    words: Words

    def first_day(self) -> date:
        return self.start.first_day()

    def last_day(self) -> date:
        """Return its last day; without an end one that nobody plans for, so that every year can be listed."""
        return date(self.start.year + _GOES_ON, 12, 31) if self.end is None else self.end.last_day()

    def holds(self, day: date) -> bool:
        """Tell whether something new may begin on that day."""
        return self.first_day() <= day <= self.last_day()
