"""What an installation has set that has set nothing: the program hands it in from its settings, the tests from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.app.composition import app_of
from bot.app.policies import hours_of, limits_of
from bot.channels.deep_links import OwnLinks
from bot.settings.settings import Settings
from domain.campaigns import Campaign
from domain.outbox.routing import NO_RULES
from domain.ports import Links
from handlers.core.app import App

_NOTHING_SET = Settings.model_construct()

STANDARD = hours_of(_NOTHING_SET)
LIMITS = limits_of(_NOTHING_SET)
ESCALATE_DAYS = _NOTHING_SET.escalate_days
MEND_DAYS = _NOTHING_SET.mend_days
OUTSTANDING_DAYS = _NOTHING_SET.outstanding_days


def app_with(chosen: Mapping[str, Campaign], links: Links | None = None, **others: Any) -> App:
    """Put together what conversations may ask for where nothing was set but `others`, fields of `App`.

    Without links people are told codes instead.
    """
    app = app_of(_NOTHING_SET, chosen, links or OwnLinks())
    return replace(app, policies=replace(app.policies, routing=NO_RULES), **others)
