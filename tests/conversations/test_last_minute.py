"""Changing, withdrawing and mending: the last minute of the last day is in time, the first of the next is too late."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from data.enums import RecordState
from data.types import HANOI
from domain.records.rounds import lock_overdue, set_closing
from tests.support.clock import TestClock
from tests.support.handing_in import confirmed, person_of, records, registers, returned
from tests.support.looking import unit_id
from tests.support.standard import STANDARD
from tests.support.users import Town, User

CLOSES, MENDED = date(2021, 3, 5), date(2021, 3, 6)


def last_minute(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=HANOI)


def midnight_after(day: date) -> datetime:
    return last_minute(day) + timedelta(minutes=1)


@pytest.fixture
async def hanh(town: Town, officer: User) -> User:
    """Lê Thị Hạnh, who has registered in a round that closes on 05/3."""
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    by, unit = await person_of(town, officer), await unit_id(town)
    closing = partial(set_closing, campaign="thanh-hoa-2021", round_="2021", last=CLOSES)
    await town.writer.run(lambda work: closing(work, by, unit))
    await registers(hanh)
    return hanh


async def opens_record(person: User) -> None:
    await person.says("hồ sơ")
    await person.taps("TH-")


async def changes(person: User) -> None:
    await opens_record(person)
    await person.taps("Sửa hồ sơ")
    await person.taps("Sửa")
    await person.taps("Việc")
    await person.says("Giữ máy sạch")


async def test_a_record_is_changed_in_the_last_minute(town: Town, hanh: User, clock: TestClock) -> None:
    clock.moment = last_minute(CLOSES)
    await changes(hanh)
    await hanh.taps("Gửi lại")
    (record,) = await records(town)
    assert (record.version, "Giữ máy sạch" in str(record.answers)) == (2, True)


async def test_a_change_begun_in_the_last_minute_and_sent_at_midnight_is_too_late(
    town: Town, hanh: User, clock: TestClock
) -> None:
    clock.moment = last_minute(CLOSES)
    await changes(hanh)
    clock.moment = midnight_after(CLOSES)
    await hanh.taps("Gửi lại")
    hanh.sees("đã đóng, hết ngày thứ Sáu, 05/3/2021", "Hồ sơ vẫn được xem xét")
    (record,) = await records(town)
    assert (record.version, "Giữ máy sạch" in str(record.answers)) == (1, False)


async def test_a_record_is_withdrawn_in_the_last_minute(town: Town, hanh: User, clock: TestClock) -> None:
    clock.moment = last_minute(CLOSES)
    await opens_record(hanh)
    hanh.sees("Sửa hoặc rút được đến hết ngày thứ Sáu, 05/3/2021")
    await hanh.taps("Rút hồ sơ")
    await hanh.taps("Đúng, rút hồ sơ")
    assert [record.state for record in await records(town)] == [RecordState.WITHDRAWN]


async def test_withdrawing_that_is_confirmed_at_midnight_is_too_late(town: Town, hanh: User, clock: TestClock) -> None:
    clock.moment = last_minute(CLOSES)
    await opens_record(hanh)
    await hanh.taps("Rút hồ sơ")
    clock.moment = midnight_after(CLOSES)
    await hanh.taps("Đúng, rút hồ sơ")
    hanh.sees("đã đóng, hết ngày thứ Sáu, 05/3/2021", "Hồ sơ vẫn được xem xét")
    assert [record.state for record in await records(town)] == [RecordState.SUBMITTED]
    await opens_record(hanh)
    assert not [one for one in hanh.buttons() if "Sửa" in one or "Rút" in one]


async def test_a_returned_record_is_mended_in_the_last_minute(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await returned(town, officer)
    clock.moment = last_minute(MENDED)
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 0
    await mends(hanh)
    await hanh.taps("Gửi lại")
    hanh.sees("Đã gửi lại. Mã hồ sơ TH-")
    clock.moment = midnight_after(MENDED)
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 0
    assert [record.state for record in await records(town)] == [RecordState.SUBMITTED]


async def test_mending_that_is_sent_at_midnight_is_too_late(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await returned(town, officer)
    clock.moment = last_minute(MENDED)
    await mends(hanh)
    clock.moment = midnight_after(MENDED)
    await hanh.taps("Gửi lại")
    hanh.sees("đã hết ngày thứ Bảy, 06/3/2021", "nhắn cán bộ công đoàn")
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 1
    assert [record.state for record in await records(town)] == [RecordState.LOCKED]


async def mends(person: User) -> None:
    await person.says("hồ sơ")
    await person.taps("Cần bổ sung")
    await person.taps("Sửa và gửi lại")
    await person.says("lỗi dưới 0,5%")
