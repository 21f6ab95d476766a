"""A campaign: one official document as data. The published JSON Schema is made from this model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, PrivateAttr

from data.enums import DayFor
from data.queries.campaigns.chosen_days import Held, unit_founded, unit_of_phase
from domain.campaigns.document import BaseDocument, Department, Document, Period
from domain.campaigns.duties import Duty, ReviewRound, Role
from domain.campaigns.facts import (
    Anniversary,
    GoodDeeds,
    Movement,
    Occasion,
    Phase,
    Slogan,
    Theme,
    Title,
    Welfare,
)
from domain.campaigns.reminders import Reminders
from domain.campaigns.special_phase import SpecialPhase, special_phase
from domain.campaigns.things import Registrable
from domain.content.fields import Code, FormatOne, Part, ShortText, Text, Words
from domain.forms.model import Form

# Arabic to 99 or Roman to XXIX
SectionNumber = Annotated[str, Field(pattern=r"^([1-9][0-9]?|X{0,2}(IX|IV|V?I{0,3}))$", min_length=1)]


class Numbering(Part):
    """The numbers of a document's sections as they stand, so that a missing one can be seen."""

    under: str = ""
    """the section that they are in; empty for the document itself"""
    written: tuple[SectionNumber, ...] = Field(min_length=1)


class Doubt(Part):
    """Something in the document that cannot be right, or can be read in two ways: kept as written, reported."""

    code: Code
    words: tuple[Words, ...] = Field(min_length=1)
    note: Text


class Campaign(Part):
    """One official document. Codes are unique in all files together and never used again."""

    format: FormatOne
    slug: Code
    record_prefix: Annotated[str, Field(pattern="^[A-Z]{2,4}$")]
    """what the codes of records begin with: TH-4F7K"""
    name: Text
    short_name: ShortText | None = None
    """what people choose the campaign by, on a button and in lists, before the short name of its issuer"""
    aliases: tuple[Words, ...] = ()
    document: Document
    period: Period
    base_documents: tuple[BaseDocument, ...] = ()
    departments: tuple[Department, ...] = ()
    themes: tuple[Theme, ...] = ()
    phases: tuple[Phase, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    movements: tuple[Movement, ...] = ()
    titles: tuple[Title, ...] = ()
    registrable: tuple[Registrable, ...] = ()
    """empty when the document names nothing to register: the menu is hidden"""
    good_deeds: GoodDeeds | None = None
    """absent when the document says nothing of good deeds: the menu is hidden"""
    duties: tuple[Duty, ...] = ()
    rounds: tuple[ReviewRound, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    roles: tuple[Role, ...] = ()
    welfare: tuple[Welfare, ...] = ()
    reminders: Reminders = Reminders()
    forms: tuple[Form, ...] = ()
    """forms that replace the program's defaults for this campaign, each with a code of its own"""
    numbering: tuple[Numbering, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    retired: tuple[Code, ...] = ()
    """codes that were used once and are gone; nobody may take them again"""
    _chosen: Mapping[tuple[str, int], Held] = PrivateAttr(default_factory=dict)
    _own: Mapping[tuple[str, int], Mapping[int, Held]] = PrivateAttr(default_factory=dict)

    def coded(self) -> Iterator[tuple[tuple[str, int], Part]]:
        """Every part that has a code, with its place in the file."""
        for field in type(self).model_fields:
            value = getattr(self, field)
            if isinstance(value, tuple):
                yield from (((field, at), part) for at, part in enumerate(value) if hasattr(part, "code"))

    @cached_property
    def by_code(self) -> dict[str, Part]:
        return {part.code: part for _, part in self.coded()}  # type: ignore[attr-defined]  # coded() yields only these

    def round_of(self, thing: Registrable | None, day: date) -> str:
        """Return the phase, or else the year, to which what is registered on a day belongs."""
        if thing is not None and thing.round == "phase":
            for phase in self.phases:
                if phase.start.first_day() <= day <= phase.end.last_day():
                    return phase.code
        return str(day.year)

    def rounds_of_people(self, day: date) -> set[str]:
        """Return the rounds in which people register something on a day."""
        return {self.round_of(thing, day) for thing in self.registrable if thing.by_people}

    def with_chosen(
        self,
        chosen: Mapping[tuple[str, int], Held],
        own: Mapping[tuple[str, int], Mapping[int, Held]] = MappingProxyType({}),
    ) -> Self:
        """Return the campaign with what officers chose, by code and year, in the place of anything before.

        `own`: what units below the issuing one chose for themselves and all below.
        """
        made = self.model_copy()
        made._chosen, made._own = chosen, own  # noqa: SLF001 - one of its own kind
        return made

    def held(self, code: str, year: int) -> Held | None:
        """Return what an officer chose where the document leaves it open."""
        return self._chosen.get((code, year))

    def own(self, code: str, year: int) -> Mapping[int, Held]:
        """Return what units below the issuing one chose for themselves and all below, by their keys."""
        return self._own.get((code, year), {})

    def choosers(self) -> dict[int, str]:
        """Name the units that chose something for themselves and all below, as they were called then."""
        return {unit: held.name or "" for own in self._own.values() for unit, held in own.items()}

    def chosen_day(self, code: str, year: int) -> date | None:
        """Return the day that an officer chose where the document leaves it open."""
        held = self.held(code, year)
        return held.day if held else None

    def chosen_for(self, code: str, year: int) -> DayFor | None:
        """Return for whom an officer gave a day of every year in a year."""
        held = self.held(code, year)
        return DayFor(held.value) if held and held.value else None

    def foundings(self) -> Iterator[tuple[int, Held]]:
        """Give the founding days of units that officers added, with the key of each unit."""
        for (code, _), held in self._chosen.items():
            unit = unit_founded(code)
            if unit is not None:
                yield unit, held

    def special_phases(self) -> Iterator[SpecialPhase]:
        """Give the special phases that officers of units opened."""
        for (code, _), held in self._chosen.items():
            unit = unit_of_phase(code)
            if unit is not None and held.until is not None:  # a version before 0030 forgot until when
                yield special_phase(code, unit, held)

    def goes_to_those_in_charge(self, codes: tuple[str, ...]) -> bool:
        """Tell whether one of these departments is whichever is responsible for the unit concerned."""
        return any(department.in_charge for department in self.departments if department.code in codes)

    def department_names(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        names = {department.code: department.name for department in self.departments}
        return tuple(names[code] for code in codes)
