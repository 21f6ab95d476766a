"""What no slip of a finger may do wants a typed word: many people told, an administrator made, a phone cut."""

from __future__ import annotations

import re

import pytest

from benchmarks.heaps import HEAPS
from data.engine.unit_of_work import Work
from data.enums import AnnouncementState, ContactState, Role
from data.tables import Announcement, Contact, Grant, Invitation
from domain.errors import Problem
from domain.input import typed_word
from domain.input.typed_word import Word
from domain.members.invitations import invite
from tests.support.announce_sent import states
from tests.support.evening_announce import arrive, begin, chair
from tests.support.looking import rows, unit_id
from tests.support.moving import confirmed, find_member
from tests.support.users import Town, User

__all__ = ["chair"]


@pytest.mark.parametrize("typed", ["GỬI", "gửi", "Gui", " GUI. ", "“Gửi”", "gửi!"])
def test_it_is_read_in_any_spelling(typed: str) -> None:
    typed_word.demand(typed, Word.SEND)


@pytest.mark.parametrize("typed", ["", "ok", "gửi đi", "không gửi", "1", "giao"])
def test_nothing_else_is_taken_for_it(typed: str) -> None:
    with pytest.raises(Problem, match="word_needed"):
        typed_word.demand(typed, Word.SEND)


def test_a_long_text_is_not_even_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten thousand signs each of which is eighteen letters, comparing alone took a third of a second."""
    monkeypatch.setattr(typed_word, "same_words", pytest.fail)
    with pytest.raises(Problem, match="word_needed"):
        typed_word.demand(HEAPS["ligatures"], Word.SEND)


def few(town: Town, number: int = 2) -> None:
    """Let more people than this be many."""
    town.sets_policies(confirm_above=number)


async def test_many_are_told_after_a_word(town: Town, chair: User) -> None:
    few(town)
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    chair.sees("Thông báo này tới 3 người.", "gõ chữ GỬI")
    assert not await rows(town, Announcement, "id")
    await chair.says("được rồi")
    chair.sees("Chưa làm gì", "gõ đúng chữ GỬI", "Thông báo này tới 3 người.")
    await chair.says("quay lại")
    chair.sees("Người nhận: 3 đoàn viên")
    await chair.taps("Gửi ngay")
    await chair.says("gui")
    chair.sees("Đang gửi: 0/3 người")
    assert await states(town) == [AnnouncementState.SENDING]


async def test_few_are_told_at_once(town: Town, chair: User) -> None:
    few(town, 3)
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Gửi ngay")
    chair.sees("Đang gửi: 0/3 người")


async def test_the_hour_that_was_chosen_outlives_the_word(town: Town, chair: User) -> None:
    few(town)
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Hẹn giờ")
    await chair.taps("11:30 27/02")
    await chair.taps("Gửi lúc 11:30 27/02")
    await chair.says("GỬI")
    chair.sees("Thông báo sẽ gửi lúc 11:30")


async def test_many_are_reminded_after_a_word(town: Town, chair: User) -> None:
    await begin(chair, "Đoàn viên", "Họp lúc 8 giờ")
    await chair.taps("Cần bấm “Đã nhận”")
    await chair.taps("Gửi ngay")
    await arrive(town)
    await chair.taps("Xem lại tình hình")
    few(town, 1)
    await chair.taps("Nhắc 1 đơn vị")
    chair.sees("Thông báo này tới 2 người.")  # the chair sent it, and is not reminded
    await chair.says("gửi")
    assert len(await states(town)) == 2


@pytest.fixture
async def administrator(town: Town) -> User:
    """Somebody who administers the zone's union, where a member may be made an administrator of a unit below."""
    unit = await unit_id(town, "KKT-NS")

    async def make(work: Work) -> str:
        return await invite(work, unit, Role.ADMINISTRATOR)

    code = await town.writer.run(make)
    person = town.person("Phạm Văn Thành")
    await person.opens(f"i-{code}")
    await person.taps("Nhận")
    await person.taps("Đồng ý")
    await person.says("Phạm Văn Thành")
    return person


async def give_administration(administrator: User) -> None:
    await administrator.says("menu")
    await administrator.taps("Đơn vị của tôi")
    await administrator.taps("Cán bộ")
    await administrator.taps("Giao quyền")
    await administrator.taps("May Sao Mai")
    await administrator.taps("Quản trị")
    await administrator.taps("Không thời hạn")


async def test_an_administrator_is_made_after_a_word(town: Town, officer: User, administrator: User) -> None:
    await confirmed(town, officer)
    await give_administration(administrator)
    await administrator.says("hanh")
    await administrator.taps("Lê Thị Hạnh")
    await administrator.taps("Giao quyền")
    administrator.sees("giao quyền cho Lê Thị Hạnh", "gõ chữ GIAO")
    await administrator.says("đồng ý")
    administrator.sees("Chưa làm gì")
    assert (Role.ADMINISTRATOR, 3) not in await rows(town, Grant, "role", "unit_id")
    await administrator.says("giao")
    administrator.sees("Đã phân công Lê Thị Hạnh làm quản trị tại Công đoàn Công ty May Sao Mai")
    assert (Role.ADMINISTRATOR, 3) in await rows(town, Grant, "role", "unit_id")


async def test_a_link_that_makes_one_wants_it_too(town: Town, administrator: User) -> None:
    await give_administration(administrator)
    await administrator.taps("Lấy đường dẫn mời")
    assert len(await rows(town, Invitation, "id")) == 1
    administrator.sees("lấy đường dẫn mời", "gõ chữ GIAO")
    await administrator.says("GIAO")
    assert re.search(r"start=i-[\w-]+", administrator.text)
    assert len(await rows(town, Invitation, "id")) == 2


async def test_a_phone_is_cut_after_a_word(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await find_member(officer)
    await officer.taps("Khóa điện thoại cũ")
    await officer.taps("Đúng, khóa ngay")
    await officer.says("ừ")
    officer.sees("Chưa làm gì", "gõ chữ KHÓA")
    assert [state for (state,) in await rows(town, Contact, "state")].count(ContactState.CUT) == 0
    await officer.says("quay lại")
    officer.sees("Lê Thị Hạnh")
