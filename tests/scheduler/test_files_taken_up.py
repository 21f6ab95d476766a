"""Campaign files are taken up while the program runs: whole, if they pass, and by every process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.admin.campaign_files import unusable
from bot.app.campaign_folder import CampaignFolder
from bot.app.content import Content
from bot.inbox.worker import InboxWorker
from bot.settings.settings import Settings
from data import paths
from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.queries.campaigns import issuers
from data.tables import ReminderSlot
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.reminders import CampaignCalendar
from handlers.conversation import conversation
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import at
from tests.support.standard import ESCALATE_DAYS, STANDARD, app_with
from tests.support.unit_tree import Keys, keys

__all__ = ["keys"]

SLUG, DUTY = "thanh-hoa-2022", "th22-duty-plan"
Process = Callable[..., Content]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.fixture
def process(writer: Writer, clock: TestClock, folder: Path) -> Process:
    """Start one process of several: it runs the shipped files and looks into the folder."""

    def start(settled: float = 0.0) -> Content:
        files = load_all()
        inbox = InboxWorker(writer, conversation(), app_with(files))
        ticks = Ticks(writer, clock, {}, {}, CampaignCalendar(files.values(), load_national()), STANDARD, ESCALATE_DAYS)
        content = Content(
            writer.engine, files, inbox, ticks, CampaignFolder((paths.CAMPAIGNS, folder), files, settled=settled)
        )
        ticks.look = content.look
        return content

    return start


def put(folder: Path, *, day: str = "2021-03-06", name: str = "gửi Kế hoạch") -> Path:
    """Write the file of Thanh Hóa under other names, with another day for the plan. It is written in one step."""
    text = (paths.CAMPAIGNS / "thanh-hoa-2021.yaml").read_text("utf-8")
    text = text.replace("th21-", "th22-").replace("slug: thanh-hoa-2021", f"slug: {SLUG}")
    text = text.replace("record_prefix: TH", "record_prefix: TI").replace("date: 2021-03-06", f"date: {day}")
    text = text.replace("name: gửi Kế hoạch hành động", f"name: {name} hành động")
    file = folder / f"{SLUG}.yaml"
    new = file.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(file)
    return file


def shown(content: Content) -> str | None:
    """Return what the plan is called in conversations, and for the clock as well."""
    campaigns = content.inbox.processor.app.campaigns
    assert campaigns.keys() == content.ticks.campaigns.campaigns.keys()
    return getattr(campaigns[SLUG].by_code[DUTY], "name", None) if SLUG in campaigns else None


async def test_a_new_file_is_shown_and_reminds_on_the_same_day(
    writer: Writer, clock: TestClock, keys: Keys, folder: Path, process: Process
) -> None:
    content = process()
    clock.moment = at(2, 26, 7)
    await writer.run(doing(person, "Sơn", officer_of=[keys["KKT"]]))
    await content.ticks.remind(clock.now())  # the day is planned already
    put(folder)
    await content.ticks.remind(clock.now())
    assert shown(content) == "gửi Kế hoạch hành động về LĐLĐ tỉnh"
    slot = table_of(ReminderSlot)
    async with writer.engine.connect() as connection:
        assert SLUG in await issuers.attached(connection)  # by the issuer's name, as at every start
        found = (await connection.execute(select(slot.c.event).where(slot.c.campaign == SLUG))).scalars().all()
    assert found == [DUTY]


async def test_a_changed_file_takes_the_place_of_the_one_before_in_every_process(
    folder: Path, process: Process
) -> None:
    first, second = process(), process(settled=1000.0)
    put(folder)
    await second.look()
    assert shown(second) is None  # it may still be written
    await first.look()
    await second.look()  # the first one has counted it
    put(folder, name="nộp Kế hoạch")
    await first.look()
    await second.look()
    assert [shown(first), shown(second)] == ["nộp Kế hoạch hành động về LĐLĐ tỉnh"] * 2
    before = first.inbox.processor.app
    await first.look()
    assert first.inbox.processor.app is before


@pytest.mark.parametrize("fault", ["day", "code", "half", "form"])
async def test_a_broken_file_keeps_the_old_one_running_and_the_doctor_names_it(
    folder: Path, process: Process, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    content = process()
    file = put(folder)
    await content.look()
    text = file.read_text("utf-8")
    broken = {
        "day": text.replace("date: 2021-03-06", "date: 31/02/2021"),
        "code": text.replace("code: th22-duty-plan\n", "code: th21-duty-plan\n"),
        "half": text[: len(text) // 2].rpartition("words:")[0],
        "form": text.replace("form: title", "form: no_such_form"),
    }[fault]
    assert broken != text
    file.write_text(broken, "utf-8")
    await content.look()
    assert shown(content) == "gửi Kế hoạch hành động về LĐLĐ tỉnh"
    monkeypatch.setenv("CAMPAIGN_DIR", str(folder))
    assert any(SLUG in finding.text for finding in unusable(Settings.read(_env_file=None)))
    file.write_text(text.replace("gửi Kế hoạch hành động", "gửi lại Kế hoạch"), "utf-8")
    await content.look()
    assert shown(content) == "gửi lại Kế hoạch về LĐLĐ tỉnh"


async def test_a_file_that_is_gone_runs_until_the_next_start(folder: Path, process: Process) -> None:
    content = process()
    file = put(folder)
    await content.look()
    file.unlink()
    await content.look()
    assert shown(content) is not None


async def test_a_file_that_changes_while_it_is_read_waits(
    folder: Path, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = process()
    file = put(folder)
    read = CampaignFolder._read  # in the midst of it somebody writes

    def reads(self: CampaignFolder) -> object:
        found = read(self)
        os.utime(file, ns=(1, 1))
        return found

    with monkeypatch.context() as midst:
        midst.setattr(CampaignFolder, "_read", reads)
        await content.look()
    assert shown(content) is None
    await content.look()
    assert shown(content) is not None
