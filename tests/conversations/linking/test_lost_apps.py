"""Lost phones of people with several apps, and people whom nothing reaches any more."""

from __future__ import annotations

import pytest

from data.enums import ContactState, PushState
from data.tables import AuditEntry, Contact, Push
from domain.outbox.routing import sweep
from domain.ports import Outcome, Sent
from tests.support.linked_apps import OTHER, link, take_code
from tests.support.looking import rows
from tests.support.lost_phone import NEUTRAL
from tests.support.moving import confirmed, find_member
from tests.support.pushes import Post, delivery, doing, notice
from tests.support.town import join
from tests.support.users import Town, User

PERSONAL = ("Hạnh", "TH-", "hồ sơ")


async def ask_to_cut(officer: User) -> None:
    await find_member(officer)
    await officer.taps("Khóa điện thoại cũ")
    officer.sees("Khóa điện thoại cũ của Lê Thị Hạnh?")


async def test_one_app_is_cut_and_the_other_goes_on(town: Town, there: Town, officer: User) -> None:
    hanh, zalo = await confirmed(town, officer), there.person("Hạnh")
    await link(hanh, zalo)
    await ask_to_cut(officer)
    await officer.taps("Chỉ khóa Zalo")
    officer.sees("Khóa Zalo", "gõ chữ KHÓA")
    await officer.says("khoa")
    officer.sees("Đã khóa")
    await zalo.says("hồ sơ")
    zalo.sees(NEUTRAL)
    await hanh.says("menu")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    told = [
        only for text, only in await rows(town, Push, "text", "only_contact_id") if "đã khóa một điện thoại" in text
    ]
    assert told == [2]
    (entry,) = [row for row in await rows(town, AuditEntry, "action", "subject", "detail") if row[0] == "phone_cut"]
    assert entry[1:] == ("person:2", {"contacts": [3]})


async def test_a_lost_phone_loses_every_app_and_nothing_personal_goes_there(
    town: Town, there: Town, officer: User
) -> None:
    hanh, zalo = await confirmed(town, officer), there.person("Hạnh")
    await link(hanh, zalo)
    await ask_to_cut(officer)
    await officer.taps("Đúng, khóa ngay")
    await officer.says("KHÓA")
    officer.sees("Đã khóa 2 nơi nhận tin")
    await town.writer.run(lambda work: notice(work, 2, "Hồ sơ TH-4F7K của Hạnh"))
    posts = {name: Post(name) for name in ("telegram", OTHER)}
    for name, post in posts.items():
        await delivery(town.writer, post, *posts).run()
        sent = [one.text for one in post.carried if one.address in {str(hanh.number), zalo.number}]
        assert not [text for text in sent if any(word in text for word in PERSONAL)], name
    assert (await rows(town, Contact, "state"))[1:] == [(ContactState.CUT,), (ContactState.CUT,)]


async def test_a_new_number_is_joined_by_an_officer_and_every_app_hears_of_it(
    town: Town, there: Town, officer: User
) -> None:
    """The member still has Zalo; Telegram went with the old number, and a new account waits to be confirmed."""
    hanh, zalo = await confirmed(town, officer), there.person("Hạnh")
    await link(hanh, zalo)
    await ask_to_cut(officer)
    await officer.taps("Chỉ khóa Telegram")
    await officer.says("khóa")
    new = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Ghép với người có sẵn")
    await officer.taps("Điện thoại mới của: Lê Thị Hạnh")
    await officer.taps("Đúng, nối lại")
    await new.says("menu")
    new.sees("Trang chính của Lê Thị Hạnh")
    told = {only: text for text, only in await rows(town, Push, "text", "only_contact_id") if only}
    assert "đã nối thêm một điện thoại mới" in told[3]
    assert "đã nối điện thoại này" in told[4]
    assert await rows(town, Contact, "person_id", "state") == [
        (1, ContactState.ACTIVE),
        (2, ContactState.CUT),
        (2, ContactState.ACTIVE),
        (2, ContactState.ACTIVE),
    ]


async def test_what_was_cut_is_given_back_and_the_others_hear_of_it(town: Town, there: Town, officer: User) -> None:
    hanh, zalo = await confirmed(town, officer), there.person("Hạnh")
    await link(hanh, zalo)
    await ask_to_cut(officer)
    await officer.taps("Chỉ khóa Telegram")
    await officer.says("khóa")
    await officer.taps("Mở lại điện thoại")
    await hanh.says("menu")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    told = [only for text, only in await rows(town, Push, "text", "only_contact_id") if "đã mở lại" in text]
    assert told == [3]


@pytest.mark.usefixtures("there")
async def test_the_officer_sees_whom_nothing_reaches_until_they_write_again(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await officer.says("đơn vị của tôi")
    await town.writer.run(lambda work: notice(work, 2, "Tin báo"))
    gone = Outcome(Sent.GONE, problem="forbidden")
    await delivery(town.writer, Post(answers=[gone])).run()
    await town.writer.run(doing(sweep, {"telegram"}))  # the second finds no way any more
    assert {state for (state,) in await rows(town, Push, "state")} == {PushState.GONE}
    await open_unit(officer)
    await officer.taps("Chưa tới được (1)")
    officer.sees("1 người chưa nhận được tin trong 30 ngày qua: 1 đã chặn hoặc rời ứng dụng", "Lê Thị Hạnh")
    await officer.taps("Lê Thị Hạnh")
    officer.sees("Lê Thị Hạnh", "Đang sinh hoạt")
    await take_code(hanh)  # she is there again
    await open_unit(officer)
    assert not [label for label in officer.buttons() if "Chưa tới được" in label]


async def open_unit(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
