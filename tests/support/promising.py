"""Somebody who reads every screen on which a day is promised, all through the time that a test lives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from bot.channels.telegram.capabilities import TELEGRAM
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordKind, RecordState, ReviewAction, Role
from data.queries.campaigns.chosen_days import DayKey
from data.tables import Record, RosterEntry
from domain.calendar import load_national
from domain.campaigns import Campaign, get
from domain.campaigns.issuers import demand_running
from domain.errors import Problem
from domain.members import grants, matching
from domain.members.invitations import Office
from domain.reminders import CampaignCalendar, calendar_as_chosen
from domain.reminders.wording import Item, say
from domain.review.records import notice
from domain.text import templates
from domain.text.normalise import fold
from domain.year.choosing import choose_day
from handlers.core.actor import Actor
from handlers.core.app import App
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.member.records import form_sending, records
from handlers.officer.duties import closing, duties
from handlers.officer.jobs import Closing
from tests.support.clock import TestClock
from tests.support.promises import Promise, Recorder
from tests.support.pushes import doing, person
from tests.support.standard import MEND_DAYS, STANDARD, app_with
from tests.support.unit_tree import Keys

Job = Callable[[Work], Awaitable[Any]]

_DAY = timedelta(days=1)
WEEK = 7
"""Days from one time to the next in weekly steps."""
_NEAR = timedelta(hours=1)
"""So near to the end of a promised day every screen is opened each hour."""
_EVERY_DAY = frozenset({"personal_code", "role"})
"""Counted from the day on which it is asked for: some such promise ends on every day."""
OFFICES = ("LDLD-TH", "KKT", "MAY")
"""Units of which one officer is in charge."""


class Looked(Exception):  # noqa: N818 - it undoes a unit of work and is no error
    """What was only tried is undone."""


@dataclass
class Promising:
    """A campaign at a federation; an officer of all its units, and a member with a record in each state."""

    writer: Writer
    clock: TestClock
    keys: Keys
    heard: Recorder
    campaign: Campaign
    app: App
    officer: int
    member: int
    records: list[int]
    line: int
    calendar: CampaignCalendar
    promises: set[Promise] = field(default_factory=set)
    times: int = 0
    _ends: set[date] = field(default_factory=set)

    @property
    def unit(self) -> int:
        return self.keys["MAY"]

    @property
    def round(self) -> str:
        return str(self.clock.moment.year)

    def codes(self) -> set[str]:
        return {promise.code for promise in self.promises}

    async def reads(self, job: Job) -> None:
        """Read something, and keep what it promised. Nothing that is done on the way stays."""

        async def undone(work: Work) -> None:
            await job(work)
            raise Looked

        try:
            await self.writer.run(undone)
        except Looked:
            self._take()

    def _take(self) -> None:
        heard = self.heard.take()
        self.promises |= heard
        self._ends |= {day_of(promise.value) for promise in heard if promise.value and promise.code not in _EVERY_DAY}

    def turn(self, work: Work, who: int, held: Mapping[str, Any] | None = None) -> Turn:
        actor = Actor(1, "telegram", who, "Hạnh", "anh/chị" if who == self.member else "đồng chí")
        return Turn(work, self.app, actor, TELEGRAM, 1, None, None, {"officer": dict(held)} if held else {})

    async def lives_a_week(self) -> None:
        """Open a quarter of the screens, all where a promised day ends, and read every reminder of the week."""
        today = self.clock.moment.date()
        week = {today + number * _DAY for number in range(-WEEK, WEEK + 1)}
        await self._opens(range(self.times % 4, len(self._screens()), 4), everything=bool(week & self._ends))
        self._is_reminded(WEEK)
        self.clock.moment += WEEK * _DAY
        self.times += 1

    async def lives_an_hour(self) -> None:
        """Open one screen after the other, each at every hour of the day; all of them where a promised day ends."""
        now = self.clock.moment
        midnight = {(now - _NEAR).date(), (now + _NEAR).date() - _DAY}
        at = (now.hour + now.toordinal()) % len(self._screens())
        await self._opens([at], everything=bool(midnight & self._ends))
        if now.hour == 0:
            self._is_reminded(1)
        self.clock.moment += timedelta(hours=1)

    def _screens(self) -> list[Job]:
        records = [partial(self._shows_record, key=key) for key in self.records]
        return [*records, self._sets_closing, self._shows_duties, self._issues_code, self._gives_role]

    async def _opens(self, places: Iterable[int], *, everything: bool) -> None:
        screens = self._screens()

        async def open_them(work: Work) -> None:
            for screen in screens if everything else [screens[place] for place in places]:
                await screen(work)

        await self.reads(open_them)

    async def comes_too_late(self) -> None:
        await self.reads(self._registers_after_all)

    async def _shows_record(self, work: Work, key: int) -> None:
        self.heard.about = key
        record, turn = await work.session.get_one(Record, key), self.turn(work, self.member)
        _render(turn, await records.view(turn, record))
        if record.state is RecordState.SUBMITTED:
            _render(turn, await form_sending._sent(turn, record, again=False))
        if record.state is RecordState.RETURNED:
            await notice(work, record, ReviewAction.RETURN, "Ghi rõ hơn", until=record.mend_until)

    async def _sets_closing(self, work: Work) -> None:
        self.heard.about = self.round
        held = Closing(self.unit, ((self.campaign.slug, self.round),), (self.campaign.slug, self.round))
        turn = self.turn(work, self.officer, held.dump())
        _render(turn, await closing.ask_day(turn))

    async def _shows_duties(self, work: Work) -> None:
        self.heard.about = None
        turn = self.turn(work, self.officer)
        _render(turn, await duties.open_duties(turn))

    async def _issues_code(self, work: Work) -> None:
        self.heard.about = None
        turn = self.turn(work, self.officer)
        turn.tell("screens/officer/personal_code", name="An", code="x", until=await _code_until(self, work))

    async def _gives_role(self, work: Work) -> None:
        self.heard.about = None
        until = (self.clock.moment + 30 * _DAY).date()
        await grants.give(work, self.officer, self.member, Office(self.unit, Role.OFFICER, until), STANDARD)

    def _is_reminded(self, days: int) -> None:
        """Render what anybody is reminded of on so many days, as on that very day."""
        today = self.clock.moment.date()
        self.heard.about = self.round
        for day in (today + ahead * _DAY for ahead in range(days)):
            for due in self.calendar.due(day, STANDARD):
                say([Item(1, due.entry, due.officers)], day, "anh/chị")
        self._take()

    async def _registers_after_all(self, work: Work) -> None:
        try:
            await demand_running(work, self.unit, self.campaign)
        except Problem as problem:
            templates.render(f"refusals/{problem.template}", problem.context)


def day_of(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def _render(turn: Turn, screen: Screen) -> None:
    screen.render(1, turn.capabilities, turn.actor.you)


async def _code_until(it: Promising, work: Work) -> str:
    days = timedelta(days=it.app.policies.code_days)
    await matching.issue_code(work, it.officer, it.line, days)
    return (work.now + days).date().isoformat()


async def settle_down(writer: Writer, clock: TestClock, keys: Keys, heard: Recorder, slug: str) -> Promising:
    """Let an officer choose until when people register, and a member have a record in each state."""
    campaign = get(slug)
    year, moment = clock.moment.year, clock.moment
    officer = await writer.run(doing(person, "Hùng", officer_of=[keys[code] for code in OFFICES]))
    member = await writer.run(doing(person, "Hạnh", member_of=keys["MAY"]))
    found: list[int] = []

    async def hand_in(work: Work, number: int, kind: RecordKind, state: RecordState) -> None:
        record = Record(
            code=f"TH-{number:04}", draft_id=str(number), kind=kind, campaign=slug, subject="", round=str(year),
            person_id=member, unit_id=keys["MAY"], unit_as_of=moment.date(), form="task", form_version=1, answers={},
            state=state, submitted_at=moment, changed_at=moment,
            mend_until=moment.date() + MEND_DAYS * _DAY if state is RecordState.RETURNED else None,
        )  # fmt: skip
        await work.add(record)
        found.append(record.id or 0)

    every = [(RecordKind.TASK, state) for state in RecordState]
    for kind in (RecordKind.GOOD_DEED, RecordKind.RESULT):
        every += [(kind, RecordState.SUBMITTED), (kind, RecordState.RETURNED)]
    for number, (kind, state) in enumerate(every):
        await writer.run(doing(hand_in, number, kind, state))
    if campaign.registrable:
        key, day = DayKey(slug, f"{year}@closing", year), date(year, 6, 18)
        await writer.run(doing(choose_day, officer, campaign, key, seen=None, day=day))
    line = RosterEntry(unit_id=keys["MAY"], number="1", name="An", folded=fold("An"))
    await writer.run(lambda work: work.add(line))
    app = app_with({slug: campaign})
    async with writer.engine.connect() as connection:
        calendar = await calendar_as_chosen(connection, app.campaigns, load_national())
    return Promising(
        writer, clock, keys, heard, campaign, app, officer, member, records=found, line=line.id or 0, calendar=calendar
    )
