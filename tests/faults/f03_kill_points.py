"""F3: kill -9 at each named point: one effect, nothing lost, and who was left without an answer gets the screen."""

from __future__ import annotations

import signal

import pytest

from tests.support.launcher import BOTH, Launcher, Person, Street
from tests.support.users import BOT
from tests.support.victim import POINTS

pytestmark = [pytest.mark.kill, BOTH]


async def on_the_last_button(street: Street) -> Person:
    """A person who has joined and filled in the form: only "Gửi" is left."""
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        for label in ("Đúng, tiếp tục", "Đồng ý"):
            await hanh.taps(label)
        await hanh.says("Lê Thị Hạnh")
        for label in ("Công nhân", "Chuyền 2", "Đăng ký thi đua", "“Công nhân giỏi xứ Thanh”", "Giảm hàng lỗi"):
            await hanh.taps(label)
        await hanh.taps("Bỏ qua")
    hanh.sees("Xem lại")
    return hanh


@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_send_makes_one_record(street: Street, launcher: Launcher, point: str) -> None:
    hanh = await on_the_last_button(street)
    before = street.shown(hanh.number)
    hanh.throws("Gửi")
    await launcher.start({**street.job, "point": point})
    assert await launcher.end() == signal.SIGKILL
    sent = street.shown(hanh.number) - before
    assert sent == (1 if "after the answer" in point else 0)
    async with street.running():
        await street.until(lambda: street.shown(hanh.number) == before + sent + 1)
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    assert await street.count("SELECT count(*) FROM record") == 1
    assert await street.count("SELECT count(*) FROM audit_entry WHERE action = 'submitted'") == 1
    assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL") == 0
    async with street.running():
        await street.acknowledged()
    assert street.shown(hanh.number) == before + sent + 1  # what was noted is not shown again


@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_joining_makes_one_person(street: Street, launcher: Launcher, point: str) -> None:
    hanh = street.person()
    async with street.running():
        await hanh.opens("u-MAY0123")
        for label in ("Đúng, tiếp tục", "Đồng ý"):
            await hanh.taps(label)
        await hanh.says("Lê Thị Hạnh")
        await hanh.taps("Công nhân")
    hanh.throws("Chuyền 2")
    await launcher.start({**street.job, "point": point})
    assert await launcher.end() == signal.SIGKILL
    before = street.shown(hanh.number)
    pid = await launcher.start(street.job)
    await street.until(lambda: street.shown(hanh.number) > before)
    await street.acknowledged()
    assert await launcher.end(pid) == 0  # SIGTERM: it ended by itself
    assert "Đăng ký thi đua" in hanh.buttons()
    assert await street.count("SELECT count(*) FROM person") == 1
    assert await street.count("SELECT count(*) FROM membership") == 1
    assert await street.count("SELECT count(*) FROM consent") == await street.count(
        "SELECT count(DISTINCT kind) FROM consent"
    )
    await launcher.start({**street.job, "point": "after the commit, before the answer"})
    await hanh_says_menu(hanh, launcher, street)


async def hanh_says_menu(hanh: Person, launcher: Launcher, street: Street) -> None:
    """Killed again at the next message: the conversation still goes on."""
    before = street.shown(hanh.number)
    street.world.says(hanh.number, BOT, "menu")
    assert await launcher.end() == signal.SIGKILL
    pid = await launcher.start(street.job)
    await street.until(lambda: street.shown(hanh.number) == before + 1)
    assert await launcher.end(pid) == 0
