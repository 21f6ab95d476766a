"""A unit sends its plan to the federation, and the morning summary goes out."""

from __future__ import annotations

from domain import digest
from domain.campaigns import get
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.users import Town, User

CAMPAIGNS = {"thanh-hoa-2021": get("thanh-hoa-2021")}


async def plan_is_sent(officer: User, letter: str) -> None:
    await officer.says("menu")
    await officer.taps("Việc của đơn vị")
    await officer.taps("Kế hoạch")
    await officer.taps("Đã gửi công văn")
    await officer.taps("Hôm nay")
    await officer.says(letter)
    officer.sees("Đã thực hiện", f"số {letter}")


async def morning(town: Town) -> None:
    now = town.writer.now()
    async with town.writer.engine.connect() as connection:
        found = await digest.waiting(connection, now, ESCALATE_DAYS, STANDARD)
        duties = await digest.besides(connection, CAMPAIGNS, now, STANDARD)
    await digest.send(town.writer, found, now, None, duties)
    await town.deliver()
