"""Units of the trade union: as of a day, found by name or code, and changed by dated decisions."""

from __future__ import annotations

from domain.units.reading import (
    UnitView,
    ancestor_ids,
    by_code,
    by_join_code,
    by_short_name,
    children,
    heads,
    level,
    sections,
    subtree_ids,
    successors,
    view,
    views,
)
from domain.units.register import Act
from domain.units.search import search, search_above
