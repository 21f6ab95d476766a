"""What shows that a duty was done, and the level above: who has done it, who is late, as a list and as a file."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from bot.channels.telegram.capabilities import TELEGRAM
from data.engine.statements import table_of
from data.queries.privacy import erasing
from data.queries.reminders.duties import Occurrence
from data.tables import DutyDone
from data.types import HANOI
from domain.campaigns import get
from domain.duties import below
from domain.errors import Refused
from tests.support.clock import TestClock
from tests.support.files_out import PAPER
from tests.support.handing_in import BUTTONS_ONLY, person_of
from tests.support.officer_hostile import end_roles
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

CAMPAIGNS = {"thanh-hoa-2021": get("thanh-hoa-2021")}
LAUNCH = Occurrence("thanh-hoa-2021", "th21-duty-launch-grassroots", "once")


async def launches(officer: User, letter: str = "12/CV-CĐ") -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    await officer.sends_photos(picture())
    officer.sees("đã nhận ảnh")
    await officer.says(letter)
    officer.sees("Đã thực hiện", f"số {letter}, có ảnh hoặc tệp kèm theo")


@pytest.fixture
def in_may(clock: TestClock) -> None:
    """The launch was due by the 30th of April."""
    clock.moment = datetime(2021, 5, 10, 9, tzinfo=HANOI)


@pytest.mark.usefixtures("in_may")
async def test_the_level_above_sees_who_is_late_and_the_photo(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await launches(officer)
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    above.sees("xem đơn vị nào đã thực hiện")
    await above.taps("1/1 · Tổ chức phát động")
    above.sees("Tổ chức phát động", "hết ngày thứ Sáu, 30/4/2021", "Đã thực hiện 1 đơn vị.")
    await above.taps("Đã xong · CĐ May Sao Mai")
    above.sees("Công đoàn Công ty May Sao Mai", "số 12/CV-CĐ")
    await above.taps("Xem ảnh, tệp")
    if above.capabilities.files:
        assert [message for message in above.chat() if not message["out"] and "photo" in message]
    else:
        above.sees("không xem được ảnh ở đây")
    await above.taps("Quay lại")
    above.sees("Đã thực hiện 1 đơn vị.")
    await above.taps("Quay lại")
    await above.taps("Quay lại")
    above.sees("Việc của đơn vị", "1-4/")


@BUTTONS_ONLY
@pytest.mark.usefixtures("in_may")
async def test_the_list_is_a_file_with_who_when_letter_and_late(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await launches(officer, "=12/CV")
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("Tải danh sách Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(await above.file())).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:5] == ["Đơn vị", "Việc", "Hạn", "Tình trạng", "Ngày thực hiện"]
    launch = [row for row in rows if str(row[1]).startswith("tổ chức phát động")]
    done = next(row for row in launch if row[0] == "Công đoàn Công ty May Sao Mai")
    assert done[2:7] == ["30/4/2021", "Đã thực hiện, sau hạn", "10/5/2021", "=12/CV", "Trần Thị Hoa"]
    assert done[7:] == ["09:00 10/05/2021", "Có"]
    late = next(row for row in launch if row[0] == "Công đoàn Bệnh viện Đa khoa tỉnh")
    assert [cell or None for cell in late[3:]] == ["Quá hạn", *[None] * 5]
    assert not [row for row in rows if row[0] == "Liên đoàn Lao động tỉnh Thanh Hóa"]


async def test_an_official_letter_as_pdf_shows_it_to_the_level_above(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    officer.sees("Có ảnh hoặc tệp PDF không?")
    await officer.sends_file(PAPER, "12-CV-CĐ.pdf")
    officer.sees("đã nhận tệp 12-CV-CĐ.pdf")
    await officer.says("12/CV-CĐ")
    officer.sees("Đã thực hiện 27/02/2021", "có ảnh hoặc tệp kèm theo")
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.taps("1/1 · Tổ chức phát động")
    await above.taps("Đã xong · CĐ May Sao Mai")
    await above.taps("Xem ảnh, tệp")
    if above.capabilities is TELEGRAM:
        assert await above.file() == PAPER
        sent = [message["document"] for message in above.chat() if not message["out"] and "document" in message]
        assert sent[-1]["file_name"] == "12-CV-CĐ.pdf"
    elif not above.capabilities.files:
        above.sees("không xem được ảnh ở đây")


@BUTTONS_ONLY
@pytest.mark.parametrize(
    ("content", "name"),
    [(b"PK\x03\x04 a text", "cong-van.docx"), (b"MZ\x90\x00 a program", "12-CV.pdf")],
)
async def test_another_file_is_refused_whatever_its_name_says(officer: User, content: bytes, name: str) -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    await officer.sends_file(content, name)
    officer.sees("không phải PDF hay ảnh", "Có ảnh hoặc tệp PDF không?")


@BUTTONS_ONLY
async def test_a_picture_is_kept_whatever_its_name_says(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    await officer.sends_file(picture(), "anh.pdf")
    officer.sees("đã nhận ảnh")


@BUTTONS_ONLY
async def test_a_file_that_is_no_picture_is_refused_and_nothing_is_lost(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Phát động")
    await officer.taps("Đã phát động")
    await officer.taps("Hôm nay")
    await officer.sends_file(b"<html>not a picture</html>", "anh.jpg")
    officer.sees("Có ảnh hoặc tệp PDF không?")
    assert "đã nhận ảnh" not in officer.text
    await officer.says("7/CV")
    officer.sees("Đã thực hiện 27/02/2021", "số 7/CV")


@BUTTONS_ONLY
async def test_the_nights_sweep_leaves_what_shows_a_duty(town: Town, officer: User) -> None:
    await launches(officer)
    async with town.writer.engine.connect() as connection:
        (row,) = (await connection.execute(table_of(DutyDone).select())).all()
        assert await erasing.kept_photos(connection, [row.sha256, "0" * 64]) == {row.sha256}
    assert (row.media_type, row.file_name) == ("image/jpeg", None)
    assert await town.channel.store.read(row.sha256)


@BUTTONS_ONLY
@pytest.mark.parametrize("who", ["a worker", "an officer beside", "an ended officer"])
async def test_nobody_else_sees_what_is_below(town: Town, officer: User, who: str) -> None:
    await launches(officer)
    actor = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    if who == "a worker":
        actor = await join(town, "Lê Thị Hạnh")
    elif who == "an officer beside":
        actor = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    else:
        await end_roles(town)
    by = await person_of(town, actor)
    for data in ("duties_below", "duty_below:0", "duty_of:3", "duties_sheet", "duty_sheet", "see_proof"):
        await actor.forges(f"{actor.turns}:{data}")
        assert "May Sao Mai" not in actor.text.replace("Công đoàn Công ty May Sao Mai sẽ", "")
    if who == "an officer beside":
        assert await town.writer.run(lambda work: below.standings(work, by, CAMPAIGNS)) == []
        return
    for attempt in (
        lambda work: below.standings(work, by, CAMPAIGNS),
        lambda work: below.owing(work, by, CAMPAIGNS, LAUNCH),
        lambda work: below.sheet(work, by, CAMPAIGNS),
    ):
        with pytest.raises(Refused):
            await town.writer.run(attempt)
