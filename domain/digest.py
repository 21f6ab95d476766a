"""The officers' summary of the day: what waits for them, in one message; nothing when nothing waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.outbox import outbox
from data.queries.reminders import digest, reminders
from data.queries.reminders.digest import Waiting
from data.types import HANOI
from domain.campaigns import Campaign
from domain.duties.late import LateBelow, below_officers
from domain.duties.receiving import Handed, handed_to
from domain.letters import desk as letters
from domain.members.preferences import DIGEST_TIMES
from domain.outbox import choice
from domain.outbox.buttons import Rows
from domain.outbox.wakeup import notify_after
from domain.reminders import Hours
from domain.taking_over import tell_of_ended
from domain.text import templates
from domain.undelivered.morning import Undelivered, since, undelivered_for
from domain.year.undated import LISTED, Undated, undated_for

MARK = "digest"
LATE = 4  # hours after the chosen one

PAGE = 100
"""Officers whose messages are made in one unit of work."""


@dataclass(frozen=True)
class _Summary:
    """What one officer's message is about."""

    waiting: Waiting
    late: LateBelow
    handed: Handed
    undated: Undated | None = None
    undelivered: Undelivered | None = None
    letters: int = 0

    def context(self) -> dict[str, Any]:
        lies = {name: getattr(self.waiting, name) for name in ("people", "records", "outstanding")}
        kinds = {templates.label(f"duty_{kind}").lower(): count for kind, count in sorted(self.handed.kinds.items())}
        names, year = (self.undated.names, self.undated.year) if self.undated else ([], 0)
        open_days = {"undated": names[:LISTED], "other_undated": len(names[LISTED:]), "year": year}
        below = {"late": len(self.late.owed), "late_units": self.late.units, "handed": kinds}
        missed = self.undelivered or Undelivered()
        reached = {"missed": missed.people, "reasons": missed.reasons, "of_section": missed.unit_id is None}
        return {**lies, **open_days, **below, **reached, "letters": self.letters}


class Besides(NamedTuple):
    """What is told besides what waits, by the officers' keys.

    What of units' duties concerns officers above them, what has no day yet, whom nothing reached, and letters.
    """

    late: Mapping[int, LateBelow] = MappingProxyType({})
    handed: Mapping[int, Handed] = MappingProxyType({})
    undated: Mapping[int, Undated] = MappingProxyType({})
    undelivered: Mapping[int, Undelivered] = MappingProxyType({})
    letters: Mapping[int, int] = MappingProxyType({})


NOTHING = Besides()


def hours_now(now: datetime, hours: Hours) -> list[time | None]:
    """List the hours whose summaries may go out at this moment: officers' own, and None for the program's.

    There is none in the Tết pause, and a summary is not sent half a day late.
    """
    now = now.astimezone(HANOI)
    if hours.in_pause(now.date()):
        return []
    found: list[time | None] = [at for at in DIGEST_TIMES if at <= now.time() < _late(at) and not hours.is_quiet_at(at)]
    return [*([None] if hours.digest <= now.time() < hours.digest_until else []), *found]


def _late(at: time) -> time:
    return at.replace(hour=min(at.hour + LATE, 23))


async def to_do(connection: AsyncConnection, now: datetime, hours: Hours) -> list[time | None]:
    """List the hours whose summaries are to go out now. A mark of a day to come was set by a wrong clock."""
    today, due = now.astimezone(HANOI).date(), hours_now(now, hours)
    done = await reminders.marks(connection) if due else {}
    return [at for at in due if done.get(_mark(at)) != today]


def _mark(at: time | None) -> str:
    return MARK if at is None else f"{MARK} {at:%H:%M}"


async def miss(work: Work, now: datetime, hours: Hours) -> None:
    """Mark every summary of today whose hour has come as done: after a restore it may have gone out already."""
    today = now.astimezone(HANOI)
    for at in (None, *DIGEST_TIMES):
        if (hours.digest if at is None else at) <= today.time():
            await reminders.set_mark(work.connection, _mark(at), today.date())


async def waiting(
    connection: AsyncConnection,
    now: datetime,
    days: int,
    hours: Hours,
    at: time | None = None,
) -> list[Waiting]:
    """Count what waits for whom. It only reads, and belongs outside of a unit of work: it looks at every queue.

    Whoever chose an hour that is quiet by now is told with those who chose none.
    """
    return await digest.waiting(connection, now, days, _chosen(hours, at))


def _chosen(hours: Hours, at: time | None) -> tuple[time | None, ...]:
    return (None, *filter(hours.is_quiet_at, DIGEST_TIMES)) if at is None else (at,)


async def besides(
    connection: AsyncConnection, campaigns: Mapping[str, Campaign], now: datetime, hours: Hours, at: time | None = None
) -> Besides:
    """Say what is late below whom, what waits for whose receipt, whom nothing reached, and what has no day.

    It only reads, as `waiting` does.
    """
    chosen = _chosen(hours, at)
    late = await below_officers(connection, campaigns, now, chosen)
    handed = await handed_to(connection, campaigns, now, chosen)
    undated = await undated_for(connection, campaigns, now, hours, chosen)
    last = await reminders.mark(connection, _mark(at))
    days = (now.astimezone(HANOI).date() - last).days if last else 1
    missed = await undelivered_for(connection, now, since(now, days), chosen)
    return Besides(late, handed, undated, missed, await letters.waiting_for(connection, now, chosen))


async def send(
    writer: Writer,
    found: Sequence[Waiting],
    now: datetime,
    at: time | None = None,
    besides: Besides = NOTHING,
) -> None:
    """Queue one message for each officer with something waiting, a page in each unit of work.

    With the program's own hour, those are told who took over from a unit that has ended.
    That the hour is done is noted at the end: a process that ends midway begins anew, and nobody is told twice.
    """
    today = now.astimezone(HANOI).date()
    if at is None:
        await tell_of_ended(writer, now)
    meant = _summaries(found, besides, now)
    for start in range(0, len(meant), PAGE):
        await writer.run(partial(_queue, page=meant[start : start + PAGE], day=today))
    await writer.run(lambda work: reminders.set_mark(work.connection, _mark(at), now.astimezone(HANOI).date()))


def recipients(found: Sequence[Waiting], besides: Besides, now: datetime) -> set[int]:
    """Say who gets a summary of this: for whom something waits, or who is to be told something besides."""
    late, handed, undated, missed, written = besides
    today = now.astimezone(HANOI).date()
    meant = {one.person_id for one in found if one.people or one.records}
    meant |= {person for person, below in late.items() if below.is_told(today)}
    meant |= {person for person, those in handed.items() if those.is_told(now)}
    return meant | undated.keys() | missed.keys() | written.keys()


def _summaries(found: Sequence[Waiting], besides: Besides, now: datetime) -> list[_Summary]:
    late, handed, undated, missed, written = besides
    waiting = {one.person_id: one for one in found if one.people or one.records}
    return [
        _Summary(
            waiting.get(person, Waiting(person, 0, 0, 0)),
            late.get(person, LateBelow()),
            handed.get(person, Handed()),
            undated.get(person),
            missed.get(person),
            written.get(person, 0),
        )
        for person in sorted(recipients(found, besides, now))
    ]


async def _queue(work: Work, page: Sequence[_Summary], day: date) -> None:
    rows = [
        {
            "key": f"digest:{one.waiting.person_id}:{day.isoformat()}",
            "kind": PushKind.DIGEST,
            "person_id": one.waiting.person_id,
            "text": templates.render("pushes/digest", one.context()),
            "choices": _choices(one),
            "due_at": work.now,
            "created_at": work.now,
        }
        for one in page
    ]
    await outbox.put(work.connection, rows)
    notify_after(work)


def _choices(one: _Summary) -> Rows:
    lies, late = one.waiting, len(one.late.owed)
    codes = {"review_outstanding": lies.outstanding, "confirm_people": lies.people, "review_records": lies.records}
    codes |= {"see_letters": one.letters, "see_year": len(one.undated.names) if one.undated else 0}
    codes |= {"see_received": one.handed.kinds.total(), "urge_late": late, "see_late": late}
    rows = [[choice(code, count=count)] for code, count in codes.items() if count]
    return [*rows, *_undelivered(one.undelivered), [choice("digest_hour")]]


def _undelivered(missed: Undelivered | None) -> Rows:
    """Lead officers to the names, and the head of a section to the text for the group alone."""
    if missed is None:
        return []
    if missed.unit_id is None:
        return [[choice("see_section_text")]]
    return [[choice("see_undelivered", missed.unit_id, count=missed.people)]]
