"""From the settings and the platforms' dated records to the rules by which pushes find their way."""

from __future__ import annotations

from bot.channels.zalo_bot.capabilities import REACH as ZALO_BOT
from bot.channels.zalo_oa.capabilities import REACH as ZALO_OA
from bot.channels.zalo_oa.capabilities import UPLOADS, UPLOADS_REACH
from bot.channels.zalo_oa.templates import WAY
from bot.errors import SettingsError
from bot.settings import Settings
from data.enums import PushKind
from data.queries.routing import Template
from domain.outbox.routing import Rules

REACHES = {"zalo_bot": ZALO_BOT, "zalo_oa": ZALO_OA}
CHANNELS = ("telegram", *REACHES, WAY)
"""Everything that can be switched off."""


def rules_of(settings: Settings) -> Rules:
    """Say how each channel reaches people. Raises `SettingsError` for a template of an unknown kind."""
    try:
        kinds = frozenset(PushKind(name) for name in settings.zalo_oa_templates)
    except ValueError:
        raise SettingsError("settings", names=["ZALO_OA_TEMPLATES"]) from None
    paid = bool(settings.zalo_oa_id and kinds)
    template = Template(WAY, "zalo_oa", kinds) if paid else None
    return Rules({**REACHES, UPLOADS: UPLOADS_REACH}, template, settings.zalo_oa_billed_greetings)


def served(settings: Settings) -> frozenset[str]:
    """Name the channels that are configured."""
    there = {
        "telegram": settings.telegram_token,
        "zalo_bot": settings.zalo_bot_token,
        "zalo_oa": settings.zalo_oa_id,
        WAY: settings.zalo_oa_id and settings.zalo_oa_templates,
    }
    return frozenset(name for name, set_up in there.items() if set_up)
