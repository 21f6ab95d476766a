"""“Số liệu” at any time: by unit, kind, title, movement and week, how far it has come, and the workbook."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState, WorkerCategory
from data.kinds import Activity, Ownership
from data.queries.reminders.figures import Counted, OfCategory, OfMovement
from data.queries.units.kinds import Kind, set_kinds
from data.tables import Record, RosterEntry
from data.types import HANOI
from domain import figures
from domain.campaigns import load_all
from domain.errors import Refused
from domain.figures.current import Line, mondays, of_movements, of_titles, of_weeks
from domain.figures.kinds import of_workers
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.handing_in import person_of
from tests.support.town import make_officer
from tests.support.users import Town, User

NOW = datetime(2021, 3, 3, 9, tzinfo=HANOI)
"""A Wednesday."""

K, S = RecordKind, RecordState
TITLE, GREEN, OTHER_GREEN = "th21-title-worker", "dl20-movement-green", "py21-movement-green"
HANDED_IN = [
    ("MAY0123", K.TITLE, TITLE, "th21-movement", S.ACCEPTED, date(2021, 3, 1)),
    ("MAY0123", K.TITLE, TITLE, "th21-movement", S.SUBMITTED, date(2021, 2, 28)),  # the Sunday before
    ("MAY0123", K.GOOD_DEED, "good_deed", GREEN, S.ACCEPTED, date(2021, 2, 1)),
    ("BEN0456", K.GOOD_DEED, "good_deed", OTHER_GREEN, S.RETURNED, date(2021, 1, 1)),
    ("BEN0456", K.INITIATIVE, "py21-reg-initiative", None, S.LOCKED, date(2021, 3, 3)),
    ("MAY0123", K.TITLE, TITLE, None, S.ACCEPTED, date(2020, 12, 31)),
    ("MAY0123", K.TITLE, TITLE, None, S.HELD, date(2021, 3, 1)),
    ("MAY0123", K.TITLE, TITLE, None, S.WITHDRAWN, date(2021, 3, 1)),
    ("MAY0123", K.TITLE, TITLE, None, S.REJECTED, date(2021, 3, 1)),
]
"""What counts this year, and below it what does not: of the last year, of nobody confirmed, taken back, refused."""


async def hand_in(work: Work, who: int) -> None:
    for number, (code, kind, subject, movement, state, day) in enumerate(HANDED_IN):
        unit = await by_code(work.connection, code, work.now.date())
        assert unit is not None
        at = datetime(day.year, day.month, day.day, 0, 30, tzinfo=HANOI)
        campaign = "phu-yen-2021" if subject.startswith("py21") else "thanh-hoa-2021"
        record = Record(
            code=f"TH-{number}", draft_id=f"d{number}", kind=kind, campaign=campaign, subject=subject,
            movement=movement, round="2021", person_id=who, unit_id=unit.id, unit_as_of=day, form="task",
            form_version=1, state=state, submitted_at=at, changed_at=at,
        )  # fmt: skip
        await work.add(record)
    hospital = await by_code(work.connection, "BEN0456", work.now.date())
    assert hospital is not None
    await set_kinds(work.connection, {hospital.id: Kind(Activity.HOSPITAL, Ownership.STATE)})
    unit = await by_code(work.connection, "MAY0123", work.now.date())
    assert unit is not None
    for number in range(3):
        await work.add(RosterEntry(unit_id=unit.id, number=str(number), name="Lê Văn An", folded="le van an"))


@pytest.fixture
async def province(town: Town, clock: TestClock) -> User:
    """An officer of the province, with a year's records below."""
    town.sets(campaigns=load_all())
    clock.moment = NOW
    officer = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    who = await person_of(town, officer)
    await town.writer.run(lambda work: hand_in(work, who))
    return officer


async def test_an_officer_asks_and_looks_at_each_part(province: User) -> None:
    await province.says("cho tôi xin số liệu")
    province.sees("Số liệu năm 2021", "2 đăng ký, 2 gương người tốt, việc tốt, 1 sáng kiến, đề tài")
    province.sees("Trong đó đã ghi nhận 2.")
    await province.taps("Theo đơn vị")
    province.sees("Nộp thẳng ở đơn vị này: 0", "CĐ KKT Nghi Sơn: 3, đã ghi nhận 2", "CĐ Bệnh viện tỉnh: 2")
    await province.taps("Quay lại")
    await province.taps("Theo loại")
    province.sees("Danh hiệu thi đua: 2, đã ghi nhận 1", "Sáng kiến, cải tiến kỹ thuật: 1")
    await province.taps("Quay lại")
    await province.taps("Theo danh hiệu")
    province.sees("“Công nhân giỏi xứ Thanh”: 2, đã ghi nhận 1")
    await province.taps("Quay lại")
    await province.taps("Theo phong trào")
    province.sees("“Xanh, Sạch, Đẹp, Bảo đảm an toàn vệ sinh lao động”: 2, đã ghi nhận 1", "Chưa ghi phong trào: 1")
    await province.taps("Quay lại")
    await province.taps("Theo loại hình")
    province.sees("khu vực nhà nước: 2", "vốn đầu tư nước ngoài: 0", "chưa rõ: 3, đã ghi nhận 2")
    await province.taps("Quay lại")
    await province.taps("Lao động trực tiếp")
    province.sees("Công nhân ở đơn vị sản xuất (0%): 0", "Chưa rõ nhóm hoặc lĩnh vực (100%): 5, đã ghi nhận 2")
    await province.taps("Quay lại")
    await province.taps("Theo tuần")
    province.sees("01/3 - 07/3: 1 đăng ký, 0 gương, 1 sáng kiến", "22/02 - 28/02: 1 đăng ký, 0 gương, 0 sáng kiến")
    await province.taps("Quay lại")
    await province.taps("Độ phủ")
    province.sees("Có cán bộ: 1/", "Đã tham gia: ", "/3 người theo danh sách", "Năm 2021 chưa gửi hồ sơ nào: ")
    await province.taps("Quay lại")
    await province.taps("Số liệu năm 2020")
    province.sees("Số liệu năm 2020", "1 đăng ký, 0 gương", "đã ghi nhận 1.")
    await province.taps("Theo phong trào")
    province.sees("“Công nhân, viên chức, lao động chung sức", "thịnh vượng”: 1, đã ghi nhận 1")  # it has no other


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_of_one_unit_and_as_a_workbook(province: User) -> None:
    await province.says("số liệu")
    await province.taps("Đơn vị khác")
    await province.says("bệnh viện")
    await province.taps("CĐ Bệnh viện tỉnh")
    province.sees("Công đoàn Bệnh viện Đa khoa tỉnh", "0 đăng ký, 1 gương người tốt, việc tốt, 1 sáng kiến")
    await province.says("số liệu")
    await province.taps("Tải số liệu Excel")
    book = openpyxl.load_workbook(io.BytesIO(await province.file()))
    assert book.sheetnames == [
        "Đơn vị",
        "Loại hồ sơ",
        "Cá nhân, tập thể",
        "Danh hiệu",
        "Phong trào",
        "Loại hình",
        "Lao động trực tiếp",
        "Kết quả đăng ký",
        "Tuần",
    ]
    heads, *rows = [[cell.value for cell in row] for row in book["Đơn vị"].iter_rows(min_row=3)]
    found = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    kinds = {name: (row["Lĩnh vực"], row["Loại hình"]) for name, row in found.items()}
    assert kinds["Công đoàn Bệnh viện Đa khoa tỉnh"] == ("bệnh viện", "khu vực nhà nước")
    assert kinds["Công đoàn Công ty May Sao Mai"] == ("chưa rõ", "chưa rõ")
    owners = [[cell.value for cell in row] for row in book["Loại hình"].iter_rows(min_row=4)]
    assert owners[0] == ["khu vực nhà nước", 2, 0]  # numbers, which a spreadsheet adds up
    may = found["Công đoàn Công ty May Sao Mai"]
    assert (may["Có cán bộ"], may["Theo danh sách"], may["Danh hiệu thi đua"], may["Đã ghi nhận"]) == (
        "Chưa",
        3,
        2,
        2,
    )
    assert found["Liên đoàn Lao động tỉnh Thanh Hóa"]["Có cán bộ"] == "Có"
    assert [cell.value for cell in book["Tuần"][4]][1:] == [1, 0, 1]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
@pytest.mark.usefixtures("province")
async def test_nobody_sees_the_figures_of_another_unit(town: Town) -> None:
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    await hoa.says("số liệu")
    hoa.sees("Công đoàn Công ty May Sao Mai", "2 đăng ký, 1 gương")
    assert "Đơn vị khác" not in hoa.buttons()
    by = await person_of(town, hoa)

    async def look(work: Work) -> None:
        unit = await by_code(work.connection, "BEN0456", work.now.date())
        assert unit is not None
        await figures.overview(work, by, unit.id, 2021)

    with pytest.raises(Refused):
        await town.writer.run(look)


def test_titles_and_movements_are_summed_the_most_first() -> None:
    campaigns = load_all()
    titles = of_titles([Counted(TITLE, 2, 1), Counted("th21-title-employee", 5, 0), Counted("gone", 1, 0)], campaigns)
    assert [(line.number, line.accepted) for line in titles] == [(5, 0), (2, 1), (1, 0)]
    assert titles[-1].name == "“gone”"
    rows = [("th21-movement", 7, 1), (GREEN, 3, 2), (OTHER_GREEN, 4, 0), ("gone-movement", 20, 0), (None, 1, 0)]
    before = OfMovement(None, "thanh-hoa-2021", 2, 1)  # named none, for its campaign has no other
    movements = of_movements([before, *(OfMovement(code, None, *numbers) for code, *numbers in rows)], campaigns)
    assert [(line.number, line.accepted) for line in movements] == [(9, 2), (7, 2), (21, 0)]
    assert movements[-1] == Line("Chưa ghi phong trào", 21, 0)


def test_weeks_begin_on_monday_and_the_newest_comes_first() -> None:
    begins = mondays(NOW)
    assert (begins[0], begins[-1]) == (date(2021, 1, 25), date(2021, 3, 1))
    late = mondays(datetime(2021, 3, 7, 23, 59, tzinfo=HANOI))
    assert late == begins
    assert mondays(datetime(2021, 3, 8, tzinfo=HANOI)) == [monday + timedelta(days=7) for monday in begins]
    weeks = of_weeks(begins, {K.TASK: (0, 0, 0, 0, 1, 2), K.TOPIC: (0, 0, 0, 0, 0, 3), K.GOOD_DEED: (1, 0, 0, 0, 0, 0)})
    assert (weeks[0].first, weeks[0].last, weeks[0][2:]) == (date(2021, 3, 1), date(2021, 3, 7), (2, 0, 3))
    assert weeks[-1][2:] == (0, 1, 0)


def test_workers_in_production_are_direct_and_what_is_unknown_is_neither() -> None:
    sewing, school = Kind(Activity.PRODUCTION, None), Kind(Activity.SCHOOL, None)
    worker, clerk = WorkerCategory.WORKER, WorkerCategory.OTHER_EMPLOYEE
    found = [
        (1, worker, 6, 4),
        (1, clerk, 2, 1),
        (2, worker, 1, 0),
        (3, worker, 1, 1),
        (3, clerk, 1, 0),
        (1, None, 1, 0),
    ]
    assert of_workers([OfCategory(*row) for row in found], {1: sewing, 2: school}) == [
        Line("Công nhân ở đơn vị sản xuất (50%)", 6, 4),
        Line("Người khác (33%)", 4, 1),
        Line("Chưa rõ nhóm hoặc lĩnh vực (17%)", 2, 1),
    ]
    assert [line.number for line in of_workers([], {})] == [0, 0, 0]
