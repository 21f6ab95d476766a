"""What an installation has: the content and the settings that a conversation may ask for, as `turn.app`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.limits import Limits
from domain.outbox.routing import Rules
from domain.ports import Links
from domain.reminders import CampaignCalendar, Hours


@dataclass(frozen=True)
class Policies:
    """Single rules that an installation may set; `bot.settings.settings` says what holds when it sets none."""

    code_days: int  # for which a personal code may be used
    mend_days: int  # for which a returned record may be changed
    outstanding_days: int  # in which a deed must have been done that is called outstanding
    escalate_days: int  # after which the level above sees what waits
    pace: float  # pushes a second, to say how long an announcement takes
    confirm_above: int  # recipients, for whom a typed word is asked before it goes out
    routing: Rules  # how each channel reaches people


@dataclass(frozen=True)
class App:
    """The same for every turn of a process. It is never changed: new content is a new `App`."""

    campaigns: Mapping[str, Campaign]  # that run here, by slug
    forms: Mapping[str, Form]  # by code
    calendar: CampaignCalendar  # of those campaigns, and the national one
    links: Links
    hours: Hours
    limits: Limits
    policies: Policies
