"""The lists of the demo and of the manual are lists like any other: without a fault, and again without a change."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Writer
from data.enums import Level, UnitStatusCode, WorkerCategory
from data.paths import CAMPAIGNS, DEMO
from domain import units
from domain.members import roster
from domain.members.roster import plan_roster
from domain.units import rows
from domain.units.importing import import_units
from tests.support.rooms import ROOT
from tests.support.unit_tree import doing

LISTS = sorted(DEMO.glob("*/units.csv"))
ROOTS = {"dak-lak-2020": "LDLD-DL", "lai-chau-2020": "LDLD-LC", "phu-yen-2021": "LDLD-PY", "thanh-hoa-2021": "LDLD-TH"}


def test_every_document_has_its_units() -> None:
    assert {path.parent.name for path in LISTS} == {path.stem for path in CAMPAIGNS.glob("*.yaml")}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.parent.name)
async def test_the_list_is_faultless(writer: Writer, look: AsyncConnection, path: Path) -> None:
    first = await writer.run(doing(import_units, path))
    assert (first.bad, first.changed, first.unchanged) == ([], 0, 0)
    again = await writer.run(doing(import_units, path))
    assert (again.founded, again.changed) == (0, 0)
    root = await units.by_code(look, ROOTS.get(path.parent.name, "CDVC-VN"), date(2021, 3, 1))
    assert root
    assert len(await units.subtree_ids(look, root.id, date(2021, 3, 1))) >= 10


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.parent.name)
async def test_the_members_fit_the_units_of_their_document(writer: Writer, look: AsyncConnection, path: Path) -> None:
    await writer.run(doing(import_units, path))
    plan = await plan_roster(look, path.parent / "members.csv", date(2021, 2, 27))
    assert plan.bad == []
    assert len(plan.new) > 10
    for unit_id in {unit_id for unit_id, _ in plan.new}:
        sections = {member.section for (at, _), member in plan.new.items() if at == unit_id}
        assert {name for _, name in await units.sections(look, unit_id)} <= sections


async def test_the_districts_of_thanh_hoa_end_in_2025(writer: Writer, look: AsyncConnection) -> None:
    await writer.run(doing(import_units, DEMO / "thanh-hoa-2021" / "units.csv"))
    for day, active in ((date(2025, 6, 30), True), (date(2025, 7, 1), False)):
        district = await units.by_code(look, "LDLD-HH", day)
        assert district
        assert district.is_active is active


def examples() -> list[str]:
    """Cut the lists out of the manual: blocks that are set in by four spaces and begin with a header."""
    text = (ROOT / "docs" / "importing.md").read_text("utf-8")
    blocks = re.findall(r"(?:^ {4}.*\n)+", text, re.MULTILINE)
    return [dedent(block) for block in blocks if block.strip().startswith(("code;", "unit_code;"))]


async def test_the_examples_of_the_manual_work_as_they_stand(writer: Writer, look: AsyncConnection) -> None:
    first, later, members = examples()
    founded = await writer.run(doing(import_units, first.encode()))
    assert (founded.founded, founded.bad) == (3, [])
    missing = (
        "code;name;level;parent_code\nLDLD-HH;Liên đoàn Lao động huyện Hoằng Hóa;directly_superior_union;LDLD-TH\n"
    )
    await writer.run(doing(import_units, missing.encode()))
    changed = await writer.run(doing(import_units, later.encode()))
    assert (changed.founded, changed.changed, changed.bad) == (1, 2, [])
    plan = await plan_roster(look, members.encode(), date(2021, 2, 27))
    assert (len(plan.new), plan.bad) == (2, [])


def test_the_manual_names_every_column_and_every_level() -> None:
    text = (ROOT / "docs" / "importing.md").read_text("utf-8")
    columns = (*rows.REQUIRED, *rows.OPTIONAL, *roster.REQUIRED, *roster.OPTIONAL)
    assert [name for name in (*columns, *Level, *UnitStatusCode, *WorkerCategory) if f"`{name}`" not in text] == []
