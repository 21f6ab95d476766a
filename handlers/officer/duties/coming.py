"""“Sắp gửi”: what the program will send by itself, to the people of an officer's units and of those below."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from data.types import HANOI
from domain.members.rights import demand_units
from domain.reminders import Coming, read_coming
from domain.text import dates
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router

router = officer_router("coming")

LIST = "officer/coming"
SPAN = timedelta(days=14)
"""So many days are looked at from the first that is shown."""

FURTHEST = timedelta(days=56)
"""What is sent later depends too much on what is done until then."""

LISTED = 8
"""Lines of one screen: that many long names of duties a phone still shows without being scrolled for long."""

_DAY = timedelta(days=1)


@router.on(chose("officer_coming"), command("officer_coming"))
async def open_coming(turn: Turn) -> Screen:
    return await _show(turn, turn.now.astimezone(HANOI).date())


@router.on(chose("coming_from", LIST))
async def go_on(turn: Turn) -> Screen:
    """Go on with a later day, or back to today."""
    today = turn.now.astimezone(HANOI).date()
    return await _show(turn, max(date.fromisoformat(turn.value), today))


async def _show(turn: Turn, first: date) -> Screen:
    today = turn.now.astimezone(HANOI).date()
    last = min(first + SPAN - _DAY, today + FURTHEST)
    units = await demand_units(turn.work, turn.person_id)
    read = read_coming(turn.work, turn.app.calendar, first, last, turn.app.hours, units=units)
    found = [planned for planned in read if datetime.combine(planned.day, planned.hour, HANOI) > turn.now]
    last, shown = _page(found, last)
    days = [
        {"day": day.isoformat(), "lines": list(map(_line, lines))} for day, lines in groupby(shown, lambda of: of.day)
    ]
    more = sum(planned.day <= last for planned in found) - len(shown)
    context = {"first": first.isoformat(), "last": last.isoformat(), "days": days, "more": more}
    later = last + _DAY
    onward = (
        [Choice("coming_from", later.isoformat(), {"day": dates.show_short(later)})]
        if later <= today + FURTHEST
        else []
    )
    back = [Choice("coming_from", today.isoformat(), {"day": ""})] if first > today else []
    return Screen(LIST, context, (*onward, *back, Choice("calendar"), Choice("home")))


def _page(found: list[Coming], last: date) -> tuple[date, list[Coming]]:
    """Return whole days that fit on the screen, with the last of them; of a day that fits on none its first lines."""
    if len(found) <= LISTED:
        return last, found
    first, cut = found[0].day, found[LISTED].day
    if cut == first:
        return first, found[:LISTED]
    return cut - _DAY, [planned for planned in found if planned.day < cut]


def _line(planned: Coming) -> dict[str, Any]:
    entry = planned.due.entry
    return {
        "hour": f"{planned.hour:%H:%M}",
        "officers": planned.due.officers,
        "people": planned.people,
        "name": entry.event.name,
        "kind": entry.event.kind.value,
        "day": entry.day.isoformat(),
        "late": planned.is_late,
    }
