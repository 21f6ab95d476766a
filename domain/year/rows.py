"""The rows that officers' choices are: which one was seen, and one more."""

from __future__ import annotations

from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, Held
from domain import audit
from domain.errors import Problem

_OF_A_PHASE = ("until", "theme", "occasion")


async def standing(work: Work, key: DayKey, seen: int | None) -> ChoiceRow | None:
    """Return the last choice if it is the one that was seen. Of two officers the second waits here for the first.

    Raises `Problem` where somebody else has chosen meanwhile.
    """
    await chosen_days.raise_revision(work.connection)
    last = await chosen_days.last(work.connection, key)
    if (last.id if last else None) != seen:
        raise Problem("day_chosen_meanwhile")
    return last


def held_by(last: ChoiceRow | None) -> Held | None:
    """Return what a row lets hold; nothing where it took back."""
    return _held(last, last.day_after, last.value_after) if last else None


def held_before(last: ChoiceRow | None) -> Held | None:
    """Return what held before a row."""
    return _held(last, last.day_before, last.value_before) if last else None


def _held(row: ChoiceRow, day: date | None, value: str | None) -> Held | None:
    return Held(day, value, row.named, row.until, row.theme, row.occasion) if day else None


async def add(work: Work, officer: int, key: DayKey, *, last: ChoiceRow | None, after: Held | None) -> None:
    """Let this hold from now on; `None`: what stands in the files."""
    before = held_by(last)
    facts_of = after or before
    named = {"named": facts_of.name, **{name: getattr(facts_of, name) for name in _OF_A_PHASE}} if facts_of else {}
    days = {"day_before": before and before.day, "day_after": after and after.day}
    values = {"value_before": before and before.value, "value_after": after and after.value}
    await chosen_days.add(
        work.connection, key, {**days, **values, **named, "chosen_by": officer, "chosen_at": work.now}
    )
    facts = {name.removeprefix("day_"): day and day.isoformat() for name, day in days.items()}
    facts |= {name: value for name, value in values.items() if value}
    await audit.record(work, officer, "day_chosen", f"campaign:{key.campaign}", code=key.code, year=key.year, **facts)
