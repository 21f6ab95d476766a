"""The row of the outbox as it is meant, written once more from its description and in no other words than these.

Nothing of the program is used here but the names of the states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from data.enums import PushKind
from data.enums import PushState as S
from domain.ports import Outcome, Sent

ALLOWED = {
    None: {S.QUEUED},
    S.QUEUED: {S.SENDING, S.LATER, S.CANCELLED, S.GONE, S.HELD},
    S.LATER: {S.SENDING, S.CANCELLED, S.GONE, S.HELD},
    S.HELD: {S.QUEUED, S.CANCELLED},
    S.SENDING: {S.SENT, S.FAILED, S.GONE, S.IN_DOUBT, S.LATER},
    S.SENT: set(),
    S.FAILED: set(),
    S.GONE: set(),
    S.IN_DOUBT: set(),
    S.CANCELLED: set(),
}
"""What one unit of work may make of a row. Whatever may have arrived never moves again."""

LAST_TRY = 50
LOOK_AGAIN = timedelta(minutes=10)
"""So long waits a push whose app is served by nobody now."""

MAY_HAVE_ARRIVED = (Sent.SENT, Sent.IN_DOUBT)


@dataclass
class App:
    id: int
    channel: str
    written: datetime
    active: bool = True


@dataclass
class Row:
    id: int
    key: str
    person: int
    due: datetime
    only: int | None  # an app
    tries: int
    kind: PushKind = PushKind.ANNOUNCEMENT
    state: S = S.QUEUED
    arrivals: int = 0
    """how often it has arrived, or may have"""

    @property
    def waits(self) -> bool:
        return self.state in {S.QUEUED, S.LATER}

    @property
    def unsent(self) -> bool:
        return self.waits or self.state is S.HELD

    @property
    def turn(self) -> tuple[bool, bool, datetime]:
        """What is for one person before what is for many; of that, what waits again before what is new."""
        to_many = self.kind is not PushKind.NOTICE
        return to_many, to_many and self.state is S.QUEUED, self.due


@dataclass
class Model:
    apps: dict[int, list[App]] = field(default_factory=dict)  # of each person
    rows: dict[int, Row] = field(default_factory=dict)

    def taken(self) -> set[str]:
        return {row.key for row in self.rows.values()}

    def add(self, row: Row) -> None:
        assert row.id not in self.rows
        assert row.key not in self.taken()
        self.rows[row.id] = row

    def usable(self, row: Row, served: set[str] | None = None) -> list[App]:
        """The apps by which a row may go, the one that was written from last at the end."""
        found = [
            app
            for app in self.apps[row.person]
            if app.active and row.only in (None, app.id) and (served is None or app.channel in served)
        ]
        return sorted(found, key=lambda app: (app.written, app.id))

    def claimable(self, channel: str, served: set[str], now: datetime) -> list[Row]:
        """Every row that may be claimed, in its turn."""
        due = [
            row
            for row in self.rows.values()
            if row.waits and row.due <= now and (way := self.usable(row, served)) and way[-1].channel == channel
        ]
        return sorted(due, key=lambda row: row.turn)

    def settle(self, row_id: int, app_id: int | None, outcome: Outcome, now: datetime) -> None:
        row = self.rows[row_id]
        if outcome.sent is Sent.GONE:
            for app in self.apps[row.person]:
                app.active = app.active and app.id != app_id
        if row.state is not S.SENDING:  # whoever asks has been given up: it is in doubt
            return
        if outcome.sent is Sent.LATER:
            self._later(row, outcome, now)
            return
        row.tries += 1
        row.arrivals += outcome.sent in MAY_HAVE_ARRIVED
        row.state = {Sent.SENT: S.SENT, Sent.FAILED: S.FAILED, Sent.GONE: S.GONE, Sent.IN_DOUBT: S.IN_DOUBT}[
            outcome.sent
        ]
        if row.state is S.GONE and self.usable(row):
            row.state, row.due = S.LATER, now

    def _later(self, row: Row, outcome: Outcome, now: datetime) -> None:
        wait = outcome.wait
        if outcome.problem not in {"held", "too_many_requests"}:
            row.tries += 1
            if row.tries >= LAST_TRY:
                row.state = S.FAILED
                return
            wait = max(wait, min(30 * 2 ** min(row.tries - 1, 10), 3600))
        row.state, row.due = S.LATER, now + timedelta(seconds=wait)

    def die(self, tried: int = 1) -> int:
        """The process is killed: what it was sending is in doubt."""
        flying = [row for row in self.rows.values() if row.state is S.SENDING]
        for row in flying:
            row.state, row.tries, row.arrivals = S.IN_DOUBT, row.tries + tried, row.arrivals + 1
        return len(flying)

    def cancel(self, ids: set[int]) -> set[int]:
        """Take back what waits or is held; its key is free again."""
        taken = {row_id for row_id in ids if row_id in self.rows and self.rows[row_id].unsent}
        for row_id in taken:
            row = self.rows[row_id]
            row.state, row.key = S.CANCELLED, f"{row.key}/{row.id}"
        return taken

    def hold(self, now: datetime) -> None:
        """A backup was brought back: what was due may have left since, what was being sent is in doubt."""
        self.die(tried=0)
        for row in self.rows.values():
            if row.waits and row.due <= now:
                row.state = S.HELD

    def decide(self, kinds: set[PushKind], due: datetime | None) -> int:
        """Somebody in charge sends what is held, at a moment, or drops it."""
        held = [row for row in self.rows.values() if row.state is S.HELD and row.kind in kinds]
        for row in held:
            row.state = S.CANCELLED if due is None else S.QUEUED
            row.due = due or row.due
        return len(held)

    def sweep(self, served: set[str], now: datetime) -> int:
        """Whoever has no app left is gone; whoever has one that nobody serves waits until somebody may."""
        stuck = [row for row in self.rows.values() if row.waits and row.due <= now and not self.usable(row, served)]
        for row in stuck:
            if self.usable(row):
                row.state, row.due = S.LATER, now + LOOK_AGAIN
            else:
                row.state = S.GONE
        return len(stuck)
