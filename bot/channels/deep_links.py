"""Addresses that lead people into a conversation: the bot's deep link, and the page that a QR code opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.settings.settings import Settings
from domain.input.start_payload import invitation_payload, link_payload, unit_payload

JOIN_PATH = "/j/"
ZALO_ME = "https://zalo.me/"  # followed by the number of an account


@dataclass
class Links:
    """`bot`: the bot's username in Telegram, `public_url`: this program as the Internet sees it; each may be unknown.

    `zalo`: the address that opens the conversation in Zalo. It carries nothing: the unit's code is typed there.
    """

    bot: str | None = None
    public_url: str | None = None
    zalo: str | None = None

    def telegram(self, payload: str = "") -> str | None:
        """Open Telegram with a payload (Bot API, deep linking); `None` while the bot's name is not known."""
        start = f"?start={payload}" if payload else ""
        return f"https://t.me/{self.bot}{start}" if self.bot else None

    def join(self, join_code: str) -> str | None:
        """Join a unit in Telegram at once."""
        return self.telegram(unit_payload(join_code))

    def join_in_app(self, join_code: str) -> str | None:
        """The same without t.me, which some networks of Viet Nam do not reach."""
        return f"tg://resolve?domain={self.bot}&start={unit_payload(join_code)}" if self.bot else None

    def invitation(self, code: str) -> str | None:
        """Use an invitation. Its code is a secret: it goes to Telegram, never through an address of this program."""
        return self.telegram(invitation_payload(code))

    def app(self, code: str) -> str | None:
        """Join Telegram to a person. The code is a secret for some minutes: it goes to Telegram only."""
        return self.telegram(link_payload(code))

    def page(self, join_code: str) -> str | None:
        """The page of a unit, which works in any browser."""
        return f"{self.public_url}{JOIN_PATH}{join_code}" if self.public_url else None

    @property
    def known(self) -> bool:
        """Whether there is any address to lead to."""
        return bool(self.bot or self.public_url or self.zalo)

    def poster(self, join_code: str) -> str:
        """What the QR code of a unit opens: the page, which leads to every app, or else Telegram at once."""
        return self.page(join_code) or self.join(join_code) or self.zalo or join_code

    def accounts(self) -> list[str]:
        """List the addresses of the conversation itself, as short as they can be typed."""
        known = [address for address in (self.telegram(), self.zalo) if address]
        return [address.removeprefix("https://") for address in known]

    def typed(self, join_code: str) -> str | None:
        """The page's address as short as it can be typed."""
        page = self.page(join_code)
        if page is None:
            return None
        parts = urlsplit(page)
        return f"{parts.netloc}{parts.path}" if parts.scheme == "https" else page


def zalo_link(settings: Settings) -> str | None:
    """Lead to the Official Account, which everybody can be sent to, or else to the Zalo bot."""
    return f"{ZALO_ME}{settings.zalo_oa_id}" if settings.zalo_oa_id else settings.zalo_bot_link


@dataclass
class OwnLinks:
    """The links of the running program, which learns its own name from the platform once it is reached."""

    bot: str | None = None
    public_url: str | None = None
    zalo: str | None = None
    _others: list[Links] = field(default_factory=list)

    def of_pages(self) -> Links:
        """Make the links of the web part; they learn the name together with these."""
        made = Links(self.bot, self.public_url, self.zalo)
        self._others.append(made)
        return made

    def named(self, bot: str | None) -> None:
        self.bot = bot
        for links in self._others:
            links.bot = bot

    def join(self, join_code: str) -> str | None:
        links = Links(self.bot, self.public_url)
        return links.page(join_code) or links.join(join_code)

    def invitation(self, code: str) -> str | None:
        return Links(self.bot, self.public_url).invitation(code)

    def app(self, code: str) -> str | None:
        return Links(self.bot, self.public_url).app(code)

    def poster(self, join_code: str) -> str:
        return Links(self.bot, self.public_url, self.zalo).poster(join_code)

    def accounts(self) -> list[str]:
        return Links(self.bot, self.public_url, self.zalo).accounts()
