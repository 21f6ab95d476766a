"""The cost of a year in template messages, on docs/zalo.md: `make zalo-costs` writes the table anew.

Reckoned from the calendar that the planner reads, for members who wrote to the Official Account once, when they joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from bot.channels.zalo.oa.capabilities import Window, window
from data.enums import DayFor, PushKind
from data.paths import DATA
from data.queries.campaigns.chosen_days import Held
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get
from domain.campaigns.open_days import closings
from domain.quiet_hours import Hours
from domain.reminders import CampaignCalendar
from domain.reminders.recipients import is_greeting

PAGE: Path = DATA.parent / "docs" / "zalo.md"
MEMBERS, YEAR, PRICE = 300, 2026, 200
JOINED = datetime(YEAR, 1, 5, 8, tzinfo=HANOI)
ANNOUNCED = 20  # on this day of each month the union announces something to everybody
AT = time(11, 30)

CAMPAIGN = "thanh-hoa-2021"
REGISTERED_UNTIL = date(YEAR, 3, 31)
GREETED = {
    "vn-women-international": date(YEAR, 3, 8),
    "vn-workers-day": date(YEAR, 5, 1),
    "vn-women": date(YEAR, 10, 20),
}
"""What the federation's officer chooses in the year that tests/year lives day by day."""

COLUMNS = (
    *("Tháng", "Lời chúc", "Nhắc hạn đăng ký", "Thông báo"),
    *("Không mất phí", "Tin tư vấn mất phí", "Tin mẫu", "Tiền tin mẫu"),
)
HEAD = f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}"
BETWEEN = re.compile(r"(?<=<!-- cost of a year -->\n).*?(?=\n<!-- end of cost -->)", re.DOTALL)
KINDS = (PushKind.GREETING, PushKind.REMINDER, PushKind.ANNOUNCEMENT)


def calendar() -> CampaignCalendar:
    """Build the calendar with the days that officers chose."""
    campaign = get(CAMPAIGN)
    (opened,) = [place.key for place in closings(campaign) if place.key.year == YEAR]
    chosen = {(opened.code, opened.year): Held(REGISTERED_UNTIL)}
    chosen |= {(code, YEAR): Held(day, DayFor.MEMBERS.value) for code, day in GREETED.items()}
    return CampaignCalendar([campaign.with_chosen(chosen)], load_national())


def pushes() -> Iterator[tuple[date, PushKind]]:
    """Give what each member is told in the year, after the day on which they joined."""
    found, day = calendar(), JOINED.date()
    while day.year == YEAR:
        due = [one for one in found.due(day, Hours()) if not one.officers]
        if due and day > JOINED.date():
            yield day, PushKind.GREETING if all(map(is_greeting, due)) else PushKind.REMINDER
        if day.day == ANNOUNCED:
            yield day, PushKind.ANNOUNCEMENT
        day += timedelta(1)


def cost_table() -> str:
    """Make the table: a row for each month, and one for the year."""
    months = [(f"{month:02d}", list(those)) for month, those in groupby(pushes(), lambda push: push[0].month)]
    rows = [_row(name, those) for name, those in months]
    return "\n".join([HEAD, *rows, _row("**Cả năm**", [push for _, those in months for push in those])])


def _row(name: str, those: list[tuple[date, PushKind]]) -> str:
    kinds = Counter(kind for _, kind in those)
    ways = Counter(window(JOINED, datetime.combine(day, AT, HANOI)) for day, kind in those if kind in _paid())
    templates = ways[Window.CLOSED] * MEMBERS
    numbers = [kinds[kind] * MEMBERS for kind in KINDS]
    numbers += [ways[Window.FREE] * MEMBERS, ways[Window.BILLED] * MEMBERS, templates, templates * PRICE]
    return f"| {' | '.join([name, *(f'{number:,}'.replace(',', '.') for number in numbers)])} |"


def _paid() -> frozenset[PushKind]:
    """A greeting never uses up a paid message."""
    return frozenset(KINDS) - {PushKind.GREETING}


def write(page: Path = PAGE) -> None:
    """Put the table in the place of the one that the page has."""
    before, after = BETWEEN.split(page.read_text("utf-8"))
    page.write_text(before + cost_table() + after, "utf-8")


if __name__ == "__main__":
    write()
