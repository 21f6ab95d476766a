"""What can be registered: by whom it is handed in, and whether it is a contest that closes on a day."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from domain.campaigns.labels import RegistrableKind
from domain.content.absent import given
from domain.content.fields import Code, DayOrUnknown, Part, Text, TextOrUnknown, Words
from domain.content.spoken import words_of

_OF_COLLECTIVES = ("collective", "both")


def _kind(kind: RegistrableKind) -> dict[str, Any]:
    return {"properties": {"kind": {"enum": [kind.value, *words_of(kind)]}}}


def _pledge_of_collectives() -> dict[str, Any]:
    words = [word for code in _OF_COLLECTIVES for word in (code, *words_of(code))]
    return {
        "required": ["handed_in_by"],
        "properties": {**_kind(RegistrableKind.PLEDGE)["properties"], "handed_in_by": {"enum": words}},
    }


class Contest(Part):
    """hội thi: somebody organises it, and on its last day it closes. What the document does not say is unknown."""

    organiser: TextOrUnknown
    last_day: DayOrUnknown
    words: Words


class Registrable(Part):
    """Something that can be handed in, with the form that asks for it."""

    code: Code
    kind: RegistrableKind
    label: Text
    titles: tuple[Code, ...] = ()
    form: Code
    round: Literal["year", "phase", "period"]
    handed_in_by: Literal["person", "collective", "both"] = "person"
    """a person; a collective, through the officer of a unit or the head of a section; or both (D3 III.3)"""
    contest: Contest | None = None
    words: Words

    model_config = ConfigDict(
        json_schema_extra={
            "if": _kind(RegistrableKind.TITLE),
            "then": given("titles", listed=True),
            "else": {"not": given("titles", listed=True)},
            "not": _pledge_of_collectives(),
        }
    )

    @model_validator(mode="after")
    def _titles_belong_to_titles(self) -> Self:
        if bool(self.titles) != (self.kind is RegistrableKind.TITLE):
            raise PydanticCustomError("titles_of_registrable", "kind title names its titles, other kinds none")
        return self

    @model_validator(mode="after")
    def _pledges_are_joined_by_people(self) -> Self:
        if self.kind is RegistrableKind.PLEDGE and self.by_collectives:
            raise PydanticCustomError("pledge_of_collective", "collectives sign pledges, people join them")
        return self

    @property
    def by_people(self) -> bool:
        return self.handed_in_by != "collective"

    @property
    def by_collectives(self) -> bool:
        return self.handed_in_by in _OF_COLLECTIVES

    @property
    def last_day(self) -> date | None:
        """The last day of its contest; None: it is none, or the document does not say."""
        return self.contest.last_day if self.contest else None

    def is_open(self, day: date) -> bool:
        """Tell whether it can be registered on a day as far as the document says."""
        return self.last_day is None or day <= self.last_day
