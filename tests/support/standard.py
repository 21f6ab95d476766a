"""What an installation has set that has set nothing: the program hands it in from its settings, the tests from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.application import given
from bot.hours import hours_of
from bot.settings import Settings
from domain.campaigns import Campaign
from domain.ports import Links

_NOTHING_SET = Settings.model_construct()

STANDARD = hours_of(_NOTHING_SET)
ESCALATE_DAYS = _NOTHING_SET.escalate_days
MEND_DAYS = _NOTHING_SET.mend_days


def given_to_handlers(chosen: Mapping[str, Campaign], links: Links | None = None) -> dict[str, Any]:
    """Name what handlers may ask for besides `turn`, where nothing was set."""
    return given(chosen, STANDARD, links, mend_days=MEND_DAYS, escalate_days=ESCALATE_DAYS)
