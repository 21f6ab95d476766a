"""One person in two apps: a code from one is typed in the other; record, draft and roles follow; nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ContactState, MembershipState, RecordState
from data.tables import AuditEntry, Contact, LinkCode, Membership, Person, Push, Record
from domain.errors import Problem
from domain.members import linking
from tests.support.clock import TestClock
from tests.support.linked_apps import OTHER, link, open_apps, take_code
from tests.support.looking import rows
from tests.support.lost_phone import lose
from tests.support.moving import confirmed, register
from tests.support.pushes import Post, delivery, notice
from tests.support.town import join
from tests.support.users import Town, User
from tests.support.zalo_users import ZaloBotUser

TYPED = st.text(st.sampled_from("ACEHKMNRTVXY2345679oOiIlL01sSzZ -–ăđ\u202e\n"), max_size=14)


async def contacts(town: Town) -> list[tuple[object, ...]]:
    return await rows(town, Contact, "channel", "person_id")


async def test_a_code_typed_as_the_first_message_joins_the_app(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    zalo = there.person("Hạnh")
    code = await take_code(hanh)
    hanh.sees("Mã dùng một lần, đến 08:10", "t.me/thidua_bot?start=l-")
    await zalo.says(code.lower().replace("-", " "))
    zalo.sees("Nối ứng dụng này với hồ sơ của Lê Thị Hạnh, Công đoàn Công ty May Sao Mai?")
    await zalo.taps("Đúng, nối lại với tôi")
    zalo.sees("Đã nối", "Trang chính của Lê Thị Hạnh")
    assert await contacts(town) == [("telegram", 1), ("telegram", 2), (OTHER, 2)]
    told = [row for row in await rows(town, Push, "text", "only_contact_id") if "được nối thêm Zalo" in row[0]]
    assert [row[1] for row in told] == [2]
    (entry,) = [row for row in await rows(town, AuditEntry, "action", "subject", "detail") if row[0] == "app_linked"]
    assert entry[1:] == ("person:2", {"contact": 3, "by_contact": 2, "was": None})


async def test_only_a_digest_is_kept_and_an_older_code_is_over(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    first, second = await take_code(hanh), await take_code(hanh)
    ((digest,),) = await rows(town, LinkCode, "digest")
    assert second.replace("-", "") not in digest
    zalo = there.person("Hạnh")
    await zalo.says(first)
    zalo.sees("Mã này không dùng được")
    await zalo.says(second)
    zalo.sees("Nối ứng dụng này")


async def test_a_deep_link_joins_telegram_to_who_began_elsewhere(town: Town, there: Town) -> None:
    hanh = await join(there, "Lê Thị Hạnh")
    code = (await take_code(hanh)).replace("-", "")
    telegram = town.person("Hạnh")
    await telegram.opens(f"l-{code}")
    await telegram.taps("Đúng, nối lại với tôi")
    telegram.sees("Trang chính của Lê Thị Hạnh")


async def test_roles_records_and_the_draft_follow(there: Town, officer: User) -> None:
    await officer.says("gương tốt")
    await officer.taps("Tôi")
    await officer.says("Sửa máy cho cả chuyền")
    zalo = there.person("Hoa")
    await link(officer, zalo)
    zalo.sees_choice("Hồ sơ chờ xem xét")
    await zalo.taps("Làm tiếp bản nháp")
    zalo.sees("Khi nào?")
    await officer.says("menu")
    await officer.taps("Làm tiếp bản nháp")  # and back again
    officer.sees("Khi nào?")
    await zalo.says("Hôm nay")
    zalo.sees("Chưa hiểu ý")  # it is filled in at one place at a time


async def test_a_code_works_once_and_not_after_its_time(
    town: Town, there: Town, officer: User, clock: TestClock
) -> None:
    hanh = await confirmed(town, officer)
    code = await take_code(hanh)
    zalo, stranger = there.person("Hạnh"), there.person("Ai đó")
    await stranger.says(code)
    await zalo.says(code)
    await zalo.taps("Đúng, nối lại với tôi")
    await stranger.taps("Đúng, nối lại với tôi")
    stranger.sees("đã dùng hoặc đã quá 10 phút")
    assert await contacts(town) == [("telegram", 1), ("telegram", 2), (OTHER, None), (OTHER, 2)]
    late = await take_code(hanh)
    clock.moment += timedelta(minutes=10)
    await stranger.says(late)
    stranger.sees("Mã này không dùng được")


async def test_two_apps_at_the_same_moment_are_not_both_joined(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    code = await take_code(hanh)
    both = [there.person("Hạnh"), there.person("Ai đó")]
    for one in both:
        await one.says(code)
    for one in both:
        assert isinstance(one, ZaloBotUser)
        one.zalo.writes(one.bot, one.address, "Đúng, nối lại với tôi")
    await there.settle()
    assert [person for _, person in await contacts(town)].count(2) == 2


async def test_tries_are_limited_for_each_app(town: Town, there: Town, officer: User) -> None:
    code = await take_code(await confirmed(town, officer))
    zalo = there.person("Kẻ đoán")
    for _ in range(linking.TRIES):
        await zalo.says("ACEH2345")
        zalo.sees("Mã này không dùng được")
    await zalo.says(code)
    zalo.sees("gõ sai mã nối 5 lần")
    asked = len(zalo.chat())
    await zalo.says(code)
    assert [message["out"] for message in zalo.chat()[asked:]] == [True]  # silence until the hour is over
    assert await contacts(town) == [("telegram", 1), ("telegram", 2), (OTHER, None)]


async def test_who_joined_twice_becomes_one_and_loses_nothing(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await register(hanh)
    again = await join(there, "Lê Thị Hạnh")
    await register(again)  # the same title
    await again.says("gương tốt")
    await again.taps("Tôi")
    await again.says("Sửa máy cho cả chuyền")
    await again.says("Hôm nay")
    await again.taps("Nơi làm việc")
    await again.taps("Không có ảnh")
    while "Xem lại" not in again.text:
        await again.taps("Nêu tên")
    await again.taps("Gửi")
    await again.says("gương tốt")
    await again.taps("Tôi")
    await again.says("Dạy nghề cho bạn mới")
    code = await take_code(hanh)
    await open_apps(again)
    await again.taps("Nhập mã nối")
    await again.says(code)
    again.sees("Những gì đã gửi từ ứng dụng này sẽ chuyển sang hồ sơ ấy")
    await again.taps("Đúng, nối lại với tôi")
    again.sees_choice("Làm tiếp bản nháp")
    assert await rows(town, Record, "person_id", "kind", "state") == [
        (2, "title", RecordState.SUBMITTED),
        (2, "title", RecordState.WITHDRAWN),
        (2, "good_deed", RecordState.SUBMITTED),
    ]
    assert (await rows(town, Membership, "person_id", "state"))[-1] == (3, MembershipState.ENDED)
    assert (await rows(town, Person, "name"))[-1] == (None,)


async def test_who_has_left_and_waits_again_on_another_app_keeps_their_place_in_the_line(
    town: Town, there: Town, officer: User
) -> None:
    hanh = await confirmed(town, officer)
    code = await take_code(hanh)
    again = await join(there, "Lê Thị Hạnh")
    await town.writer.run(left)
    await open_apps(again)
    await again.taps("Nhập mã nối")
    await again.says(code)
    await again.taps("Đúng, nối lại với tôi")
    assert await rows(town, Membership, "person_id", "state") == [
        (1, MembershipState.ACTIVE),
        (2, MembershipState.ENDED),
        (2, MembershipState.WAITING),
    ]


async def left(work: Work) -> None:
    """Let the first member's place in the unit have ended."""
    theirs = update(table_of(Membership)).where(table_of(Membership).c.person_id == 2)
    await work.connection.execute(theirs.values(state=MembershipState.ENDED, until=work.now))


async def test_what_waits_in_another_unit_is_not_moved_by_a_code(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    other = there.person("Lê Thị Hạnh")
    await other.opens("u-BEN0456")
    await other.taps("Đúng, tiếp tục")
    await other.taps("Đồng ý")
    await other.says("Lê Thị Hạnh")
    await other.taps("Công nhân")
    await register(other)
    before = await rows(town, Record, "person_id", "unit_id", "state")
    await open_apps(other)
    await other.taps("Nhập mã nối")
    await other.says(await take_code(hanh))
    other.sees("tới một đơn vị khác", "nhờ cán bộ công đoàn")
    assert await rows(town, Record, "person_id", "unit_id", "state") == before


async def test_an_app_of_a_confirmed_person_is_not_moved_by_a_code(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    code = await take_code(hanh)
    mai = await join(there, "Nguyễn Thị Mai")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await open_apps(mai)
    await mai.taps("Nhập mã nối")
    await mai.says(code)
    mai.sees("đã được xác nhận", "nhờ cán bộ công đoàn nối giúp")
    assert await contacts(town) == [("telegram", 1), ("telegram", 2), (OTHER, 3)]


async def test_the_other_app_undoes_it_with_one_tap(town: Town, there: Town, officer: User) -> None:
    """Somebody was talked into giving their code away."""
    hanh = await confirmed(town, officer)
    thief = there.person("Kẻ gian")
    await link(hanh, thief)
    (push,) = [row for row in await rows(town, Push, "id", "choices", "text") if "được nối thêm" in row[2]]
    await hanh.forges(f"p{push[0]}:unlink_app:3")
    hanh.sees("Đã bỏ nối")
    await thief.says("menu")
    thief.sees("Tham gia")
    thief.sees_nowhere("Trang chính của Lê Thị Hạnh\n\nHồ sơ")
    assert await contacts(town) == [("telegram", 1), ("telegram", 2), (OTHER, None)]
    (text, only) = (await rows(town, Push, "text", "only_contact_id"))[-1]
    assert only == 3
    assert "đã được bỏ nối" in text
    assert "Hạnh" not in text


async def test_ones_only_app_is_not_let_go(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await link(hanh, there.person("Hạnh"))
    await open_apps(hanh)
    hanh.sees("Telegram (đang dùng)", "Zalo")
    await hanh.taps("Bỏ nối Telegram")
    hanh.sees("Bỏ nối Telegram (ứng dụng đang dùng)?")
    await hanh.taps("Đúng, bỏ nối")
    hanh.sees("không còn nối với hồ sơ nào", "Tham gia")

    async def alone(work: Work) -> None:
        with pytest.raises(Problem, match="only_app"):
            await linking.unlink(work, 2, 3)

    await town.writer.run(alone)


async def test_a_cut_phone_neither_gives_a_code_nor_takes_one(town: Town, there: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    zalo = there.person("Hạnh")
    await link(hanh, zalo)
    code = await take_code(hanh)  # the thief has made a code already
    await lose(officer)
    thief = there.person("Kẻ gian")
    await thief.says(code)
    thief.sees("Mã này không dùng được")
    assert {state for (state,) in await rows(town, Contact, "state")} == {ContactState.ACTIVE, ContactState.CUT}


async def test_a_strangers_name_is_never_taken_for_a_code(there: Town) -> None:
    stranger = there.person("Ai đó")
    for text in ("CHAMTRAN", "12345679", "MAY0123", "ACEH234"):
        assert linking.read(text) is None
    await stranger.says("Công ty May Sao Mai")
    stranger.sees("Chưa hiểu ý anh/chị")


@given(TYPED | st.text())
def test_only_what_may_be_a_code_is_read_as_one(typed: str) -> None:
    code = linking.read(typed)
    assert code is None or (len(code) == linking.LENGTH and not set(code) & set("01OILSZBDGPQ"))


@given(st.randoms(use_true_random=False), st.data())
def test_a_code_is_read_however_it_is_typed(random: Random, data: st.DataObject) -> None:
    code = linking._draw()
    spaced = "".join(char + data.draw(st.sampled_from(["", " ", "-", " - ", "\u00a0"])) for char in code)
    typed = "".join(char.lower() if random.random() < 0.5 else char for char in spaced)
    assert linking.read(typed) == code


async def test_the_app_written_from_last_gets_the_messages_unless_one_was_chosen(
    town: Town, there: Town, officer: User, clock: TestClock
) -> None:
    hanh = await confirmed(town, officer)
    zalo = there.person("Hạnh")
    await link(hanh, zalo)

    async def goes_to(number: int) -> set[str]:
        await town.writer.run(lambda work: notice(work, 2, f"Tin {number}", key=f"test:{number}"))
        posts = [Post("telegram"), Post(OTHER)]
        for post, other in zip(posts, reversed(posts), strict=True):
            await delivery(town.writer, post, other.channel).run()
        return {post.channel for post in posts if f"Tin {number}" in post.texts}

    assert await goes_to(1) == {OTHER}
    clock.moment += timedelta(seconds=5)
    await hanh.says("menu")
    assert await goes_to(2) == {"telegram"}
    clock.moment += timedelta(seconds=5)
    await zalo.says("menu")
    assert await goes_to(3) == {OTHER}
    await open_apps(zalo)
    await zalo.taps("Nhận tin ở Telegram")
    zalo.sees("Tin báo gửi tới Telegram")
    assert await goes_to(4) == {"telegram"}
    await zalo.taps("Nhận ở nơi dùng gần nhất")
    zalo.sees("ứng dụng anh/chị dùng gần nhất")
    assert await goes_to(5) == {OTHER}
