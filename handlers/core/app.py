"""What an installation has: the content and the settings that a conversation may ask for, as `turn.app`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.announcements import CONFIRM_ABOVE, PACE
from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.limits import Limits
from domain.members.desks import ESCALATE_DAYS
from domain.members.matching import CODE_LIFE
from domain.outbox.routing import NO_RULES, Rules
from domain.ports import Links
from domain.records.rounds import MEND_DAYS
from domain.reminders import STANDARD, Almanac, Hours


@dataclass(frozen=True)
class Policies:
    """Single rules that an installation may set; the defaults are what holds when it sets none."""

    code_days: int = CODE_LIFE.days  # for which a personal code may be used
    mend_days: int = MEND_DAYS  # for which a returned record may be changed
    escalate_days: int = ESCALATE_DAYS  # after which the level above sees what waits
    pace: float = PACE  # pushes a second, to say how long an announcement takes
    confirm_above: int = CONFIRM_ABOVE  # recipients, for whom a typed word is asked before it goes out
    routing: Rules = NO_RULES  # how each channel reaches people


@dataclass(frozen=True)
class App:
    """The same for every turn of a process. It is never changed: new content is a new `App`."""

    campaigns: Mapping[str, Campaign]  # that run here, by slug
    forms: Mapping[str, Form]  # by code
    calendar: Almanac  # of those campaigns, and the national one
    links: Links
    hours: Hours = STANDARD
    limits: Limits = field(default_factory=Limits)
    policies: Policies = field(default_factory=Policies)
