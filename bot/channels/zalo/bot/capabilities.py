"""What the Zalo Bot Platform can carry: everything that is unsure about it is decided here (as known in 2026-11)."""

from __future__ import annotations

from dataclasses import dataclass

from domain.ports import Capabilities, Reach

ZALO_BOT = Capabilities(buttons=False, editing=False, text_limit=2000, page=9, button_limit=9, files=False)
"""No keyboard of any kind, no edit, no delete, no callback (official list of 11 methods, probed live).

Pictures and voice notes go out by a public address that the platform fetches itself: `files` becomes true where the
program has one (`PUBLIC_URL`). Nine choices a screen, so that one key is enough to answer."""


@dataclass(frozen=True)
class Platform:
    """The rest of the dated record: limits that no handler needs to know."""

    text_limit: int = 2000  # official; taken as UTF-16 units
    caption_limit: int = 2000  # official
    poll_wait: int = 25  # seconds; the platform's default is 30
    poll_slack: float = 10.0  # seconds more before a poll counts as dead; seen in use: 5 to 20
    poll_gap: float = 1.0  # seconds between polls that brought nothing new; replay was measured at 12 polls a second
    fetch_wait: float = 150.0  # seconds that Zalo may take to fetch a picture or voice note before it answers
    users: int = 50  # free plan, for each bot (4 sources)
    messages_a_month: int = 3000  # free plan (4 sources); whether incoming ones count is in dispute
    inbound_counts: bool = True  # in dispute; the careful side
    warn_at: float = 0.8  # of a month's messages
    spare_at: float = 0.9  # from here what can wait gives way (our choice; a public bot stops all at 0.95)
    proactive: bool = True  # at any time to a chat that wrote once (4 sources, 3 of them running)
    outgoing_files: bool = False  # text, picture, sticker, voice (.aac); the rest is a link
    incoming_files: bool = False  # arrive as "unsupported" or not at all (in dispute)


PLATFORM = Platform()

REACH = Reach(
    messages_a_month=PLATFORM.messages_a_month,
    users=PLATFORM.users,
    inbound_counts=PLATFORM.inbound_counts,
    warn_at=PLATFORM.warn_at,
    spare_at=PLATFORM.spare_at,
)
