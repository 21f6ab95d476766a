"""Whether a file is worth fetching: only a member's, whom nobody has blocked, inside the limits, where one is awaited.

Everything else that a person sends is answered without its bytes; what is read here is asked again, with effect, by
the handler in its own unit of work.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.incoming import Lane
from data.queries.inbox import admission
from domain import limits as limiting
from domain.limits import Kind, Limited, Limits
from handlers.core.screen import FILE, Screen
from handlers.member.records import form
from handlers.officer.duties.marking import PROOF

COUNTED = (*form.HERE, PROOF)
"""Screens on which each file counts towards the day's photos."""


class Admission(NamedTuple):
    """What becomes of a file. `limited`: why nothing of the update has any effect."""

    fetched: bool
    limited: Limited | None = None


REFUSED = Admission(fetched=False)


async def admit(engine: AsyncEngine, channel: str, lane: Lane, now: datetime, limits: Limits) -> Admission:
    """Look at who sends a file and what they see."""
    since = limiting.window(Kind.PHOTOS, now)
    async with engine.connect() as connection:
        known = await admission.sender(
            connection, channel, lane.address, kind=Kind.PHOTOS, since=since, hour=limiting.hour_of(now)
        )
    screen = Screen.load(known.screen) if known else None
    if known is None or screen is None or not awaits_file(screen):
        return REFUSED
    who = limiting.person(known.person_id)
    if known.blocked_at is not None:
        return Admission(fetched=False, limited=Limited(Kind.BLOCKED, who))
    if screen.name not in COUNTED:
        return Admission(fetched=True)
    if known.answers >= limits.answers_member:  # the turn itself says so; no officer sends so many files in an hour
        return REFUSED
    if (known.sent or 0) >= limits.photos:
        return Admission(fetched=False, limited=Limited(Kind.PHOTOS, who, limit=limits.photos))
    return Admission(fetched=True)


def awaits_file(screen: Screen) -> bool:
    """Tell whether a file may answer this screen; a form takes one ahead of its question."""
    return screen.name in form.HERE or bool(screen.accepts & {"photo", "voice", FILE})
