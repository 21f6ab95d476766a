"""What a document sets going: phases, days, movements, titles, slogans."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from domain.campaigns.labels import WorkerCategory
from domain.content.absent import given
from domain.content.dates import MonthDay
from domain.content.fields import (
    Code,
    Day,
    DayOrUnknown,
    EveryYear,
    Part,
    Partial,
    PartialOrUnknown,
    Text,
    TextOrUnknown,
    Words,
)
from domain.content.spoken import words_of

BLANK = "{unit}"


class Phase(Part):
    code: Code
    name: Text
    theme: Words | None = None
    start: Partial
    end: Partial
    words: tuple[Words, ...] = Field(min_length=1)


class Theme(Part):
    """The year's theme of activity, which is not the theme of a phase."""

    code: Code
    year: int
    text: Words
    words: Words


class Anniversary(Part):
    """A day of every year. Without `founded` the founding date is that of the shared calendar's day, if it has one."""

    code: Code
    name: Text
    national: Code | None = None
    """the same day in the shared national calendar"""
    founded: Day | None = None
    day: Day | None = None
    """the occurrence that the document states"""
    each_year: EveryYear | None = None
    """the day that the document states without a year"""
    years: int | None = None
    """the count as the document states it; never corrected"""
    members: bool | None = None
    """whether members are greeted too; without it, as in the shared calendar"""
    words: Words

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [given(name) for name in ("founded", "national", "day", "each_year")]}
    )

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if self.national is None and self.stated is None:
            raise PydanticCustomError("no_day", "none of founded, day, each_year, national")
        return self

    @property
    def stated(self) -> MonthDay | None:
        """The day of every year that the document gives."""
        known = self.day or self.each_year or self.founded
        return MonthDay(known.month, known.day) if known else None


class Occasion(Part):
    """A congress, an election, a month of activity: named by the document, often without a date."""

    code: Code
    name: Text
    ordinal: Text | None = None
    date: PartialOrUnknown
    words: tuple[Words, ...] = Field(min_length=1)


class Movement(Part):
    """phong trào (movement) or cuộc vận động (drive); `name` as the document writes it first."""

    code: Code
    kind: Literal["movement", "drive"]
    name: Words
    aliases: tuple[Words, ...] = ()
    launched_by: Text | None = None
    period: Text | None = None
    words: Words


class Criteria(Part):
    """What a regulation wants of whoever gets a title. It is another paper than the document: nothing is compared."""

    words: tuple[Text, ...] = Field(min_length=1)
    number: TextOrUnknown
    date: DayOrUnknown
    valid_from: Day
    """from this day on it holds, until another one does"""


class Title(Part):
    code: Code
    name: Words
    holder: Literal["individual", "collective"] = "individual"
    """who bears it; the title of a collective is for no category of workers"""
    categories: tuple[WorkerCategory, ...] = ()
    awarded_by: Text | None = None
    criteria: tuple[Criteria, ...] = ()
    """absent where the document has no criteria: officers of the issuing unit may enter them in the chat"""
    words: Words

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["holder"], "properties": {"holder": {"enum": ["collective", *words_of("collective")]}}},
            "then": {"not": given("categories", listed=True)},
            "else": given("categories", listed=True),
        }
    )

    @model_validator(mode="after")
    def _for_somebody(self) -> Self:
        if bool(self.categories) != (self.holder == "individual"):
            raise PydanticCustomError("categories_of_title", "a title names its categories, that of a collective none")
        return self


class GoodDeeds(Part):
    form: Code
    words: tuple[Words, ...] = Field(min_length=1)


class Slogan(Part):
    """A slogan, a goal, a motto or a quotation; at most one blank, written {unit}, for the name of a workplace."""

    code: Code
    kind: Literal["slogan", "goal", "motto", "quotation"]
    text: Text
    words: tuple[Words, ...] = Field(min_length=1)
    """every wording that the document has, with its dots and brackets"""

    @model_validator(mode="after")
    def _one_blank(self) -> Self:
        if self.text.count("{") != self.text.count(BLANK) or self.text.count(BLANK) > 1:
            raise PydanticCustomError("bad_blank", "at most one blank, written {unit}")
        return self

    def fill(self, unit: str) -> str:
        """The slogan with the name of a workplace in its blank. Raises ValueError when a blank would stay open."""
        name = " ".join(unit.split())
        if BLANK in self.text and not name:
            raise ValueError(self.code)
        return self.text.replace(BLANK, name)


class Welfare(Part):
    """Care for members that the document names: information for the handbook, never a record."""

    code: Code
    name: Text
    words: Words
