"""How often one person may do something: up to the limit, then one polite answer, then silence until the next window.

A refusal undoes its unit of work, and the count of that try with it: so the count stands at the limit, and what was
told is counted on its own (`told_first`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from data.engine.unit_of_work import Work
from data.queries.members import rate_limits
from data.tables import Person
from data.types import HANOI
from domain.errors import Problem


class Kind(StrEnum):
    """What is counted. The template of the refusal is `limit_<kind>`."""

    JOINS = "joins"  # new people of one unit in an hour
    SEARCHES = "searches"  # wrong codes and searches of one contact in an hour
    LINKS = "links"  # wrong codes of another app that one contact tries in an hour
    CODES = "codes"  # personal codes that one person tries in a day
    RECORDS = "records"
    PHOTOS = "photos"
    LETTERS = "letters"  # messages to officers
    EXPORTS = "exports"  # copies of one's own data
    ANSWERS = "answers"  # to one contact in an hour
    STRANGERS = "strangers"  # a month's messages of a channel for those who named no unit's code; told once in an hour
    BLOCKED = "blocked"
    GROUP = "group"  # lines into one group


HOURLY = frozenset({Kind.JOINS, Kind.SEARCHES, Kind.LINKS, Kind.ANSWERS, Kind.STRANGERS})


@dataclass(frozen=True)
class Share:
    """How many of a channel's monthly messages may go to strangers, all of them together."""

    messages: int
    exchange: int  # messages that one answer uses up: its own, and where those count too, the line before it


@dataclass(frozen=True)
class Limits:
    """The settings."""

    joins: int = 300
    searches: int = 20
    records: int = 10
    photos: int = 30
    record_photos: int = 10  # of one record, over all its questions
    letters: int = 10
    exports: int = 5  # no setting: nobody needs more, and each makes a file
    answers_stranger: int = 60  # in an hour, to a contact without consent
    answers_member: int = 300  # in an hour; an officer has no limit
    shares: Mapping[str, Share] = field(default_factory=dict)  # by channel


class Limited(Problem):
    """The person did this too often. It is told once in a window; after that nothing is answered."""

    def __init__(self, kind: Kind, who: str, **context: Any) -> None:
        super().__init__(f"limit_{kind}", **context)
        self.kind = kind
        self.who = who


def person(person_id: int) -> str:
    return f"person:{person_id}"


def contact(contact_id: int) -> str:
    return f"contact:{contact_id}"


def unit(unit_id: int) -> str:
    return f"unit:{unit_id}"


async def demand(work: Work, kind: Kind, who: str, most: int) -> None:
    """Count one more of `kind`; raise `Limited` beyond `most` in this hour or on this day."""
    if await rate_limits.add(work.connection, who, kind, window(kind, work.now)) > most:
        raise Limited(kind, who, limit=most)


async def demand_of(work: Work, kind: Kind, person_id: int, most: int) -> None:
    """The same for a person, of whom nothing at all is taken while an officer has blocked them."""
    await demand_unblocked(work, person_id)
    await demand(work, kind, person(person_id), most)


async def demand_unblocked(work: Work, person_id: int) -> None:
    """Raise `Limited` while an officer has blocked this person."""
    if (await work.session.get_one(Person, person_id)).blocked_at is not None:
        raise Limited(Kind.BLOCKED, person(person_id))


async def told_first(work: Work, limited: Limited) -> bool:
    """Tell whether this refusal is the first of its window: only that one is answered."""
    return await first(work, limited.who, f"{limited.kind}_facts", window(limited.kind, work.now))


async def first(work: Work, who: str, kind: str, since: datetime) -> bool:
    return await rate_limits.add(work.connection, who, kind, since) == 1


async def happened(work: Work, who: str, kind: str, since: datetime) -> bool:
    """Tell whether it was counted at all in this window, without counting."""
    return await rate_limits.count(work.connection, who, kind, since) > 0


def window(kind: Kind, now: datetime) -> datetime:
    """The beginning of the hour or day, in Asia/Ho_Chi_Minh."""
    return hour_of(now) if kind in HOURLY else hour_of(now).replace(hour=0)


def hour_of(now: datetime) -> datetime:
    """The beginning of the hour, in Asia/Ho_Chi_Minh."""
    return now.astimezone(HANOI).replace(minute=0, second=0, microsecond=0)
