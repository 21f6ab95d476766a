"""An officer of a superior union adds enterprises from the phone, one after the other, and takes one back."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from functools import partial

import pytest

from bot.channels.deep_links import OwnLinks
from data.engine.unit_of_work import Work
from data.enums import Level
from data.tables import AuditEntry, Invitation
from domain.errors import Problem, Refused
from domain.members import new_units
from domain.members.new_units import NewUnit
from domain.units import UnitView, by_join_code, children, posters
from tests.support.clock import TestClock
from tests.support.forging import everything
from tests.support.handing_in import BUTTONS_ONLY, person_of
from tests.support.looking import rows
from tests.support.posters import opens
from tests.support.town import make_officer
from tests.support.users import BOT, Town, User

pytestmark = pytest.mark.long

ZONE, FEDERATION, MAY = 2, 1, 3
NAMES = ("Công đoàn Công ty May Hoa Sen", "Công đoàn Công ty S&H Vina", "Công đoàn Công ty Giày Ễnh Ương")
PUBLIC = "https://thidua.example.org"


@pytest.fixture
async def zone(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def at_own_unit(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")


async def adds(officer: User, name: str) -> str:
    """Add a unit below one's own; returns its join code."""
    await at_own_unit(officer)
    await officer.taps("Tạo CĐCS mới")
    await officer.says(name)
    return code_on(officer)


def code_on(officer: User) -> str:
    found = re.search(r"Mã tham gia: (?:<b>)?([A-Z0-9]{7})", officer.text)
    assert found, officer.text
    return found[1]


async def below(town: Town, parent: int = ZONE) -> list[UnitView]:
    async def look(work: Work) -> list[UnitView]:
        return await children(work.connection, parent, work.now.date())

    return await town.writer.run(look)


async def unit_at(town: Town, code: str) -> UnitView | None:
    async def look(work: Work) -> UnitView | None:
        return await by_join_code(work.connection, code, work.now.date())

    return await town.writer.run(look)


@BUTTONS_ONLY
async def test_three_enterprises_take_eleven_taps_and_three_names(town: Town, zone: User) -> None:
    """With the invitation of each officer and each poster: three taps to come there, then a name and three a unit."""
    await zone.says("menu")
    before = zone.turns
    await zone.taps("Đơn vị của tôi")
    await zone.taps("Tạo CĐCS mới")
    codes = []
    for name in NAMES:
        await zone.says(name)
        zone.sees(f"Đã thêm {name} dưới Công đoàn Khu kinh tế Nghi Sơn", "hoàn tác được đến 08:00, 28/02/2021")
        codes.append(code_on(zone))
        await zone.taps("Mời cán bộ")
        zone.sees(f"Lời mời giữ quyền cán bộ công đoàn tại {name}", "start=i-")
        await zone.taps("Áp phích mã QR")
        if name != NAMES[-1]:
            await zone.taps("Tạo CĐCS mới")
    assert zone.turns - before - len(NAMES) == 11
    assert zone.pictures() == 3
    assert sorted(unit.name for unit in await below(town)) == sorted([*NAMES, "Công đoàn Công ty May Sao Mai"])
    assert len(set(codes)) == 3


@BUTTONS_ONLY
async def test_forty_enterprises_without_an_administrator(town: Town, zone: User) -> None:
    """The first three as an officer taps them, the others by what those taps do; each has a code and is found."""
    names = [f"Công đoàn Công ty Cơ khí số {number}" for number in range(1, 41)]
    for name in names[:3]:
        await adds(zone, name)
        await zone.taps("Mời cán bộ")
        zone.sees(f"Lời mời giữ quyền cán bộ công đoàn tại {name}")
    by = await person_of(town, zone)
    for name in names[3:]:
        await town.writer.run(partial(new_units.add, officer_id=by, new=NewUnit(ZONE, name, Level.GRASSROOTS)))
    found = {unit.name: unit for unit in await below(town)}
    assert set(names) == found.keys() - {"Công đoàn Công ty May Sao Mai"}
    assert len({found[name].join_code for name in names}) == 40
    assert {found[name].level for name in names} == {Level.GRASSROOTS}
    await at_own_unit(zone)
    await zone.taps("Đơn vị khác")
    await zone.says("co khi so 40")
    await zone.taps("Cơ khí số 40")
    await zone.taps("Mã tham gia")
    zone.sees(found[names[-1]].join_code)
    await zone.taps("Áp phích mã QR")
    assert zone.pictures() == 1
    worker = town.person("Mai")
    await worker.opens(f"u-{found[names[-1]].join_code}")
    worker.sees(names[-1], "phải không?")


@pytest.mark.every_channel
async def test_the_poster_comes_as_a_picture_and_its_code_opens_the_unit(town: Town, zone: User) -> None:
    town.sets(links=OwnLinks(BOT, PUBLIC, "https://zalo.me/42"))
    code = await adds(zone, NAMES[1])
    await zone.taps("Áp phích mã QR")
    zone.sees(NAMES[1], code)
    if not zone.capabilities.files:
        zone.sees("không nhận được ảnh")
        return
    assert zone.pictures() == 1
    assert opens(await zone.picture(), f"{PUBLIC}/j/{code}")
    assert not opens(await zone.picture(), f"{PUBLIC}/j/MAY0123")


@BUTTONS_ONLY
async def test_it_is_drawn_after_the_commit_and_off_the_loop(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    really = posters.draw
    drawn_by: list[threading.Thread] = []

    def noting(one: posters.Poster) -> bytes:
        drawn_by.append(threading.current_thread())
        return really(one)

    monkeypatch.setattr(posters, "draw", noting)
    officer = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    for label in ("Đơn vị của tôi", "Mã tham gia", "Áp phích mã QR"):
        await officer.taps(label)
    assert len(drawn_by) == officer.pictures() == 1
    assert drawn_by[0] is not threading.main_thread()


@pytest.mark.every_channel
async def test_the_officer_who_was_invited_joins_and_lets_members_in(town: Town, zone: User) -> None:
    code = await adds(zone, NAMES[0])
    await zone.taps("Mời cán bộ")
    found = re.search(r"(i-[\w-]{20,})", zone.text)
    assert found, zone.text
    chair = town.person("Lê Thị Hạnh")
    await chair.opens(found[1])
    chair.sees("cán bộ công đoàn", NAMES[0])
    await chair.taps("Nhận")
    await chair.taps("Đồng ý")
    await chair.says("Lê Thị Hạnh")
    chair.sees(f"Đồng chí đã nhận quyền cán bộ công đoàn tại {NAMES[0]}")
    worker = town.person("Mai")
    await worker.opens(f"u-{code}")
    worker.sees(NAMES[0], "phải không?")
    await chair.says("menu")
    await chair.taps("Đơn vị của tôi")
    assert "Tạo CĐCS mới" not in chair.buttons()
    await chair.taps("Mã tham gia")
    chair.sees(code)
    chair.sees_choice("Áp phích mã QR")


async def test_what_exists_below_is_asked_about_and_made_no_second_time(town: Town, zone: User) -> None:
    await at_own_unit(zone)
    await zone.taps("Tạo CĐCS mới")
    for spelled in ("công đoàn công ty may sao mai", "CĐCS Cty May Sao Mai", "Công ty May Sao Mai"):
        await zone.says(spelled)
        zone.sees("Dưới Công đoàn Khu kinh tế Nghi Sơn", "đã có “Công đoàn Công ty May Sao Mai” (mã MAY0123)")
    assert [unit.code for unit in await below(town)] == ["MAY0123"]
    await zone.says("Hủy")
    zone.sees("Công đoàn Khu kinh tế Nghi Sơn")


@BUTTONS_ONLY
@pytest.mark.parametrize(
    "typed",
    ["ok", "Vinamilk", "Làm sao để thêm đơn vị?", "=cmd May", "công ty <b>", "xem http://x.vn/a", "Công ty 红花"],
)
async def test_what_is_no_name_is_refused(town: Town, zone: User, typed: str) -> None:
    await at_own_unit(zone)
    await zone.taps("Tạo CĐCS mới")
    await zone.says(typed)
    zone.sees("Chưa rõ đây là tên công đoàn nào", "Tên công đoàn cơ sở mới")
    await zone.says("Công ty " * 16)
    zone.sees("Tên dài quá 120 ký tự")
    assert len(await below(town)) == 1


@BUTTONS_ONLY
async def test_the_federation_chooses_the_level_and_adds_below_a_unit_below(town: Town) -> None:
    province = await make_officer(town, "Lê Văn Sáu", "LDLD-TH")
    await adds_attached(province)
    attached = next(unit for unit in await below(town, FEDERATION) if "Hồng Đức" in unit.name)
    assert (attached.level, attached.code) == (Level.DIRECTLY_ATTACHED_GRASSROOTS, attached.join_code)
    await at_own_unit(province)
    await province.taps("Đơn vị khác")
    await province.taps("CĐ KKT Nghi Sơn")
    await province.taps("Tạo CĐCS mới")
    await province.says(NAMES[0])
    assert {unit.name: unit.level for unit in await below(town)}[NAMES[0]] is Level.GRASSROOTS


async def adds_attached(province: User) -> None:
    await at_own_unit(province)
    await province.taps("Tạo CĐCS mới")
    await province.says("Công đoàn Trường Đại học Hồng Đức")
    province.sees("Công đoàn Trường Đại học Hồng Đức thuộc cấp nào?")
    await province.taps("CĐCS trực thuộc LĐLĐ tỉnh")
    province.sees("Đã thêm")


@pytest.mark.every_channel
async def test_it_is_undone_within_a_day_and_gone_from_every_list(town: Town, zone: User, clock: TestClock) -> None:
    code = await adds(zone, NAMES[0])
    await zone.taps("Mời cán bộ")
    clock.moment += timedelta(hours=23)
    await zone.taps("Hoàn tác, bỏ đơn vị này")
    zone.sees(f"Đã hoàn tác: {NAMES[0]}", "Công đoàn Khu kinh tế Nghi Sơn")
    assert [unit.code for unit in await below(town)] == ["MAY0123"]
    assert await unit_at(town, code) is None
    assert (await rows(town, Invitation, "cancelled_at"))[-1] == (clock.moment,)
    assert (await rows(town, AuditEntry, "action"))[-1] == ("unit_founding_undone",)
    await zone.taps("Đơn vị khác")
    await zone.says("hoa sen")
    zone.sees("Chưa tìm thấy")
    again = await adds(zone, NAMES[0])
    assert again != code
    assert len(await below(town)) == 2


@BUTTONS_ONLY
async def test_the_way_back_stands_on_the_unit_too_and_is_over_after_a_day(
    town: Town, zone: User, clock: TestClock
) -> None:
    await adds(zone, NAMES[0])
    await at_own_unit(zone)
    await zone.taps("Đơn vị khác")
    await zone.taps(NAMES[0])
    await zone.looks_for("Hoàn tác, bỏ đơn vị này")
    zone.sees_choice("Hoàn tác, bỏ đơn vị này")
    clock.moment += timedelta(hours=24)
    await zone.taps("Hoàn tác, bỏ đơn vị này")
    zone.sees(f"{NAMES[0]} không bỏ được nữa", "24 giờ")
    assert len(await below(town)) == 2


@BUTTONS_ONLY
async def test_it_stays_once_somebody_has_joined(town: Town, zone: User) -> None:
    code = await adds(zone, NAMES[0])
    hanh = town.person("Hạnh")
    await hanh.opens(f"u-{code}")
    for label in ("Đúng, tiếp tục", "Đồng ý"):
        await hanh.taps(label)
    await hanh.says("Lê Thị Hạnh")
    await hanh.taps("Công nhân")
    await zone.taps("Hoàn tác, bỏ đơn vị này")
    zone.sees(f"{NAMES[0]} không bỏ được nữa: đơn vị đã có người tham gia")
    assert await unit_at(town, code) is not None


@BUTTONS_ONLY
async def test_what_no_officer_added_from_the_phone_is_not_undone(town: Town, zone: User) -> None:
    by = await person_of(town, zone)
    with pytest.raises(Problem, match="unit_stays"):
        await town.writer.run(lambda work: new_units.undo(work, by, MAY))


@BUTTONS_ONLY
@pytest.mark.parametrize("code", ["MAY0123", "BEN0456"])
async def test_who_stands_not_above_adds_nothing(town: Town, zone: User, code: str) -> None:
    """Neither an officer of a grassroots union, nor one from beside; not even with forged buttons."""
    await adds(zone, NAMES[0])
    new = (await below(town))[0].id
    other = await make_officer(town, "Trần Thị Hoa", code)
    await at_own_unit(other)
    assert "Tạo CĐCS mới" not in other.buttons()
    before = await everything(town)
    for data in ("add_unit:2", "add_unit:3", "new_unit_level:grassroots", f"undo_unit:{new}", f"unit_poster:{new}"):
        await other.forges(f"{other.turns}:{data}")
    assert await everything(town) == before
    by = await person_of(town, other)
    for parent in (ZONE, MAY, FEDERATION):
        with pytest.raises(Refused):
            await town.writer.run(
                partial(new_units.add, officer_id=by, new=NewUnit(parent, NAMES[1], Level.GRASSROOTS))
            )
    with pytest.raises(Refused):
        await town.writer.run(lambda work: new_units.undo(work, by, new))


@BUTTONS_ONLY
@pytest.mark.parametrize("level", [Level.PROVINCIAL_FEDERATION, Level.DEPARTMENT, Level.DIRECTLY_ATTACHED_GRASSROOTS])
async def test_no_other_level_is_added(town: Town, zone: User, level: Level) -> None:
    by = await person_of(town, zone)
    with pytest.raises(Refused, match="no_unit_below"):
        await town.writer.run(lambda work: new_units.add(work, by, NewUnit(ZONE, NAMES[0], level)))
