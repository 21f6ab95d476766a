"""Calls to a webhook that are refused because of their secret, so that an administrator learns why nothing arrives.

A platform goes on with the secret that it was told last: whoever changes the setting alone refuses everything, while
every other check is green. Strangers call too, so only what carries a secret of the platform's kind counts.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from bot.channels.outage import Seldom

log = logging.getLogger(__name__)

EVERY = 3600.0  # seconds between two warnings: any open port on the Internet is tried all the time
MANY = 3  # calls with a wrong secret, and none with the right one since


@dataclass
class Calls:
    """What came to one webhook. `setting`: where its secret stands; `remedy`: what an administrator does."""

    name: str
    setting: str
    remedy: str
    _seldom: Seldom = field(default_factory=lambda: Seldom(EVERY))
    _wrong: int = 0

    def refused(self, *, signed: bool) -> None:
        """Note a call whose secret is not the setting's. `signed`: it carried one."""
        self._wrong += signed
        if self._seldom.now():
            log.warning(
                "a call to the webhook of %s was refused: what it is signed with is not %s. If it was %s itself, %s",
                self.name,
                self.setting,
                self.name,
                self.remedy,
            )

    def taken(self) -> None:
        self._wrong = 0

    @property
    def all_refused(self) -> bool:
        return self._wrong >= MANY


def calls_of_all() -> dict[str, Calls]:
    """Make the counts of every webhook, by channel."""
    return {
        "telegram": Calls("Telegram", "TELEGRAM_WEBHOOK_SECRET", "run: python -m bot webhook set"),
        "zalo_bot": Calls("Zalo Bot", "ZALO_BOT_WEBHOOK_SECRET", "run: python -m bot zalo webhook-set"),
        "zalo_oa": Calls(
            "Zalo OA", "ZALO_OA_WEBHOOK_SECRET", "copy the OA Secret Key from the webhook page of developers.zalo.me"
        ),
    }
