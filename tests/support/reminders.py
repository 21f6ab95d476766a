from __future__ import annotations

from datetime import datetime

from data.types import HANOI
from domain.campaigns import get

THANH_HOA = get("thanh-hoa-2021")
PLAN = {"campaign": THANH_HOA, "duty": "th21-duty-plan", "occurrence": "once"}


def at(month: int, day: int, hour: int = 0, year: int = 2021) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)
