"""What `python -m bot calendar` prints of some events, by the file alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.cli.commands.sending import Look, sent_of
from bot.cli.commands.speaking import say
from domain.calendar import CalendarEvent, load_national
from domain.campaigns.model import Campaign
from domain.reminders import CampaignCalendar
from tests.support.standard import STANDARD


def calendar_said(campaign: Campaign, found: Sequence[CalendarEvent], first: date, last: date) -> str:
    sent = sent_of(Look(CampaignCalendar([campaign], load_national())), found, STANDARD)
    lines = list(zip(found, sent, strict=True))
    return say("calendar", campaign=campaign, lines=lines, attached=True, first=first, last=last, units={})
