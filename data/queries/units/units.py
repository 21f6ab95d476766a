"""The tree of units as of a day. Every interval is [valid_from, valid_to); `None` is open.

Each function returns a statement, so that it can be run, counted, or stand inside another statement:
`select(...).where(membership.c.unit_id.in_(subtree(unit_id, day)))`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, and_, func, literal, or_, select

from data.engine.statements import AnySelect, table_of
from data.enums import Level, UnitStatusCode
from data.tables import Unit, UnitName, UnitParent, UnitStatus, UnitSuccessor

_unit = table_of(Unit)
_name = table_of(UnitName)
_parent = table_of(UnitParent)
_status = table_of(UnitStatus)
_successor = table_of(UnitSuccessor)

DEEPEST = 32
"""No real tree is deeper; it ends the walk if the tables were ever given a circle by hand."""

Ids = int | Collection[int] | Select[Any] | BindParameter[Any]
"""One unit, several, a statement that selects their ids, or a name for them in a statement that is built once."""

Day = date | ColumnElement[date]
"""A day, or its name in a statement that is built once."""

Heads = Collection[int] | BindParameter[Any] | None
"""The units at and below which something holds, or their name; `None`: it holds everywhere."""


def holds(interval: FromClause, day: Day) -> ColumnElement[bool]:
    """Tell whether an interval holds on `day`."""
    began = or_(interval.c.valid_from.is_(None), interval.c.valid_from <= day)
    return and_(began, or_(interval.c.valid_to.is_(None), interval.c.valid_to > day))


def lasts(interval: Any, now: Any) -> ColumnElement[bool]:
    """Tell whether a role or a membership holds at a moment, which may be a name in a statement that is built once."""
    return and_(interval.c.since <= now, or_(interval.c.until.is_(None), interval.c.until > now))


def among(column: ColumnElement[int], units: Ids) -> ColumnElement[bool]:
    """Tell whether a column holds one of the units."""
    if isinstance(units, int) or (isinstance(units, BindParameter) and not units.expanding):
        return column == units
    return column.in_(units)


def subtree(units: Ids, day: Day, without: Collection[int] | Select[Any] | None = None) -> Select[Any]:
    """Select the ids of the units and of everything below them, ended units too.

    `without`: units below them that are left out, with all that stands below those.
    """
    found = select(_unit.c.id).where(among(_unit.c.id, units)).cte(recursive=True)
    below = select(_parent.c.unit_id).where(_parent.c.parent_id == found.c.id, holds(_parent, day))
    below = below if without is None else below.where(_parent.c.unit_id.not_in(without))
    found = found.union(below)  # UNION, not UNION ALL: a circle ends
    return select(found.c.id)


def ancestors(units: Ids, day: Day) -> Select[Any]:
    """Select the ids of the units and of everything above them."""
    found = select(_unit.c.id).where(among(_unit.c.id, units)).cte(recursive=True)
    above = select(_parent.c.parent_id).where(_parent.c.unit_id == found.c.id, holds(_parent, day))
    found = found.union(above)
    return select(found.c.id)


def lineage(unit_id: int, day: date) -> AnySelect:
    """Select (id, depth) of the unit (depth 0), its parent (1) and so on up to the root."""
    start = select(_unit.c.id, literal(0).label("depth")).where(_unit.c.id == unit_id)
    found = start.cte(recursive=True)
    above = select(_parent.c.parent_id, found.c.depth + 1).where(
        _parent.c.unit_id == found.c.id, holds(_parent, day), found.c.depth < DEEPEST
    )
    found = found.union(above)
    return select(found.c.id, found.c.depth).order_by(found.c.depth)


def children(units: Ids, day: date) -> Select[Any]:
    """Select the ids of the units directly below."""
    return select(_parent.c.unit_id).where(among(_parent.c.parent_id, units), holds(_parent, day))


def heads(unit_id: int, day: date) -> AnySelect:
    """Select (unit_id, head) of everything below a unit: `head` stands directly below it, at the unit or above."""
    below = select(_parent.c.unit_id, _parent.c.unit_id.label("head"))
    found = below.where(_parent.c.parent_id == unit_id, holds(_parent, day)).cte(recursive=True)
    further = select(_parent.c.unit_id, found.c.head).where(_parent.c.parent_id == found.c.unit_id, holds(_parent, day))
    found = found.union(further)  # UNION, not UNION ALL: a circle ends
    return select(found.c.unit_id, found.c.head)


def active(
    day: Day, levels: Collection[Level] | None = None, heads: Heads = None, besides: Collection[int] = ()
) -> Select[Any]:
    """Select the ids of all units that are active on `day`; only of these levels, or at and below these units.

    `besides`: units that are taken too, whatever their level.
    """
    found = select(_status.c.unit_id).where(holds(_status, day), _status.c.status == UnitStatusCode.ACTIVE)
    found = found if heads is None else found.where(_status.c.unit_id.in_(subtree(heads, day)))
    if levels is None:
        return found
    of_level = _status.c.level.in_(levels)
    return found.where(or_(of_level, _status.c.unit_id.in_(besides)) if besides else of_level)


def active_below(units: Ids, day: date, levels: Collection[Level] | None = None) -> Select[Any]:
    """Select the same among the units and everything below them."""
    found = active(day, levels).subquery().c[0]
    return select(found).where(found.in_(subtree(units, day)))


def only(unit_id: int) -> Select[Any]:
    """Select one unit's id, where a statement is asked for."""
    return select(literal(unit_id))


def level_of(unit_id: int, day: date) -> Select[Any]:
    return select(_status.c.level).where(_status.c.unit_id == unit_id, holds(_status, day))


def names(day: date) -> AnySelect:
    """Select (unit_id, name, short_name, sort_key) as of `day`; a unit not yet founded has no name."""
    return select(_name.c.unit_id, _name.c.name, _name.c.short_name, _name.c.sort_key).where(holds(_name, day))


def with_parents(units: Collection[int], day: date) -> AnySelect:
    """Select (unit_id, name, parent) of the units, short names both: by the parent, those without one first."""
    own, above = names(day).subquery(), names(day).subquery()
    under = select(_parent.c.unit_id, _parent.c.parent_id).where(holds(_parent, day)).subquery()
    return (
        select(own.c.unit_id, own.c.short_name.label("name"), above.c.short_name.label("parent"))
        .outerjoin(under, under.c.unit_id == own.c.unit_id)
        .outerjoin(above, above.c.unit_id == under.c.parent_id)
        .where(own.c.unit_id.in_(units))
        .order_by(above.c.sort_key.nulls_first(), above.c.unit_id, own.c.sort_key, own.c.unit_id)
    )


def names_until(day: date) -> AnySelect:
    """Select (unit_id, name, short_name, valid_to) of every name borne by `day`, the former ones too."""
    began = or_(_name.c.valid_from.is_(None), _name.c.valid_from <= day)
    borne = or_(_name.c.valid_to.is_(None), _name.c.valid_from.is_(None), _name.c.valid_to > _name.c.valid_from)
    columns = (_name.c.unit_id, _name.c.name, _name.c.short_name, _name.c.valid_to)
    return select(*columns).where(began, borne)  # a name corrected on its first day was never borne


def state_of_names() -> AnySelect:
    """Select what differs whenever any name was given: a change of a name is always a new row."""
    return select(func.count(), func.max(_name.c.id), func.sum(func.length(_name.c.name)))


def views(day: date) -> AnySelect:
    """Select (id, code, join_code, name, short_name, level, status, since, kind) of every unit founded by `day`."""
    name_holds = and_(_name.c.unit_id == _unit.c.id, holds(_name, day))
    status_holds = and_(_status.c.unit_id == _unit.c.id, holds(_status, day))
    return (
        select(
            _unit.c.id,
            _unit.c.code,
            _unit.c.join_code,
            _name.c.name,
            _name.c.short_name,
            _status.c.level,
            _status.c.status,
            _status.c.valid_from.label("since"),
            _unit.c.activity,
            _unit.c.ownership,
        )
        .select_from(_unit)
        .join(_name, name_holds)
        .join(_status, status_holds)
        .order_by(_unit.c.code)
    )


def view(units: Ids, day: date) -> AnySelect:
    return views(day).where(among(_unit.c.id, units))


def view_by_code(code: str, day: date) -> AnySelect:
    return views(day).where(_unit.c.code == code)


def view_by_join_code(join_code: str, day: date) -> AnySelect:
    return views(day).where(_unit.c.join_code == join_code)


def view_by_plain_join_code(plain: str, day: date) -> AnySelect:
    """The same for a code in which look-alikes were made one: O like 0, I and L like 1."""
    column: Any = _unit.c.join_code
    for letter, digit in (("O", "0"), ("I", "1"), ("L", "1")):
        column = func.replace(column, letter, digit)
    return views(day).where(column == plain)


def successors(unit_id: int, day: date) -> Select[Any]:
    """Select the ids of the active units that carry on after `unit_id`, through successors that ended as well."""
    carries_on = select(_successor.c.unit_id, _successor.c.successor_id).where(holds(_successor, day)).subquery()
    found = select(carries_on.c.successor_id.label("id")).where(carries_on.c.unit_id == unit_id).cte(recursive=True)
    further = (
        select(carries_on.c.successor_id)
        .join(found, carries_on.c.unit_id == found.c.id)
        .where(carries_on.c.unit_id.not_in(active(day)))
    )
    found = found.union(further)
    return select(found.c.id).where(found.c.id.in_(active(day)), found.c.id != unit_id)


def carried_on(start: Select[Any], day: Day) -> AnySelect:
    """Select these rows, whose last column is a unit, and for each unit that ended also whoever carries on after it."""
    found = start.cte(recursive=True)
    *others, unit = found.c
    is_active = active(day).where(_status.c.unit_id == unit).exists()
    further = (
        select(*others, _successor.c.successor_id)
        .join(_successor, _successor.c.unit_id == unit)
        .where(holds(_successor, day), ~is_active)
    )
    found = found.union(further)
    return select(*found.c)
