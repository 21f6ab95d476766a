"""Telling a human that the account's key needs one: by the administrator's line, and in the apps of administrators.

A Telegram that cannot be reached must not be the only way: while the key still works the account itself carries it, and
afterwards any other app of the person.
"""

from __future__ import annotations

import html
import logging
from datetime import date
from functools import partial

from bot.admin.texts import say
from bot.app.notify_installer import by_line
from bot.settings.settings import Settings
from data.engine.unit_of_work import Writer
from domain.outbox.notify_admins import notify_admins
from domain.ports import Clock

log = logging.getLogger(__name__)


class KeyAlarm:
    """Tells the log each time, and people once a day, that the account's key needs a human."""

    def __init__(self, settings: Settings, clock: Clock, writer: Writer) -> None:
        self._settings = settings
        self._clock = clock
        self._writer = writer
        self._told: dict[str, date] = {}

    async def __call__(self, code: str) -> None:
        text = say("alarm", f"zalo_{code}")
        log.error("%s", text)
        today = self._clock.now().date()
        if self._told.get(code) == today:
            return
        self._told[code] = today
        try:
            await by_line(self._settings, text)
            push = html.escape(text)
            telling = partial(notify_admins, key=f"zalo_key:{code}:{today.isoformat()}", text=lambda _: push)
            await self._writer.run(telling)
        except Exception as problem:  # noqa: BLE001 - the log has it; the key is what matters now
            log.warning("the administrators could not be told: %s", type(problem).__name__)
