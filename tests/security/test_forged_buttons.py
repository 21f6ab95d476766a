"""Buttons prove nothing: every action of the officers, forged by a worker, an ended officer, an officer elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from domain.limits import Limits
from domain.text import templates
from tests.support.forging import SECRETS, actions, attempt, everything, pushes
from tests.support.looking import listed
from tests.support.officer_hostile import end_roles
from tests.support.town import join, make_officer, officer, town
from tests.support.users import Town, User

__all__ = ["officer", "town"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.parametrize("town", ["buttons"], indirect=True),
]

TROUBLE = templates.render("refusals/trouble", {"you": "đồng chí", "You": "Đồng chí"})


@pytest.fixture
async def worker(town: Town, officer: User) -> User:
    """One who is confirmed and has registered; another waits; there are a line of the list, a message and a phase."""
    xuyen = await join(town, "Bùi Thị Xuyến")
    await xuyen.taps("Đăng ký thi đua")
    await xuyen.taps("“Công nhân giỏi xứ Thanh”")
    await xuyen.says("Dệt xong trước hạn")
    await xuyen.taps("Bỏ qua")
    await xuyen.taps("Gửi")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await officer.says("Mời họp.")
    await officer.taps("Gửi ngay")
    await join(town, "Quách Thị Bưởi")
    await listed(town, ("Quách Thị Bưởi", "+84987345678"))
    await opens_phase(officer)
    await officer.says("menu")
    return xuyen


async def opens_phase(officer: User) -> None:
    await officer.says("menu")
    await officer.looks_for("Lịch năm")
    for label in ("Lịch năm", "Đợt thi đua đặc biệt", "Mở đợt mới"):
        await officer.taps(label)
    await officer.says("Tháng nước rút")
    await officer.taps("Bỏ qua")
    await officer.taps("Bỏ qua")
    await officer.says("10/3")
    await officer.says("20/3")
    await officer.taps("Mở đợt")
    officer.sees("Đã mở đợt")


async def test_without_the_screen_it_is_an_old_button(town: Town, worker: User) -> None:
    town.sets(limits=Limits(answers_member=10_000))
    before = await everything(town)
    for action in actions():
        if action.code:
            await worker.forges(f"{worker.turns}:{action.code}:1")
            worker.sees("Nút này thuộc tin cũ")
    assert await everything(town) == before


async def test_a_push_of_somebody_else_is_an_old_button(town: Town, worker: User) -> None:
    before = await everything(town)
    for number in range(1, 4):
        for code in pushes():
            await worker.forges(f"p{number}:{code}:1")
            worker.sees("Nút này thuộc tin cũ")
    assert await everything(town) == before


@pytest.mark.parametrize("ended", [False, True], ids=["a worker", "an ended officer"])
async def test_whoever_is_no_officer_is_shown_out(town: Town, officer: User, worker: User, *, ended: bool) -> None:
    """Even where the very screen lies before them, as it does when a role has just ended."""
    if ended:
        await end_roles(town)
    town.sets(limits=Limits(answers_member=10_000))
    actor, before = officer if ended else worker, await everything(town)
    await actor.says("/menu")
    foreign = [secret for secret in SECRETS if secret not in actor.text]
    let_in = []
    for action in actions():
        (told,) = await attempt(actor, action, ["1"])
        shown_out = "Trang chính của" in told and not any(secret in told for secret in foreign)
        let_in += [] if shown_out else [(action.name, told)]
    assert let_in == []
    assert await everything(town) == before


@pytest.mark.usefixtures("worker")
async def test_an_officer_elsewhere_changes_and_sees_nothing_here(town: Town) -> None:
    """The gate lets them pass; the domain refuses, whatever the screen and the job that they are in say."""
    town.names_noted = False
    stranger = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    before = await everything(town)
    trail = before.pop("audit_entry")  # it would tell who was let do what; they may take lists of their own unit
    leaks: list[Any] = []
    helpless: list[str] = []
    for action in actions():
        told = await attempt(stranger, action)
        leaks += [(action.name, one) for one in told if any(secret in one for secret in SECRETS)]
        helpless += [] if any(TROUBLE not in one for one in told) else [action.name]
    assert leaks == []
    after = await everything(town)
    assert [entry for entry in after.pop("audit_entry") if entry not in trail and "list_exported" not in entry] == []
    assert after == before
    assert not helpless, f"give these what they need, in tests/support/forging.py: {helpless}"
