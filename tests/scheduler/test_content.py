"""Every process learns of chosen days by itself: what it shows, and what it reminds of on the same day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.app.content import Content
from bot.inbox.worker import InboxWorker
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import OfficeDay
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from data.tables import ReminderSlot
from domain.calendar import load_national
from domain.calendar.swaps import swap_key
from domain.campaigns import load_all
from domain.reminders import CampaignCalendar
from domain.year.choosing import choose_day
from domain.year.swapping import swap_day, undo_swap
from handlers.conversation import conversation
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import at
from tests.support.standard import ESCALATE_DAYS, STANDARD, app_with
from tests.support.unit_tree import Keys, keys

__all__ = ["keys"]

KEY = DayKey("thanh-hoa-2021", "th21-duty-nominees", 2021)
DAY = date(2021, 11, 15)


@pytest.fixture
def content(writer: Writer, clock: TestClock) -> Content:
    """One process of several: its conversations, its ticks and what it began with."""
    files = {KEY.campaign: load_all()[KEY.campaign]}
    inbox = InboxWorker(writer, conversation(), app_with(files))
    ticks = Ticks(writer, clock, {}, {}, CampaignCalendar(files.values(), load_national()), STANDARD, ESCALATE_DAYS)
    made = Content(writer.engine, files, inbox, ticks)
    ticks.look = made.look
    return made


async def test_a_day_chosen_elsewhere_is_shown_and_reminded_of_from_the_next_look_on(
    writer: Writer, clock: TestClock, keys: Keys, content: Content
) -> None:
    before = DAY - timedelta(7)
    clock.moment = at(before.month, before.day, 7)
    issuer = await writer.run(doing(person, "Hùng", officer_of=[keys["LDLD-TH"]]))
    await writer.run(doing(person, "Sơn", officer_of=[keys["KKT"]]))
    await content.ticks.remind(clock.now())  # the day is planned, and nothing is due
    began_with = content.inbox.processor.app
    await writer.run(doing(choose_day, issuer, content.files[KEY.campaign], KEY, seen=None, day=DAY))
    await content.ticks.remind(clock.now())
    now = content.inbox.processor.app
    assert began_with.campaigns[KEY.campaign].chosen_day(KEY.code, KEY.year) is None
    assert now.campaigns[KEY.campaign].chosen_day(KEY.code, KEY.year) == DAY
    assert (now.calendar, now.forms) == (content.ticks.campaigns, began_with.forms)
    slot = table_of(ReminderSlot)
    async with writer.engine.connect() as connection:
        planned = (await connection.execute(select(slot.c.event, slot.c.day).where(slot.c.event == KEY.code))).all()
    assert [tuple(row) for row in planned] == [(KEY.code, before)]


async def test_a_swapped_day_off_reaches_every_process(
    writer: Writer, clock: TestClock, keys: Keys, content: Content
) -> None:
    clock.moment = at(11, 1, 7)
    issuer = await writer.run(doing(person, "Hùng", officer_of=[keys["LDLD-TH"]]))
    await writer.run(doing(swap_day, issuer, content.files, DAY, seen=None, to=OfficeDay.OFF, hours=STANDARD))
    await content.look()
    heard = (content.inbox.processor.app.hours, content.ticks.settings, content.ticks.oversight.hours)
    assert [hours.is_working_day(DAY) for hours in heard] == [False] * 3
    last = await writer.run(doing(last_swap, DAY))
    await writer.run(doing(undo_swap, issuer, content.files, DAY, seen=last))
    await content.look()
    assert content.ticks.settings.is_working_day(DAY)


async def last_swap(work: Work, day: date) -> int:
    row = await chosen_days.last(work.connection, swap_key(day))
    assert row is not None
    return row.id


async def test_nothing_is_built_anew_while_nothing_changes(content: Content) -> None:
    await content.look()
    before = content.inbox.processor.app
    await content.look()
    assert content.inbox.processor.app is before
