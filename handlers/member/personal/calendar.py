"""The calendar: what comes next, with its count of years or its deadline as written and as the last valid day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from data.queries.members import people
from domain.calendar import CalendarEvent, EventKind
from domain.campaigns.issuers import lines_of
from domain.reminders import remind_tomorrow
from handlers.core.campaigns import readable
from handlers.core.router import Router, chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("calendar")

LISTED = 6
AHEAD = timedelta(days=366)
_DUTIES = frozenset({EventKind.DEADLINE, EventKind.REVIEW})


@router.on(chose("calendar"), command("calendar"), chose_push("see_calendar"))
async def show_calendar(turn: Turn) -> Screen:
    """Show the next days; the deadlines of units only to those who hold an office."""
    today = turn.now.date()
    coming = await _events(turn, today, today + AHEAD)
    nearest = sorted(coming, key=lambda event: (event.day or date.max, event.key))[:LISTED]
    ahead = [Choice("officer_coming")] if await officer_units_of(turn) else []
    return Screen("calendar", {"events": [_line(event) for event in nearest]}, (*ahead, Choice("home")))


async def _events(turn: Turn, first: date, last: date) -> list[CalendarEvent]:
    officer = bool(await officer_units_of(turn))
    lines = await lines_of(turn.work.connection, turn.actor.person_id, turn.now)
    held = turn.app.calendar.held(await readable(turn), first, last, lines)
    return [event for event in held if officer or event.kind not in _DUTIES]


async def names_on(turn: Turn, day: date) -> list[str]:
    """Name what falls on a day."""
    return [event.name for event in await _events(turn, day, day)]


@router.on(chose_push("snooze"))
async def remind_again(turn: Turn) -> Screen:
    """Remind a member once more tomorrow, and show what comes."""
    day = await remind_tomorrow(turn.work, turn.app.calendar, turn.person_id, turn.value)
    turn.tell("screens/officer/reminded_tomorrow", day=day.isoformat())
    return await show_calendar(turn)


async def officer_units_of(turn: Turn) -> list[int]:
    if turn.actor.person_id is None:
        return []
    return await people.officer_units(turn.work.connection, turn.actor.person_id, turn.now)


def _line(event: CalendarEvent) -> dict[str, Any]:
    return {
        "day": event.day.isoformat() if event.day else None,
        "name": event.name,
        "years": event.years,
        "written": event.written if event.kind in _DUTIES else None,
        "kind": event.kind.value,
    }
