"""A unit is found as people type it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.enums import Level, UnitStatusCode, WorkerCategory
from domain import units
from domain.units import Act, changes
from domain.units.spelling import read_category, read_level, read_status, tokens

DAY, ENDED = date(2026, 11, 1), date(2025, 6, 15)

NAMES = {
    "MAY": ("Công đoàn Công ty May Sao Mai", "May Sao Mai"),
    "MAY2": ("Công đoàn Công ty Cổ phần May Sao Khuê", "May Sao Khuê"),
    "GIAY": ("Công đoàn Công ty TNHH Giày Hàm Rồng", "Giày Hàm Rồng"),
    "YT-PT": ("Công đoàn Trung tâm Y tế huyện Phong Thổ", "TTYT Phong Thổ"),
    "YT-MT": ("Công đoàn Trung tâm Y tế huyện Mường Tè", "TTYT Mường Tè"),
    "GD-PT": ("Công đoàn Giáo dục huyện Phong Thổ", "CĐ Giáo dục Phong Thổ"),
    "THCS": ("Công đoàn Trường THCS Lê Quý Đôn", "THCS Lê Quý Đôn"),
    "KKT": ("Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp", "CĐ KKT Nghi Sơn & các KCN"),
    "LDLD": ("Liên đoàn Lao động huyện Thọ Xuân", "LĐLĐ Thọ Xuân"),
    "SO": ("Công đoàn Sở Kế hoạch", "CĐ Sở Kế hoạch"),
    "EBAN": ("Công đoàn Công ty Cà phê Y Moan Êban", "Cà phê Êban"),
}


async def plant_many(work: Work) -> None:
    for code, (name, short) in NAMES.items():
        act = Act(date(2013, 7, 28))
        unit_id = await changes.found(work, act, code=code, name=name, short_name=short, level=Level.GRASSROOTS)
        if code == "SO":
            await changes.change_status(work, Act(ENDED), unit_id, UnitStatusCode.ENDED)
        if code == "GIAY":
            await changes.rename(work, Act(date(2024, 1, 1)), unit_id, "Công đoàn Công ty TNHH Hồng Đức", "Hồng Đức")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("công ty may sao mai", "MAY"),
        ("cong ty may sao mai", "MAY"),
        ("MAY SAO MAI", "MAY"),
        ("may sao may", "MAY"),
        ("sao mai", "MAY"),
        ("cty may saomai", "MAY"),
        ("maysaomai", "MAY"),
        ("sao mai may", "MAY"),
        ("cong doan y te phong tho", "YT-PT"),
        ("ttyt phong tho", "YT-PT"),
        ("y te muong te", "YT-MT"),
        ("cđ giáo dục phong thổ", "GD-PT"),
        ("gduc phong tho", "GD-PT"),
        ("thcs le quy don", "THCS"),
        ("trung hoc co so le qui don", "THCS"),
        ("kkt nghi son", "KKT"),
        ("khu kinh te nghi sơn", "KKT"),
        ("ldld tho xuan", "LDLD"),
        ("liên đoàn lao đông thọ xuân", "LDLD"),
        ("so ke hoach", "SO"),
        ("eban", "EBAN"),
        ("giay ham rong", "GIAY"),
        ("hong duc", "GIAY"),
    ],
)
async def test_the_right_unit_comes_first(writer: Writer, look: AsyncConnection, typed: str, first: str) -> None:
    await writer.run(plant_many)
    found = await units.search(look, typed, DAY, 5)
    assert [one.code for one in found][:1] == [first]


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "ngân hàng", "👍", "zzzzzzzz"])
async def test_nothing_like_it_is_found(writer: Writer, look: AsyncConnection, typed: str) -> None:
    await writer.run(plant_many)
    assert await units.search(look, typed, DAY, 5) == []


async def test_what_is_found_says_how_it_stands(writer: Writer, look: AsyncConnection) -> None:
    await writer.run(plant_many)
    office = (await units.search(look, "so ke hoach", DAY, 5))[0]
    assert (office.is_active, office.since) == (False, ENDED)
    assert (await units.search(look, "giày hàm rồng", DAY, 5))[0].name == "Công đoàn Công ty TNHH Hồng Đức"
    assert await units.search(look, "may sao mai", date(2000, 1, 1), 5) == []
    assert len(await units.search(look, "công đoàn", DAY, 3)) == 3


def test_short_forms_are_written_out() -> None:
    assert tokens("CĐCS Cty May") == ("cong", "doan", "co", "so", "cong", "ti", "may")


@pytest.mark.parametrize(
    ("read", "codes"), [(read_level, Level), (read_status, UnitStatusCode), (read_category, WorkerCategory)]
)
def test_every_code_is_read_by_its_name_and_in_words(read: Callable[[str], object], codes: type[StrEnum]) -> None:
    assert [read(code) for code in codes] == list(codes)
    assert read("") is None
    assert read("hội đồng") is None


def test_words_for_codes_are_read_in_any_spelling() -> None:
    assert read_level("CĐCS trực thuộc LĐLĐ tỉnh") is Level.DIRECTLY_ATTACHED_GRASSROOTS
    assert read_level("cong doan co so") is Level.GRASSROOTS
    assert read_category("CÔNG NHÂN") is WorkerCategory.WORKER
