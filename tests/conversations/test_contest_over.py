"""A draft of a contest that is sent after its last day: why not is said, nothing is lost, and nobody recalls it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from data.types import HANOI
from domain.records.recalling import recall_drafts
from tests.support.clock import TestClock
from tests.support.collectives import CONTEST, document, put
from tests.support.handing_in import records
from tests.support.standard import STANDARD
from tests.support.town import join
from tests.support.users import Town, User

LAST_MINUTE = datetime(2021, 10, 20, 23, 59, tzinfo=HANOI)
MIDNIGHT = LAST_MINUTE + timedelta(minutes=1)
WRITTEN = ("Tên: Giá đỡ tháo nhanh", "Cách làm: Không phải tháo ốc")


@pytest.fixture(autouse=True)
def contest_of_the_town(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    put(town, document())
    monkeypatch.setattr("domain.campaigns.get", lambda _: document())


async def begun(town: Town, clock: TestClock, moment: datetime) -> User:
    """Let somebody write all of an entry, and not send it."""
    clock.moment = moment
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/dangky")
    await hanh.taps(CONTEST)
    await hanh.says("Giá đỡ tháo nhanh")
    await hanh.says("Không phải tháo ốc")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Không có ảnh")
    hanh.sees("Xem lại", *WRITTEN)
    return hanh


async def test_in_its_last_minute_it_is_sent(town: Town, clock: TestClock) -> None:
    hanh = await begun(town, clock, LAST_MINUTE)
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ")


async def test_at_midnight_it_is_not_sent_and_what_was_written_is_kept(town: Town, clock: TestClock) -> None:
    hanh = await begun(town, clock, LAST_MINUTE)
    clock.moment = MIDNIGHT
    await hanh.taps("Gửi")
    hanh.sees("Sáng kiến đã hết nhận đăng ký từ hết ngày thứ Tư, 20/10/2021.", "các phần đã nhập vẫn còn", *WRITTEN)
    assert await records(town) == []
    await hanh.taps("Để sau")
    await hanh.says("/dangky")
    assert CONTEST not in " ".join(hanh.buttons())
    await hanh.taps("“Công nhân giỏi Cao Nguyên”")
    await hanh.taps("Làm tiếp")
    hanh.sees(*WRITTEN)


@pytest.mark.parametrize(("left", "asked"), [(LAST_MINUTE - timedelta(1), 1), (LAST_MINUTE, 0)])
async def test_it_is_recalled_on_the_last_day_and_not_after_it(
    town: Town, clock: TestClock, left: datetime, asked: int
) -> None:
    await begun(town, clock, left)
    clock.moment = left.replace(hour=19, minute=0) + timedelta(1)
    assert await recall_drafts(town.writer, STANDARD) == asked
