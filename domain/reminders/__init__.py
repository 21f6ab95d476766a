"""Reminders: what is in the calendar of a day, for whom, and when it may disturb them.

CampaignCalendar(campaigns, national)  all calendars as one
calendar_as_chosen(connection, files, national)  the same with the days that officers chose
plan(writer, calendar, day, hours)  slots for everybody who is meant; twice is harmless
plan_within(work, calendar, day, hours)  the same within one unit of work
release(work, calendar, now, hours)  one message a day for each person
close_days(work, now)  what was not sent on its day is missed, and listed
missed(connection, since, units)  that list
miss(work, now, hours)  what would be released now is missed too: a backup was brought back
coming(calendar, first, last, hours)  what the planner will plan on these days
count_coming(connection, calendar, first, last, hours)  the same with the number of people
read_coming(work, calendar, first, last, hours, units)  the same for the screen of an officer
tell_ahead(work, calendar, person_id, until, hours)  one who writes hears what would cost money later
tapped, remind_tomorrow  what the buttons do
"""

from __future__ import annotations

from data.queries.reminders.reminders import missed
from domain.quiet_hours import Hours
from domain.reminders.ahead import tell_ahead
from domain.reminders.campaign_calendar import CampaignCalendar, calendar_as_chosen
from domain.reminders.coming import Coming, coming, count_coming, read_coming
from domain.reminders.plan import days_to_plan, mark, plan, plan_within
from domain.reminders.release import close_days, miss, release
from domain.reminders.taps import remind_tomorrow, tapped
