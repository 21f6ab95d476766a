"""A province whose units choose days of their own: a zone with two companies, a sibling with one; all have officers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest

from data.enums import Level, Rhythm, SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from domain.duties import owed
from domain.units import changes
from domain.year.choosing import choose_day, choose_rhythm
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.unit_tree import LONG_AGO
from tests.support.year_office import Office, office

__all__ = ["office"]

POSTERS, DEEDS = "th21-duty-slogan-employers", "th21-duty-outstanding"


@dataclass
class Province:
    """The federation, the zone's union with two companies, and a sibling of the zone with one; each with an officer."""

    office: Office
    officers: Mapping[str, int]

    def key(self, unit: str | None, code: str = POSTERS) -> DayKey:
        return DayKey(THANH_HOA.slug, code, 2021, self.office.keys[unit] if unit else None)

    async def chooses(
        self, unit: str | None, what: date | Rhythm, seen: int | None = None, officer: str | None = None
    ) -> int:
        """Choose for a unit and all below, or for all, as its officer; returns the key of the choice."""
        by = self.officers[officer or unit or "LDLD-TH"]
        key = self.key(unit, DEEDS if isinstance(what, Rhythm) else POSTERS)
        chosen = {"rhythm": what} if isinstance(what, Rhythm) else {"day": what}
        choose = choose_rhythm if isinstance(what, Rhythm) else choose_day
        await self.office.writer.run(doing(choose, by, THANH_HOA, key, seen=seen, **chosen))
        row = await self.office.reads(chosen_days.last, key)
        return int(row.id)

    async def days(self, code: str = POSTERS) -> dict[str, list[date | None]]:
        """Say when each unit below the federation owes it, as its own officers read it."""
        campaigns = (await self.office.calendar()).campaigns.values()
        today, found = self.office.clock.now().date(), dict[str, list[date | None]]()
        for unit in self.officers.keys() - {"LDLD-TH"}:
            owes = await self.office.reads(owed, self.office.keys[unit], campaigns, today)
            found[unit] = [duty.day for duty in owes if duty.code == code]
        return found

    async def slots(self, code: str = POSTERS) -> dict[str, list[tuple[date, SlotState]]]:
        of = replace(self.office, key=self.key(None, code))
        found = {unit: await of.slots_of(person_id) for unit, person_id in self.officers.items()}
        return {unit: slots for unit, slots in found.items() if slots}


@pytest.fixture
async def province(office: Office) -> Province:
    office.key = DayKey(THANH_HOA.slug, POSTERS, 2021)
    office.keys["DAM"] = await office.writer.run(
        doing(
            changes.found,
            LONG_AGO,
            code="DAM",
            name="Công đoàn Công ty Phân đạm Hàm Rồng",
            level=Level.GRASSROOTS,
            parent_id=office.keys["CDVC"],
        )
    )
    officers = {"LDLD-TH": office.issuer, "KKT": office.below}
    for unit, name in {"MAY": "Hạnh", "GIAY": "Lan", "CDVC": "Tuấn", "DAM": "Bình"}.items():
        officers[unit] = await office.writer.run(doing(person, name, officer_of=[office.keys[unit]]))
    return Province(office, officers)
