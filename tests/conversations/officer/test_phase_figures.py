"""When a phase is over, the province and the superior unions get its figures, and the workbook unit by unit."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState
from data.tables import Record
from data.types import HANOI
from domain import figures
from domain.calendar import load_national
from domain.campaigns import get
from domain.duties import mark_done
from domain.errors import Problem, Refused
from domain.reminders import CampaignCalendar
from domain.units import by_code
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.handing_in import person_of
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

CAMPAIGN = get("dak-lak-2020")
PHASE = CAMPAIGN.phases[0]
SHEET_BUTTON = "Tải số liệu Excel"
HANDED_IN = [
    ("MAY0123", RecordKind.GOOD_DEED, "good_deed", RecordState.ACCEPTED, date(2020, 6, 30)),
    ("MAY0123", RecordKind.INITIATIVE, "dl20-reg-initiative", RecordState.SUBMITTED, date(2020, 3, 2)),
    ("MAY0123", RecordKind.PLEDGE, "dl20-reg-pledge", RecordState.ACCEPTED, date(2020, 1, 1)),
    ("BEN0456", RecordKind.PLEDGE, "dl20-reg-pledge", RecordState.LOCKED, date(2020, 5, 1)),
    ("MAY0123", RecordKind.PLEDGE, "dl20-reg-pledge", RecordState.HELD, date(2020, 5, 1)),
    ("MAY0123", RecordKind.PLEDGE, "dl20-reg-pledge", RecordState.WITHDRAWN, date(2020, 5, 1)),
    ("MAY0123", RecordKind.GOOD_DEED, "good_deed", RecordState.ACCEPTED, date(2020, 7, 1)),
]
"""What counts, and below it what does not: of nobody confirmed, taken back, after the phase."""


async def hand_in(work: Work, who: int) -> None:
    for number, (code, kind, subject, state, day) in enumerate(HANDED_IN):
        unit = await by_code(work.connection, code, work.now.date())
        assert unit is not None
        at = datetime(day.year, day.month, day.day, 23, 30, tzinfo=HANOI)
        record = Record(
            code=f"DL-{number}", draft_id=f"d{number}", kind=kind, campaign=CAMPAIGN.slug, subject=subject, round="x",
            person_id=who, unit_id=unit.id, unit_as_of=day, form="task", form_version=1, state=state,
            submitted_at=at, changed_at=at,
        )  # fmt: skip
        await work.add(record)


@pytest.fixture
async def province(town: Town, clock: TestClock) -> User:
    """An officer of the province on the morning after the phase."""
    town.sets(campaigns={CAMPAIGN.slug: CAMPAIGN})
    clock.moment = datetime(2020, 7, 1, 8, tzinfo=HANOI)
    officer = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    who = await person_of(town, officer)
    await town.writer.run(lambda work: hand_in(work, who))
    return officer


async def tick(town: Town, clock: TestClock) -> None:
    almanac = CampaignCalendar([CAMPAIGN], load_national())
    await Ticks(town.writer, clock, {}, {}, almanac, STANDARD, ESCALATE_DAYS).sum_up(clock.moment)
    await town.deliver()


async def test_walk_three_in_july(town: Town, clock: TestClock, province: User) -> None:
    zone = await make_officer(town, "Lò Văn Páo", "KKT-NS")
    grassroots = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    for _ in range(2):
        await tick(town, clock)
    province.sees("Đợt 1 đã hết ngày 30/6/2020.", "2 đăng ký, 1 gương người tốt, việc tốt, 1 sáng kiến, đề tài")
    assert "chưa báo cáo" not in province.text  # that is due in the middle of July
    zone.sees("1 đăng ký, 1 gương")
    assert "chưa báo cáo" not in zone.text  # nobody below it owes a report
    grassroots.sees_nowhere("đã hết ngày")
    clock.moment = datetime(2020, 7, 31, 8, tzinfo=HANOI)
    await province.taps_push("đã hết ngày", SHEET_BUTTON)
    province.sees("Số liệu đến nay: 2 đăng ký", "Chưa báo cáo: 2 đơn vị.")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_the_workbook_has_a_line_for_each_unit(town: Town, clock: TestClock, province: User) -> None:
    by = await person_of(town, province)

    async def report(work: Work) -> None:
        unit = await by_code(work.connection, "BEN0456", work.now.date())
        assert unit is not None
        duty, time = "dl20-duty-report", PHASE.code[-16:]
        done_on = date(2020, 7, 1)
        await mark_done(work, by, unit.id, campaign=CAMPAIGN, duty=duty, occurrence=time, done_on=done_on)

    await town.writer.run(report)
    await tick(town, clock)
    clock.moment = datetime(2020, 7, 31, 8, tzinfo=HANOI)  # only now a report is late
    await province.taps_push("đã hết ngày", SHEET_BUTTON)
    page = openpyxl.load_workbook(io.BytesIO(await province.file())).worksheets[0]
    heads, *rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert heads[0] == "Đơn vị"
    assert heads[-5:-2] == ["Gương người tốt, việc tốt", "Sáng kiến, đề tài", "Của tập thể"]
    assert heads[-2:] == ["Việc đã thực hiện", "Đã báo cáo"]
    told = {row[0]: row[1:] for row in rows}
    assert told["Công đoàn Công ty May Sao Mai"][:3] == [1, 1, 1]
    assert told["Công đoàn Bệnh viện Đa khoa tỉnh"][0] == 1
    assert told["Công đoàn Bệnh viện Đa khoa tỉnh"][-1] == "Có"
    assert told["Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp"][-1] == "Chưa"
    assert told["Công đoàn Công ty May Sao Mai"][-1] in {None, ""}  # it owes no report


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_nobody_without_units_below_gets_the_workbook(town: Town, clock: TestClock, province: User) -> None:
    grassroots = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    by = await person_of(town, grassroots)
    await tick(town, clock)
    await grassroots.forges(province.last()["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert "Số liệu" not in grassroots.text
    with pytest.raises(Refused):
        await town.writer.run(lambda work: figures.sheet(work, by, CAMPAIGN, PHASE, PHASE.name))
    with pytest.raises(Problem):
        figures.find_phase({CAMPAIGN.slug: CAMPAIGN}, "no-such-phase")


MORNING = datetime(2020, 7, 1, 8, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (MORNING - timedelta(days=1), False),  # its last day
        (MORNING - timedelta(minutes=1), False),
        (MORNING, True),
        (MORNING.replace(hour=21), False),
        (MORNING + timedelta(days=3), False),  # a Saturday
        (MORNING + timedelta(days=6), True),  # the program was off
        (MORNING + timedelta(days=30), False),
    ],
    ids=str,
)
def test_when_the_figures_go_out(moment: datetime, told: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(figures.ended([CAMPAIGN], moment, STANDARD)) is told
