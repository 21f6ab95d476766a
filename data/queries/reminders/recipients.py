"""Whom a reminder is meant for: officers of units that have not done a duty, members who want to hear of a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, true

from data.engine.statements import AnySelect, table_of
from data.enums import OFFICER_ROLES
from data.queries.announcements import audience
from data.queries.campaigns.chosen_days import Choosers
from data.queries.records.rounds import Closed, closed_before
from data.queries.reminders.duties import Occurrence, Owers, is_done
from data.queries.units.kinds import of_kinds
from data.queries.units.units import Heads, active, subtree
from data.tables import Person

_person = table_of(Person)


def officers(owers: Owers, moment: datetime, undone: Occurrence | None, heads: Heads) -> AnySelect:
    """Select (unit_id, person_id) of the officers of active units that owe the duty and have not done it."""
    units = of_kinds(active(moment.date(), owers.levels, heads, owers.units), owers.kinds, owers.units)
    if owers.choosers is not None:
        units = _chosen_for(units, owers.choosers, moment.date())
    if undone is not None:
        units = units.where(~is_done(units.selected_columns[0], undone))
    return audience.officers(units, OFFICER_ROLES, moment)


def _chosen_for(units: Select[Any], choosers: Choosers, day: date) -> Select[Any]:
    """Narrow units to those for which the nearest chooser at or above them decides so."""
    unit = units.selected_columns[0]
    if not choosers.everybody:
        units = units.where(unit.in_(subtree(choosers.units, day)))
    return units.where(unit.not_in(subtree(choosers.others, day, without=choosers.units)))


class Unregistered(NamedTuple):
    """Who has not registered in these rounds of a campaign: anything, or one of these subjects."""

    campaign: str
    rounds: Collection[str]
    subjects: Collection[str] | None = None


class Wanted(NamedTuple):
    """Which members are meant: who wants wishes, or reminders.

    `unregistered`: of them who has not registered that. `closed`: without the units for which
    this round closes before its day.
    """

    wishes: bool
    unregistered: Unregistered | None = None
    closed: Closed | None = None


def wants(*, wishes: bool) -> ColumnElement[bool]:
    """Tell whether a person wants wishes, or reminders."""
    return (_person.c.wishes if wishes else _person.c.reminders) == true()


def units_of_members(day: date, heads: Heads, closed: Closed | None) -> Select[Any]:
    """Select the active units whose members are meant."""
    units = active(day, heads=heads)
    return units if closed is None else units.where(units.selected_columns[0].not_in(closed_before(closed, day)))


def members(moment: datetime, heads: Heads, wanted: Wanted, *, few: bool = False) -> AnySelect:
    """Select (unit_id, person_id) of the members who are meant. `few`: not many people belong to all these units."""
    among = audience.members if few else audience.members_by_person
    found = among(units_of_members(moment.date(), heads, wanted.closed), moment).where(wants(wishes=wanted.wishes))
    if wanted.unregistered is not None:
        found = found.where(~audience.registered(_person.c.id, *wanted.unregistered))
    return found
