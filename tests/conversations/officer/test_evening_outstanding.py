"""Outstanding deeds do not wait for the summary of the day: the officers hear of them at once, unless they sleep."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from data.tables import Push
from data.types import HANOI
from domain import digest
from domain.errors import Refused
from domain.records import outstanding
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens_queue, person_of, pushes, registers, words_of
from tests.support.officer_hostile import end_roles
from tests.support.standard import ESCALATE_DAYS, OUTSTANDING_DAYS, STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def praises_at_once(person: User, who: str = "Nguyễn Thị Mai", story: str = "Cứu người đuối nước") -> None:
    await person.says("menu")
    await person.says("gương tốt")
    await person.taps("Người khác")
    await person.says(who)
    await person.says(story)
    await person.taps("Hôm qua")
    await person.taps("Nơi làm việc")
    await person.taps("Không có ảnh")
    await person.taps("Việc đột xuất, báo ngay")
    person.sees("Tính chất: Việc đột xuất, báo ngay")
    await person.taps("Gửi")
    person.sees("Đã gửi. Mã hồ sơ TH-")


async def rung(town: Town, officer: User) -> list[Push]:
    return [push for push in await pushes(town, officer) if "Gương đột xuất mới" in words_of(push)]


async def test_it_rings_at_once_and_stands_first(town: Town, officer: User, clock: TestClock) -> None:
    hanh, binh = await confirmed(town, officer, "Lê Thị Hạnh", "Lò Văn Bình")
    await registers(binh)
    clock.moment += timedelta(minutes=5)
    await praises_at_once(hanh)
    (push,) = await rung(town, officer)
    assert push.due_at == clock.moment
    assert "Công đoàn Công ty May Sao Mai" in words_of(push)
    assert "Mai" not in words_of(push).replace("May Sao Mai", "")
    await opens_queue(officer)
    officer.sees("1/2", "Đột xuất: cần xem sớm.", "Cứu người đuối nước")
    if officer.capabilities.buttons:
        await officer.says("menu")
        await officer.forges(f"p{push.id}:review_outstanding")
        officer.sees("1/2", "Cứu người đuối nước")


@BUTTONS_ONLY
async def test_at_night_it_waits_for_the_morning_and_is_hushed_when_settled(
    town: Town, officer: User, clock: TestClock
) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    clock.moment = datetime(2021, 2, 27, 22, 0, tzinfo=HANOI)
    await praises_at_once(hanh)
    morning = datetime(2021, 2, 28, 6, 30, tzinfo=HANOI)
    assert [push.due_at for push in [*await rung(town, officer), *await rung(town, other)]] == [morning, morning]
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    assert not [*await rung(town, officer), *await rung(town, other)]


@BUTTONS_ONLY
async def test_a_withdrawn_one_rings_nobody(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    clock.moment = datetime(2021, 2, 27, 22, 0, tzinfo=HANOI)
    await praises_at_once(hanh)
    assert await rung(town, officer)
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Rút hồ sơ")
    await hanh.taps("Đúng, rút hồ sơ")
    assert not await rung(town, officer)


@BUTTONS_ONLY
async def test_of_somebody_unconfirmed_it_rings_once_they_are_confirmed(town: Town, officer: User) -> None:
    """Nobody from outside can ring: the officer who confirms has seen it, the others hear of it."""
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    hanh = await join(town, "Lê Thị Hạnh")
    await praises_at_once(hanh)
    assert not [*await rung(town, officer), *await rung(town, other)]
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    assert (len(await rung(town, officer)), len(await rung(town, other))) == (0, 1)


@BUTTONS_ONLY
async def test_who_rings_too_often_waits_for_the_summary(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    for number in range(outstanding.A_DAY + 2):
        await praises_at_once(hanh, who="chị Mai", story=f"Việc {number}")
    assert len(await rung(town, officer)) == outstanding.A_DAY
    (found,) = await town.writer.run(lambda work: digest.waiting(work.connection, work.now, ESCALATE_DAYS, STANDARD))
    assert (found.records, found.outstanding) == (5, 5)


async def test_the_officer_has_the_last_word(town: Town, officer: User, clock: TestClock) -> None:
    hanh, binh = await confirmed(town, officer, "Lê Thị Hạnh", "Lò Văn Bình")
    await registers(binh)
    clock.moment += timedelta(minutes=5)
    await praises_at_once(hanh)
    await opens_queue(officer)
    await officer.taps("Bỏ dấu đột xuất")
    officer.sees("2/2", "Cứu người đuối nước")
    assert "cần xem sớm" not in officer.text
    assert not await rung(town, officer)
    await officer.taps("Đánh dấu đột xuất")
    officer.sees("1/2", "cần xem sớm")


@BUTTONS_ONLY
async def test_the_summary_says_how_many_and_offers_them_first(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await join(town, "Giàng A Páo")
    await praises_at_once(hanh)

    now = town.writer.now()
    found = await town.writer.run(lambda work: digest.waiting(work.connection, now, ESCALATE_DAYS, STANDARD))
    await digest.send(town.writer, found, now)
    (push,) = [one for one in await pushes(town, officer) if words_of(one).startswith("Hôm nay có")]
    assert push.text == "Hôm nay có 1 người chờ xác nhận, 1 hồ sơ chờ xem xét, trong đó 1 gương đột xuất."
    labels = [one["label"] for row in push.choices or [] for one in row]
    assert labels == ["Xem đột xuất", "Xác nhận người", "Xem hồ sơ", "Đổi giờ nhắc"]
    await officer.forges(f"p{push.id}:digest_hour")
    await officer.taps("17:00")
    officer.sees("17:00")


@BUTTONS_ONLY
@pytest.mark.parametrize("who", ["the sender", "an officer elsewhere", "an ended officer"])
async def test_nobody_else_marks(town: Town, officer: User, who: str) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises_at_once(hanh)
    actor = hanh if who == "the sender" else await make_officer(town, "Phạm Văn Bình", "BEN0456")
    if who == "an ended officer":
        actor = officer
        await end_roles(town)
    by = await person_of(town, actor)
    with pytest.raises(Refused):
        await town.writer.run(
            lambda work: outstanding.mark(work, by, 1, outstanding=False, outstanding_days=OUTSTANDING_DAYS)
        )
    for data in ("mark_outstanding:1", "unmark_outstanding:1"):
        await actor.forges(f"{actor.turns}:{data}")
        assert "Cứu người" not in actor.text
    assert await rung(town, officer)
    (push,) = await rung(town, officer)
    await hanh.forges(f"p{push.id}:review_outstanding")
    hanh.sees("Nút này thuộc tin cũ")


@BUTTONS_ONLY
async def test_it_names_nobody_in_the_outbox(town: Town, officer: User) -> None:
    """Erasing the sender empties it too: it is about them."""
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises_at_once(hanh)
    (push,) = await rung(town, officer)
    assert push.about_id == await person_of(town, hanh)
