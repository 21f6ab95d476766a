"""A member is asked midway and near the end what came of what they registered; the officer settles what they tell."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import update

from data.engine.connect import reading
from data.engine.statements import table_of
from data.enums import HowFar, RecordKind, RecordState
from data.tables import Record
from data.types import HANOI
from domain.campaigns import get, load_forms
from domain.privacy.personal_data import tell
from domain.records.asking_results import ask_results, is_asked, miss
from domain.records.results import askings
from tests.support.clock import TestClock
from tests.support.handing_in import confirmed, opens, opens_queue, person_of, records, registers
from tests.support.standard import STANDARD
from tests.support.users import Town, User, picture

CAMPAIGN = get("thanh-hoa-2021")
MIDWAY, END = datetime(2021, 6, 30, 12, tzinfo=HANOI), datetime(2021, 12, 17, 12, tzinfo=HANOI)
ASKED, QUESTION = "sắp hết", "Đã làm được đến đâu?"


async def ask(town: Town, clock: TestClock, moment: datetime) -> int:
    clock.moment = moment
    count = await ask_results(town.writer, [CAMPAIGN], STANDARD)
    await town.deliver()
    return count


async def would_be_asked(town: Town, person: User) -> bool:
    """Tell what the demo asks before it jumps to the next day on which a phone gets something."""
    (near_end,) = askings(CAMPAIGN, END.date())
    async with town.writer.engine.connect() as connection:
        return await is_asked(connection, near_end, await person_of(town, person), END)


@pytest.fixture
async def hanh(town: Town, officer: User) -> User:
    """A member whose registration of a title was accepted."""
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    return hanh


async def test_near_the_end_they_tell_and_the_officer_settles_it(
    town: Town, clock: TestClock, officer: User, hanh: User
) -> None:
    assert await would_be_asked(town, hanh)
    assert not await would_be_asked(town, officer)
    assert await ask(town, clock, END) == 1
    assert await ask(town, clock, END) == 0
    officer.sees_nowhere(ASKED)  # who registered nothing is asked nothing
    await hanh.taps_push(ASKED, "Báo kết quả")
    hanh.sees("Anh/chị đã đăng ký “Công nhân giỏi xứ Thanh”: Giảm hàng lỗi; ", "Câu 1/3", QUESTION)
    await hanh.taps("Đạt một phần")
    await hanh.says("Lỗi còn 1,2%, tháng nào cũng giảm")
    await hanh.sends_photos(picture("red"))
    await hanh.taps("Xong")
    hanh.sees("Xem lại", "Kết quả đăng ký", "Kết quả: Đạt một phần", "Lỗi còn 1,2%", "1 ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    registration, result = await records(town)
    assert (result.kind, result.how_far, result.result_of) == (RecordKind.RESULT, HowFar.PARTLY, registration.id)
    same = ("subject", "round", "campaign", "movement")
    assert [getattr(result, name) for name in same] == [getattr(registration, name) for name in same]
    await opens_queue(officer)
    officer.sees("Kết quả đăng ký “Công nhân giỏi xứ Thanh”", "Lê Thị Hạnh", "Kết quả: Đạt một phần")
    officer.sees("Đã đăng ký: Giảm hàng lỗi; ")  # what the result is measured by
    await officer.taps("Ghi nhận")
    await hanh.says("hồ sơ")
    hanh.sees_choice("Kết quả đạt một phần: Công nh")
    await hanh.taps(registration.code)
    hanh.sees(f"Kết quả: đạt một phần (hồ sơ {result.code}, đã ghi nhận)")
    assert not await would_be_asked(town, hanh)
    assert await ask(town, clock, datetime(2021, 12, 28, 12, tzinfo=HANOI)) == 0  # it is told
    await officer.says("số liệu")
    officer.sees("1 đăng ký, 0 gương")  # a result is no registration
    await officer.taps("Kết quả đăng ký")
    officer.sees("Đạt: 0", "Đạt một phần: 1, đã ghi nhận 1", "Chưa đạt: 0")
    who = await person_of(town, hanh)
    async with reading(town.writer.engine) as session:
        kept = await tell(session, who, {CAMPAIGN.slug: CAMPAIGN}, load_forms())
    assert [record["how_far"] for record in kept["records"]] == [None, "partly"]
    assert "Lỗi còn 1,2%" in json.dumps(kept, ensure_ascii=False)


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_settled_result_is_found_again_with_its_title_and_written_into_the_workbook(
    town: Town, clock: TestClock, officer: User, hanh: User
) -> None:
    await ask(town, clock, END)
    await hanh.taps_push(ASKED, "Báo kết quả")
    await hanh.taps("Chưa đạt")
    await hanh.says("=1+1 việc còn dở")
    await hanh.sends_photos(picture("red"))
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    _, result = await records(town)
    await opens(officer, "officer_accepted")
    officer.sees("2 hồ sơ")
    await officer.says("cong nhan gioi")  # the title that it is about
    officer.sees("2 hồ sơ")
    await officer.taps("Lọc")
    await officer.taps("Loại hồ sơ")
    await officer.taps("Kết quả đăng ký")
    officer.sees("1 hồ sơ")
    await officer.taps("Tải Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(await officer.file())).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
    assert [cell.value for cell in cells[:3]] == [
        "Kết quả chưa đạt: Công nhân giỏi xứ Thanh",
        "Lê Thị Hạnh",
        "Chưa đạt; =1+1 việc còn dở; 1 ảnh",
    ]
    assert {cell.data_type for cell in cells} == {"s"}  # text, whatever it begins with
    await officer.taps(result.code)
    officer.sees("Kết quả chưa đạt: Công nhân giỏi xứ Thanh", "Lê Thị Hạnh", "Đã làm: =1+1 việc còn dở", "1 ảnh")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_none_is_told_twice_and_not_after_a_month(town: Town, clock: TestClock, hanh: User) -> None:
    await ask(town, clock, END)
    await hanh.says("hồ sơ")
    await hanh.taps("Báo kết quả đã đăng ký")
    await hanh.taps("Đạt")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Không có ảnh")
    await hanh.taps("Gửi")
    registration, result = await records(town)
    await hanh.says("hồ sơ")
    assert not [button for button in hanh.buttons() if "Báo kết quả" in button]
    await hanh.taps_push(ASKED, "Báo kết quả")
    hanh.sees("không còn hồ sơ nào cần trả lời")
    await hanh.says("hồ sơ")
    await hanh.taps(result.code)
    await hanh.taps("Rút hồ sơ")
    await hanh.taps("Đúng, rút hồ sơ")
    assert [record.state for record in await records(town)] == [RecordState.ACCEPTED, RecordState.WITHDRAWN]
    await hanh.says("hồ sơ")
    await hanh.taps(registration.code)
    hanh.sees_choice("Báo kết quả")
    clock.moment = datetime(2022, 2, 1, 12, tzinfo=HANOI)  # more than a month after the round
    await hanh.taps("Báo kết quả")
    hanh.sees("Chưa tới lúc báo kết quả")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_midway_a_tap_is_enough_and_it_may_be_skipped(town: Town, clock: TestClock, hanh: User) -> None:
    assert await ask(town, clock, MIDWAY) == 1
    await hanh.taps_push("đến giờ làm được đến đâu", "Trả lời giữa năm")
    hanh.sees("Công nhân giỏi xứ Thanh", "đã đăng ký: Giảm hàng lỗi; ", "làm được đến đâu rồi")
    await hanh.taps("Bỏ qua")
    hanh.sees("Hồ sơ của tôi")
    await hanh.taps("Trả lời giữa năm")
    await hanh.taps("Chưa đạt")
    hanh.sees("Đã ghi. Cảm ơn")
    (registration,) = await records(town)
    assert registration.how_far is HowFar.NOT_YET
    assert not [button for button in hanh.buttons() if "giữa năm" in button]
    await hanh.taps(registration.code)
    hanh.sees("Giữa năm: chưa đạt")
    assert await ask(town, clock, MIDWAY) == 0


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
@pytest.mark.parametrize(("late", "asked"), [(timedelta(minutes=-1), 1), (timedelta(0), 0)])
@pytest.mark.usefixtures("hanh")
async def test_whoever_registers_after_the_middle_is_not_asked_how_far_they_are(
    town: Town, clock: TestClock, late: timedelta, asked: int
) -> None:
    midnight = datetime(2021, 7, 1, tzinfo=HANOI)
    table = table_of(Record)
    await town.writer.run(lambda work: work.connection.execute(update(table).values(submitted_at=midnight + late)))
    assert await ask(town, clock, midnight + timedelta(days=2, hours=12)) == asked


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_after_a_restore_nobody_is_asked_again(town: Town, clock: TestClock, hanh: User) -> None:
    clock.moment = END
    await town.writer.run(lambda work: miss(work, [CAMPAIGN], END, STANDARD))  # it may have gone out already
    assert await ask(town, clock, END) == 0
    hanh.sees_nowhere(ASKED)
    assert await ask(town, clock, datetime(2021, 12, 28, 12, tzinfo=HANOI)) == 1


@pytest.mark.parametrize("town", ["text", "buttons", "zalo_oa"], indirect=True)
async def test_whoever_answers_in_words_gets_to_the_question(town: Town, clock: TestClock, hanh: User) -> None:
    """Nobody types the words of a button when they may simply say how it went."""
    await ask(town, clock, MIDWAY)
    await hanh.says("đạt rồi ạ")
    hanh.sees("làm được đến đâu rồi")
    for typed in ("lung tung", "nhảm nhí", "không biết nữa"):
        await hanh.says(typed)
        hanh.sees("Chưa hiểu ý anh/chị", "làm được đến đâu rồi")  # the question stays
    await hanh.says("đạt một phần")
    hanh.sees("Đã ghi. Cảm ơn")
    await ask(town, clock, END)
    for typed in ("em làm xong hết việc đăng ký rồi", "báo kết quả"):
        await hanh.says("menu")
        await hanh.says(typed)
        hanh.sees("Câu 1/3", QUESTION)
