"""The tables of duties in docs/campaigns.md, made from the files and the program: `make duty-tables` writes them anew.

What stands around them is written by hand: the words of the page, and a row for each number of each document.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.paths import DATA
from domain.campaigns import Campaign, load_all
from domain.campaigns.duties import AfterPhaseDue, Duty, FixedDue, InYearDue, OpenDue, YearlyDue
from domain.text.dates import show
from tests.support.clock import TestClock
from tests.support.duty_world import Lived, found_world, live
from tests.support.keys import KEYS
from tests.support.migrated import migrate

PAGE: Path = DATA.parent / "docs" / "campaigns.md"
HEAD = """| Mã | Việc | Mục | Ai thực hiện | Ngày | Nhắc ai | Quá hạn, ai biết |
| --- | --- | --- | --- | --- | --- | --- |"""
CHOOSE, RHYTHM, NO_DAY = "chọn trong “Lịch năm”", "chọn nhịp tháng hoặc quý trong “Lịch năm”", "không có ngày"


async def duty_table(engine: AsyncEngine, campaign: Campaign) -> str:
    """Make the table of one campaign, in a database that has tables and no units."""
    async with Writer(engine, TestClock().now) as writer, engine.connect() as connection:
        world = await writer.run(lambda work: found_world(work, campaign))
        lived = await live(connection, world, campaign)
    rows = [row(campaign, duty, one) for duty, one in zip(campaign.duties, lived, strict=True)]
    return "\n".join([HEAD, *rows])


def row(campaign: Campaign, duty: Duty, lived: Lived) -> str:
    cells = (f"`{duty.code}`", duty.name, duty.section, owed_by(lived), day(duty, lived), reminded(lived))
    return f"| {' | '.join((*cells, told(campaign, lived)))} |"


def owed_by(lived: Lived) -> str:
    """Name who owes it, and who is named by the document without owing it in the program."""
    named = lived.events[0].owed_by_others
    nobody = [f"{one} (văn bản nêu tên; chương trình chưa nhắc)" for one in named if one not in lived.owing]
    return "; ".join([*lived.owing, *nobody])


def day(duty: Duty, lived: Lived) -> str:
    """Say whether the document states the day, the program proposes one, officers choose it, or there is none."""
    choose = CHOOSE if lived.left_open else NO_DAY
    match duty.due:
        case FixedDue() as due:
            days = ", ".join(show(event.day) for event in lived.events if event.day)
            return f"văn bản ghi “{due.words}”: hết ngày {days}"
        case YearlyDue():
            return f"mỗi năm, {choose}"
        case InYearDue() as due:
            return f"năm {due.year}, {choose}"
        case AfterPhaseDue() as due:
            days = ", ".join(show(event.day) for event in lived.events if event.day)
            return f"sau mỗi đợt {due.days_after} ngày ({days}), ngày khác thì {choose}"
        case OpenDue(rule="always"):
            return f"thường xuyên, {RHYTHM if lived.left_open else NO_DAY}"
    return choose


def reminded(lived: Lived) -> str:
    """Say whose officers are reminded before the last day."""
    if not lived.reminded:
        return "không ai"
    days = ", ".join(str(number) for number in lived.days_before)
    return f"cán bộ của {_those(lived.reminded, lived)}, trước {days} ngày"


def told(campaign: Campaign, lived: Lived) -> str:
    """Say whose officers hear of it after the last day."""
    if not lived.chased:
        return "không ai"
    after = campaign.reminders.overdue_after.days
    said = [f"cán bộ của {_those(lived.chased, lived)}, {lived.times_chased} lần"]
    said += [f"từ ngày đầu: {_hear(lived.told_at_once, lived)}"] if lived.told_at_once else []
    said += [f"sau {after} ngày: {_hear(lived.told_after, lived)}"] if lived.told_after else []
    return "; ".join(said)


def _hear(told: dict[str, list[str]], lived: Lived) -> str:
    """Name who hears of it, and of which units where it is not of all of them."""
    return " và ".join(one if of == lived.owing else f"{one} (về {'; '.join(of)})" for one, of in told.items())


def _those(units: list[str], lived: Lived) -> str:
    return "các đơn vị ấy" if units == lived.owing else "; ".join(units)


def between(slug: str) -> re.Pattern[str]:
    """Find the place of a campaign's table in the page."""
    return re.compile(rf"(?<=<!-- duties of {re.escape(slug)} -->\n).*?(?=\n<!-- end of duties -->)", re.DOTALL)


def write(page: Path = PAGE) -> None:
    """Put the table of each campaign in the place of the one that the page has."""
    text = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.sqlite3")
        migrate(f"sqlite+aiosqlite:///{empty}")
        for slug, campaign in load_all().items():
            path = shutil.copy(empty, Path(folder, f"{slug}.sqlite3"))
            table = asyncio.run(_table_in(f"sqlite+aiosqlite:///{path}", campaign))
            before, after = between(slug).split(text)
            text = before + table + after
    page.write_text(text, "utf-8")


async def _table_in(url: str, campaign: Campaign) -> str:
    engine = open_engine(url, KEYS)
    try:
        return await duty_table(engine, campaign)
    finally:
        await engine.dispose()


if __name__ == "__main__":
    write()
