"""All five campaigns in one confederation: one unit of each level under each issuer, through the mergers of 2025."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import Level, UnitStatusCode
from data.queries.units.units import active
from domain.campaigns import load_all
from domain.campaigns.attaching import attach_by_name
from domain.campaigns.issuers import issuers_on, of_units, running
from domain.records.rounds import rounds_of
from domain.units import Act, changes

FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)
MERGED = date(2025, 7, 1)
"""Phú Yên became part of Đắk Lắk, and Công đoàn Viên chức Việt Nam ended with nobody to carry on."""

PERIODS = {
    "dak-lak-2020": (2020, 2020),
    "lai-chau-2020": (2020, 2025),
    "phu-yen-2021": (2021, 2021),
    "thanh-hoa-2021": (2021, 2030),
    "vien-chuc-2020": (2020, 2020),
}
"""The years that each document names, read by a person; the program reads them from the files."""

PREFIXES = {
    "dak-lak-2020": "DL",
    "lai-chau-2020": "LC",
    "phu-yen-2021": "PY",
    "thanh-hoa-2021": "TH",
    "vien-chuc-2020": "VC",
}
BELOW = [
    Level.DIRECTLY_SUPERIOR_UNION,
    Level.COMMUNE_UNION,
    Level.DIRECTLY_ATTACHED_GRASSROOTS,
    Level.GRASSROOTS,
    Level.SUB_GRASSROOTS,
    Level.CLUSTER,
    Level.DEPARTMENT,
]


@dataclass
class Country:
    """The units of each issuer, it first, then one of each level below it."""

    top: int
    units: dict[str, list[int]]

    def expected(self, slug: str, day: date, unit: int) -> set[str]:
        """Say what holds for a unit of an issuer on a day. Phú Yên itself, which has ended, is under nobody new."""
        merged = day >= MERGED and slug in {"dak-lak-2020", "phu-yen-2021"}
        return {"dak-lak-2020", "phu-yen-2021"} if merged and unit != self.units["phu-yen-2021"][0] else {slug}


async def build(work: Work) -> Country:
    """Found the confederation, the five issuers by the names in their documents, and one unit of each level below."""
    campaigns = load_all()
    name = "Tổng Liên đoàn Lao động Việt Nam"
    top = await changes.found(work, Act(None), code="TLD", name=name, level=Level.CONFEDERATION)
    units: dict[str, list[int]] = {}
    for slug, campaign in campaigns.items():
        issuer = campaign.document.issuer
        head = await _found(work, campaign.record_prefix, issuer.unit, issuer.level, top)
        units[slug], parent = [head], head
        for level in BELOW:
            unit = await _found(
                work, f"{campaign.record_prefix}-{level.upper()}"[:32], f"{level} {slug}", level, parent
            )
            units[slug].append(unit)
            parent = unit if level is Level.DIRECTLY_SUPERIOR_UNION else head
    assert set(await attach_by_name(work, campaigns.values())) == set(campaigns)
    await _merge(work, units)
    return Country(top, units)


async def _found(work: Work, code: str, name: str, level: Level, parent: int) -> int:
    return await changes.found(work, Act(None), code=code, name=name, level=level, parent_id=parent)


async def _merge(work: Work, units: dict[str, list[int]]) -> None:
    """Let the units below Phú Yên go over to Đắk Lắk, which carries on after it."""
    lak, (yen, *others) = units["dak-lak-2020"][0], units["phu-yen-2021"]
    await changes.change_status(work, Act(MERGED), yen, UnitStatusCode.MERGED)
    await changes.set_successors(work, Act(MERGED), yen, [lak])
    for unit in others[:1] + others[2:]:  # the second one stands below the first
        await changes.move(work, Act(MERGED), unit, lak)
    await changes.change_status(work, Act(MERGED), units["vien-chuc-2020"][0], UnitStatusCode.ENDED)


def edges() -> list[date]:
    """List the first and last day of each phase, round and year, and the days beside a merger."""
    campaigns = load_all().values()
    days = {date(year, month, day) for year in range(2020, 2031) for month, day in ((1, 1), (12, 31))}
    for phase in (phase for campaign in campaigns for phase in campaign.phases):
        days |= {phase.start.first_day(), phase.end.last_day(), phase.end.last_day() + timedelta(1)}
    return sorted(days | {MERGED - timedelta(1), MERGED})


def every_day() -> list[date]:
    return [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]


async def agree(connection: AsyncConnection, country: Country, days: Iterable[date]) -> int:
    """Compare what holds for each unit on each day with the table above; returns how many were compared."""
    compared, campaigns = 0, load_all()
    everybody = [unit for units in country.units.values() for unit in units]
    for day in days:
        held = await of_units(connection, [country.top, *everybody], campaigns, day)
        assert held[country.top] == {}
        for slug, units in country.units.items():
            for unit in units:
                expected = country.expected(slug, day, unit)
                begins = {one for one in expected if PERIODS[one][0] <= day.year <= PERIODS[one][1]}
                found = running(held[unit], day)
                assert (set(held[unit]), set(found)) == (expected, begins), (day, slug, unit)
                assert {one.record_prefix for one in found.values()} == {PREFIXES[one] for one in begins}
                assert {one.campaign for one in rounds_of(found, day)} == begins
                compared += 1
        await _reached(connection, country, day)
    return compared


async def _reached(connection: AsyncConnection, country: Country, day: date) -> None:
    """Compare with whom a reminder reaches: the same units, asked from above."""
    issuers = await issuers_on(connection, day)
    for slug in country.units:
        reached = set((await connection.execute(active(day, heads=issuers.of([slug])))).scalars())
        pairs = ((own, unit) for own, units in country.units.items() for unit in units)
        meant = {unit for own, unit in pairs if slug in country.expected(own, day, unit)}
        ended = {country.units["phu-yen-2021"][0], country.units["vien-chuc-2020"][0]} if day >= MERGED else set()
        assert reached == meant - ended, (day, slug)
