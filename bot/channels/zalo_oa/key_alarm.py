"""Telling a human that the account's key needs one."""

from __future__ import annotations

import logging
from datetime import date

from bot.admin.words import say
from bot.settings import Settings
from domain.ports import Clock

log = logging.getLogger(__name__)


class KeyAlarm:
    """Tells the log each time, and the administrator once a day, that the account's key needs a human."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._told: dict[str, date] = {}

    async def __call__(self, code: str) -> None:
        text = say("alarm", f"zalo_{code}")
        log.error("%s", text)
        today = self._clock.now().date()
        if self._settings.admin_chat_id is None or self._told.get(code) == today:
            return
        self._told[code] = today
        from bot.admin.alarm import alarm  # noqa: PLC0415 - loads another library, for the rare day it is needed

        try:
            await alarm(self._settings, text)
        except Exception as problem:  # noqa: BLE001 - the log has it; the key is what matters now
            log.warning("the administrator could not be told: %s", type(problem).__name__)
