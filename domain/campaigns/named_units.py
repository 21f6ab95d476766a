"""The departments and unions that a document names beside its levels, and which units they are on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import Level
from data.queries.campaigns import named_units
from domain.campaigns.model import Campaign

KEY_LENGTH = 300  # characters of the document's words for a union that the table holds


@dataclass(frozen=True)
class Named:
    """A department or a union as a document names it: `key` is the code of a department, or the words for a union."""

    key: str
    names: tuple[str, ...]  # the first is what people read
    is_department: bool

    @property
    def levels(self) -> frozenset[Level]:
        return frozenset({Level.DEPARTMENT}) if self.is_department else frozenset(Level) - {Level.DEPARTMENT}


def named_in(campaign: Campaign) -> Iterator[Named]:
    """Yield whoever owes or receives something by name, departments first; "Ban phụ trách" names none."""
    owing = {code for duty in campaign.duties for code in duty.owed_by_departments}
    receivers = (duty.received_by for duty in campaign.duties if duty.received_by is not None)
    wanted = owing.union(*(receiver.departments for receiver in receivers))
    for one in campaign.departments:
        if one.code in wanted and not one.in_charge:
            yield Named(one.code, (one.name, *one.as_written), is_department=True)
    for words in dict.fromkeys(words for duty in campaign.duties for words in duty.owed_by_named):
        yield Named(words[:KEY_LENGTH], (words,), is_department=False)


@dataclass(frozen=True)
class NamedUnits:
    """The units that are named on one day, by campaign and key; a unit that ended, and whoever carries on after it."""

    units: Mapping[tuple[str, str], frozenset[int]]

    def of(self, slug: str, keys: Iterable[str]) -> frozenset[int]:
        """Return the units that a campaign names by any of these keys."""
        return frozenset[int]().union(*(self.units.get((slug, key[:KEY_LENGTH]), ()) for key in keys))


async def named_on(connection: AsyncConnection, day: date) -> NamedUnits:
    """Read which units all campaigns name as of a day."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in await named_units.on(connection, day):
        found[row.campaign, row.named].add(row.unit_id)
    return NamedUnits({key: frozenset(units) for key, units in found.items()})
