"""Telling whoever installed the program, when there is no officer above who could be told."""

from __future__ import annotations

import logging

from bot.admin.texts import say
from bot.settings.settings import Settings

log = logging.getLogger(__name__)


class Installer:
    """Says what happened at the top of the tree: in the log always, in ADMIN_CHAT_ID where there is one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def __call__(self, code: str, unit: str) -> bool:
        """Tell it; `False` when the line could not be used now."""
        log.warning("%s: %s", code, unit)
        return await by_line(self._settings, say("alarm", code, unit=unit))


async def by_line(settings: Settings, text: str) -> bool:
    """Send a text to ADMIN_CHAT_ID; `True` also where nobody can be written to: `doctor` says it all the same."""
    if settings.admin_chat_id is None or settings.telegram_token is None:
        return True
    from bot.admin.alarm import alarm  # noqa: PLC0415 - loads another library, for the rare day it is needed

    try:
        await alarm(settings, text)
    except Exception as problem:  # noqa: BLE001 - the log has it, and `doctor` says it
        log.warning("the administrator's line could not be used: %s", type(problem).__name__)
        return False
    return True
