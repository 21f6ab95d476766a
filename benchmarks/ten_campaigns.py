"""Ten campaigns in one confederation: its own, those of federations and of single unions; many belong under three."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.form_step import UNIT
from data import paths
from data.engine.unit_of_work import Work, Writer
from data.enums import Level
from domain.campaigns import Campaign, load_all
from domain.campaigns.attaching import attach
from domain.units import Act
from domain.units.changes import found

OF_ONE = "phu-yen-2021"
"""Of the campaigns that are shipped the one with rules for members: phases end on three days of its year."""

OWN_CODES, OWN_PREFIX = "py21-", "record_prefix: PY"
FEDERATIONS, UNIONS = 6, 60
"""Below the confederation; and below the federations, in turn: of those the first issue a campaign of their own."""

CAMPAIGNS = 10  # of the confederation, of each federation, and of as many unions as that leaves


def ten_campaigns() -> Mapping[str, Campaign]:
    """Read ten campaigns from ten files, which differ in slug, codes and record prefix: so all end on the same days."""
    text = (paths.CAMPAIGNS / f"{OF_ONE}.yaml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(CAMPAIGNS):
            letter = chr(ord("A") + number)
            own = text.replace(OF_ONE, f"bench-{number}").replace(OWN_CODES, f"b{number}-")
            own = own.replace(OWN_PREFIX, f"record_prefix: B{letter}")
            (folder / f"bench-{number}.yaml").write_text(own, encoding="utf-8")
        return load_all(folder)


async def make_country(writer: Writer, campaigns: Mapping[str, Campaign]) -> int:
    """Found the units and attach a campaign to each of the first; returns the first union: the others follow it."""

    async def job(work: Work) -> int:
        top = await _found(work, UNIT, Level.CONFEDERATION, None)
        federations = [
            await _found(work, f"F{number}", Level.PROVINCIAL_FEDERATION, top) for number in range(FEDERATIONS)
        ]
        unions = [
            await _found(work, f"U{number}", Level.GRASSROOTS, federations[number % FEDERATIONS])
            for number in range(UNIONS)
        ]
        for slug, unit in zip(campaigns, (top, *federations, *unions), strict=False):
            await attach(work, slug, unit)
        return unions[0]

    return await writer.run(job)


async def _found(work: Work, code: str, level: Level, parent: int | None) -> int:
    return await found(work, Act(since=None), code=code, name=f"Công đoàn {code}", level=level, parent_id=parent)
