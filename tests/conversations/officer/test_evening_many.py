"""Simple records are ticked and accepted together, each sender hears of it, and a slip can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import RecordState
from data.tables import Record
from data.types import HANOI
from domain.errors import Refused
from domain.review import batch
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_town import pushed, registered
from tests.support.standard import MEND_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

NAMES = ("Lê Thị Hạnh", "Giàng A Páo", "H'Hen Niê", "Y Moan Êban", "Nguyễn Thị Mai", "Lò Văn Bình")


@pytest.fixture
async def evening(town: Town, officer: User) -> User:
    for name in NAMES:
        await registered(town, name)
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 6")
    await officer.taps("Xác nhận 6 người")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét (6)")
    return officer


async def tick_all(officer: User) -> None:
    if officer.capabilities.buttons and "Ghi nhận nhiều hồ sơ" not in officer.buttons():
        await officer.taps("Thêm")
    await officer.taps("Ghi nhận nhiều hồ sơ")
    await officer.taps("Chọn cả 6")
    await officer.taps("Xong")


async def states(town: Town) -> list[RecordState]:
    async def read(work: Work) -> list[RecordState]:
        record = table_of(Record)
        return [row.state for row in await work.connection.execute(record.select().order_by(record.c.id))]

    return await town.writer.run(read)


async def test_ticked_and_accepted_with_one_confirmation(town: Town, evening: User) -> None:
    await evening.taps("Ghi nhận nhiều hồ sơ")
    evening.sees("trong 6 hồ sơ sau", "Lê Thị Hạnh", "Giảm hàng lỗi")
    assert ("Lò Văn Bình" in evening.text) is (evening.capabilities.listed > 6)  # else on the second page
    await evening.taps("Lê Thị Hạnh")
    evening.sees("Đã chọn 1/6")
    await evening.taps("Lò Văn Bình")
    evening.sees("Đã chọn 2/6", "Lò Văn Bình")
    await evening.taps("Xong")
    evening.sees("Ghi nhận 2 hồ sơ này?", "Lê Thị Hạnh", "Lò Văn Bình", "Giảm hàng lỗi")
    await evening.taps("Ghi nhận 2 hồ sơ")
    evening.sees("Đã ghi nhận 2 hồ sơ.", "Hoàn tác được trong 60 giây.", "3/6 · ", "Giàng A Páo")
    assert sum("đã được ghi nhận" in text for text in await pushed(town)) == 2


async def test_all_of_them_are_undone_together(town: Town, evening: User) -> None:
    await tick_all(evening)
    await evening.taps("Ghi nhận 6 hồ sơ")
    evening.sees("Đã ghi nhận 6 hồ sơ.", "Không còn hồ sơ nào chờ xem xét.")
    await evening.taps("Hoàn tác 6 hồ sơ")
    evening.sees("Đã hoàn tác 6 hồ sơ; người gửi chưa nhận tin nào.", "1/6")
    assert not [text for text in await pushed(town) if "đã được ghi nhận" in text]
    assert set(await states(town)) == {RecordState.SUBMITTED}


async def test_at_night_the_senders_sleep(evening: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 27, 21, 30, tzinfo=HANOI)
    await tick_all(evening)
    await evening.taps("Ghi nhận 6 hồ sơ")
    evening.sees("6 kết quả sẽ báo lúc 06:30; hoàn tác được đến lúc đó.")


async def test_what_another_officer_settled_meanwhile_is_passed_over(town: Town, evening: User) -> None:
    await tick_all(evening)
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    await other.taps("Hồ sơ chờ xem xét (6)")
    await other.taps("Ghi nhận")
    await evening.taps("Ghi nhận 6 hồ sơ")
    evening.sees("Đã ghi nhận 5 hồ sơ.", "1 hồ sơ đã được xử lý hoặc rút trước đó.")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
async def test_a_foreign_officer_and_a_worker_accept_nothing(town: Town, evening: User, clock: TestClock) -> None:
    elsewhere = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    worker = town.people[evening.number + 1]
    for who in (elsewhere, worker):

        async def accept(work: Work, who: User = who) -> object:
            return await batch.accept_all(
                work, await person_of(work, who), {1: 1, 2: 1, 3: 1}, hours=STANDARD, mend_days=MEND_DAYS
            )

        with pytest.raises(Refused):
            await town.writer.run(accept)
    clock.moment += timedelta(minutes=1)
    for data in ("accept_many", "many_record:1", "many_all", "yes_accept_many", "undo_many"):
        await worker.forges(f"{worker.turns}:{data}")
        worker.sees("Nút này thuộc tin cũ")
    assert set(await states(town)) == {RecordState.SUBMITTED}
