"""The calendar: pure rules that turn a campaign and the shared national calendar into dated events.

    load_national(path) -> NationalCalendar              the shared calendar; ContentError names every fault
    events(campaign, national, start, end) -> list       CalendarEvents in order; see CalendarEvent for its fields
    opening_day(campaign, national) -> date              where the demo opens
    is_day_off(day) -> bool                              a public holiday, or a day that makes up for one
    tet(year) -> date                                    first day of the lunar year, Vietnamese calendar (UTC+7)

Who is reminded: `officer_days` are for officers of units with a level of `owed_by` (all units when it is empty and
`owed_by_others` too), `member_days` for members. An event without a day, or one to be confirmed, has neither.
To find what is due in a span of days, ask for events up to a year after it: reminders come before their event.
"""

from __future__ import annotations

from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, YearClass, year_class
from domain.calendar.events import events, opening_day
from domain.calendar.holidays import is_day_off
from domain.calendar.lunar import LunarRangeError, tet
from domain.calendar.national import NationalCalendar, NationalDay, load_national
