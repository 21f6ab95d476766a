"""The departments and unions that a document names are bound to units by their names, under the unit that issued it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from data.engine.unit_of_work import Writer
from data.enums import Level, UnitStatusCode
from domain.campaigns import get, load_all
from domain.campaigns.attaching import attach, attach_by_name, bind, find_named
from domain.campaigns.named_units import named_in, named_on
from domain.errors import Problem
from domain.units import Act, changes
from tests.support.unit_tree import doing

THANH_HOA = get("thanh-hoa-2021")
FEDERATION = "Liên đoàn Lao động tỉnh Thanh Hóa"
COMMUNICATION, POLICY, ALL = "th21-dept-communication", "th21-dept-policy", "th21-dept-all"
CIVIL, ZONE = "Công đoàn Viên chức tỉnh", "Công đoàn Khu kinh tế Nghi Sơn & Các khu công nghiệp"
REORGANISED = date(2025, 7, 1)


@dataclass
class Office:
    """Units of one federation, founded one after the other."""

    writer: Writer
    top: int
    count: int = 0

    async def found(
        self, name: str, level: Level = Level.DEPARTMENT, parent: int | None = None, since: date | None = None
    ) -> int:
        self.count += 1
        given: dict[str, Any] = {
            "code": f"U{self.count}",
            "name": name,
            "level": level,
            "parent_id": parent or self.top,
        }
        return int(await self.writer.run(doing(changes.found, Act(since), **given)))

    async def bound(self, day: date = date(2021, 3, 1)) -> Mapping[str, set[int]]:
        """Bind by name as the program does when it begins; say which units are named as of a day."""
        await self.writer.run(doing(attach_by_name, load_all().values()))
        async with self.writer.engine.connect() as connection:
            found = await named_on(connection, day)
        return {one.key: set(units) for one in named_in(THANH_HOA) if (units := found.of(THANH_HOA.slug, [one.key]))}


@pytest.fixture
async def office(writer: Writer) -> Office:
    top = {"code": "TOP", "name": FEDERATION, "level": Level.PROVINCIAL_FEDERATION, "parent_id": None}
    return Office(writer, int(await writer.run(doing(changes.found, Act(None), **top))))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (COMMUNICATION, "Ban Tuyên giáo - Nữ công"),
        (COMMUNICATION, "BAN TUYÊN GIÁO, NỮ CÔNG"),
        (COMMUNICATION, "Ban Tuyên giáo - Nữ công LĐLĐ tỉnh Thanh Hóa"),
        (POLICY, "Ban Chính sách, pháp luật & Quan hệ lao động Liên đoàn Lao động tỉnh Thanh Hóa"),
    ],
)
async def test_a_department_is_found_by_any_writing_of_its_name(office: Office, key: str, name: str) -> None:
    assert await office.bound() == {}
    department = await office.found(name)
    assert await office.bound() == {key: {department}}
    assert await office.bound() == {key: {department}}  # the second time there is nothing left to do


async def test_a_union_is_found_with_the_province_that_the_document_leaves_out(office: Office) -> None:
    civil = await office.found("Công đoàn Viên chức tỉnh Thanh Hóa", Level.DIRECTLY_SUPERIOR_UNION)
    zone = await office.found(ZONE, Level.DIRECTLY_SUPERIOR_UNION)
    assert await office.bound() == {CIVIL: {civil}, ZONE: {zone}}


async def test_only_a_department_of_the_issuer_is_meant(office: Office) -> None:
    """Neither one of a union below, nor a unit of another level, nor one of another federation."""
    district = await office.found("Liên đoàn Lao động huyện", Level.DIRECTLY_SUPERIOR_UNION)
    await office.found("Ban Tuyên giáo - Nữ công", parent=district)
    await office.found("Ban Tuyên giáo - Nữ công", Level.GRASSROOTS)
    other = {"code": "LC", "name": "Công đoàn khác", "level": Level.PROVINCIAL_FEDERATION, "parent_id": None}
    elsewhere = await office.writer.run(doing(changes.found, Act(None), **other))
    await office.found("Ban Tuyên giáo - Nữ công", parent=elsewhere)
    assert await office.bound() == {}


async def test_two_of_one_name_are_told_apart_by_the_day_or_not_at_all(office: Office) -> None:
    old = await office.found("Ban Tuyên giáo - Nữ công")
    await office.writer.run(doing(changes.rename, Act(REORGANISED), old, "Ban Tuyên giáo"))
    await office.found("Ban Tuyên giáo - Nữ công", since=REORGANISED)
    one = await office.found("Ban Chính sách, pháp luật & Quan hệ lao động")
    await office.found("Ban Chính sách pháp luật & Quan hệ lao động", since=date(2020, 1, 1))
    assert one not in (await office.bound()).get(POLICY, set())
    assert await office.bound() == {COMMUNICATION: {old}}


async def test_what_ends_is_carried_on_by_its_successor(office: Office) -> None:
    old = await office.found("Ban Tuyên giáo - Nữ công")
    await office.bound()
    new = await office.found("Ban Công tác đoàn viên", since=REORGANISED)
    await office.writer.run(doing(changes.change_status, Act(REORGANISED), old, UnitStatusCode.MERGED))
    await office.writer.run(doing(changes.set_successors, Act(REORGANISED), old, [new]))
    assert (await office.bound(date(2025, 6, 30)))[COMMUNICATION] == {old}
    assert new in (await office.bound(REORGANISED))[COMMUNICATION]


async def test_a_name_that_means_several_is_bound_by_hand_and_stays(office: Office) -> None:
    both = {await office.found("Ban Tài chính"), await office.found("Nhà Văn hóa Lao động", Level.GRASSROOTS)}
    await office.bound()
    named = find_named(THANH_HOA, "các ban, đơn vị trực thuộc LĐLĐ tỉnh")
    assert named is not None
    await office.writer.run(doing(bind, THANH_HOA, named, sorted(both)))
    assert await office.bound() == {ALL: both}
    await office.writer.run(doing(bind, THANH_HOA, named, [min(both)]))
    assert await office.bound() == {ALL: {min(both)}}


async def test_a_unit_for_which_the_campaign_does_not_hold_is_refused(office: Office) -> None:
    await office.bound()
    other = {"code": "LC", "name": "Công đoàn khác", "level": Level.PROVINCIAL_FEDERATION, "parent_id": None}
    elsewhere = await office.writer.run(doing(changes.found, Act(None), **other))
    with pytest.raises(Problem, match="named_elsewhere"):
        await office.writer.run(doing(bind, THANH_HOA, next(named_in(THANH_HOA)), [elsewhere]))
    assert await office.bound() == {}


async def test_a_campaign_that_moves_to_another_unit_leaves_the_departments_of_the_first(office: Office) -> None:
    await office.found("Ban Tuyên giáo - Nữ công")
    await office.bound()
    other = {"code": "LC", "name": "Công đoàn khác", "level": Level.PROVINCIAL_FEDERATION, "parent_id": None}
    elsewhere = await office.writer.run(doing(changes.found, Act(None), **other))
    await office.writer.run(doing(attach, THANH_HOA.slug, elsewhere))
    assert await office.bound() == {}
    own = await office.found("Ban Tuyên giáo - Nữ công", parent=elsewhere)
    assert await office.bound() == {COMMUNICATION: {own}}


def test_every_name_in_the_files_that_owes_or_receives_is_asked_for() -> None:
    assert {slug: [one.names[0] for one in named_in(campaign)] for slug, campaign in load_all().items()} == {
        "dak-lak-2020": ["Ban Chính – Pháp luật"],
        "lai-chau-2020": [],
        "phu-yen-2021": [
            "Ban Chính sách - Pháp luật & Quan hệ lao động",
            "Hệ thống cơ quan thông tin, truyền thông của tổ chức Công đoàn",
        ],
        "thanh-hoa-2021": [
            "Ban Tuyên giáo - Nữ công",
            "Ban Chính sách, pháp luật & Quan hệ lao động",
            "Các Ban, đơn vị trực thuộc LĐLĐ tỉnh",
            "các đơn vị trực thuộc LĐLĐ tỉnh có trụ sở",
            CIVIL,
            ZONE,
        ],
        "vien-chuc-2020": ["Ban Chính sách - Pháp luật"],
    }
