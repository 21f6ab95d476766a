"""Somebody who reads every screen on which something is promised, and looks afterwards whether it was kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.channels.telegram.capabilities import TELEGRAM
from data.engine.unit_of_work import Work, Writer
from data.enums import OPEN_STATES, RecordKind, RecordState, ReviewAction, Role
from data.queries.campaigns.chosen_days import DayKey
from data.queries.members import people, roster
from data.tables import Record, RosterEntry
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import Campaign, get
from domain.campaigns.issuers import demand_running
from domain.duties import DutyState, owed
from domain.errors import Problem
from domain.members import grants, matching
from domain.members.invitations import Office
from domain.records.rounds import demand_open, demand_registering
from domain.records.submitting import withdraw
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
from tests.support.amounts import amount
from tests.support.clock import TestClock
from tests.support.promises import Promise, Recorder
from tests.support.pushes import doing, person
from tests.support.standard import MEND_DAYS, STANDARD, app_with
from tests.support.unit_tree import Keys

Job = Callable[[Work], Awaitable[Any]]
Check = Callable[["Promising", Promise, date], Awaitable[None]]

_DAY = timedelta(days=1)
AHEAD = amount(7, 1)
"""Days from one time to the next."""
RARELY = amount(4, 24)
"""So many times screens are opened until those are opened too that say the same for long."""
OFFICES = ("LDLD-TH", "KKT", "MAY")
"""Units of which one officer is in charge."""


class _Looked(Exception):  # noqa: N818 - it undoes a unit of work and is no error
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
    records: dict[int, bool]  # whether it is open, so that something may be done about it until a day
    line: int
    calendar: CampaignCalendar
    promises: set[Promise] = field(default_factory=set)
    times: int = 0

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
            raise _Looked

        try:
            await self.writer.run(undone)
        except _Looked:
            self.promises |= self.heard.take()

    async def may(self, moment: datetime, job: Job) -> bool:
        """Tell whether something may be done at a moment; nothing of it stays."""
        self.clock.moment = moment
        kept = False

        async def tried(work: Work) -> None:
            nonlocal kept
            kept = await job(work) is not False
            raise _Looked

        try:
            await self.writer.run(tried)
        except (_Looked, Problem):
            return kept
        raise AssertionError

    async def ends_with(self, day: date, job: Job, what: object) -> None:
        """Check that something may be done until the end of a day, and no longer."""
        last = datetime.combine(day, time(23, 59), HANOI)
        assert await self.may(last, job), f"not any more at the end of the day: {what}"
        assert not await self.may(last + timedelta(minutes=2), job), f"still on the next day: {what}"

    def turn(self, work: Work, who: int, held: Mapping[str, Any] | None = None) -> Turn:
        actor = Actor(1, "telegram", who, "Hạnh", "anh/chị" if who == self.member else "đồng chí")
        return Turn(work, self.app, actor, TELEGRAM, 1, None, None, {"officer": dict(held)} if held else {})

    async def opens_everything(self) -> None:
        """Open every screen, and read every reminder of the days until the next time."""
        await self.reads(self._opens)

    async def _opens(self, work: Work) -> None:
        rarely = self.times % RARELY == 0
        for key, is_open in self.records.items():
            self.heard.about = key
            if is_open or rarely:
                await self._shows_record(work, key)
        self.heard.about = self.round
        await self._sets_closing(work)
        self._is_reminded()
        self.heard.about = None
        if rarely:
            await self._opens_rarely(work)
        self.times += 1

    async def _opens_rarely(self, work: Work) -> None:
        """Open what says the same all year round, or counts from the day on which it is asked for."""
        await self._shows_duties(work)
        await self._issues_code(work)
        await self._gives_role(work)

    async def comes_too_late(self) -> None:
        await self.reads(self._registers_after_all)

    async def _shows_record(self, work: Work, key: int) -> None:
        record, turn = await work.session.get_one(Record, key), self.turn(work, self.member)
        _render(turn, await records.view(turn, record))
        if record.state is RecordState.SUBMITTED:
            _render(turn, await form_sending._sent(turn, record, again=False))
        if record.state is RecordState.RETURNED:
            await notice(work, record, ReviewAction.RETURN, "Ghi rõ hơn", until=record.mend_until)

    async def _sets_closing(self, work: Work) -> None:
        held = Closing(self.unit, ((self.campaign.slug, self.round),), (self.campaign.slug, self.round))
        turn = self.turn(work, self.officer, held.dump())
        _render(turn, await closing.ask_day(turn))

    async def _shows_duties(self, work: Work) -> None:
        turn = self.turn(work, self.officer)
        _render(turn, await duties.open_duties(turn))

    async def _issues_code(self, work: Work) -> None:
        turn = self.turn(work, self.officer)
        turn.tell("screens/officer/personal_code", name="An", code="x", until=await _code_until(self, work))

    async def _gives_role(self, work: Work) -> None:
        until = (self.clock.moment + 30 * _DAY).date()
        await grants.give(work, self.officer, self.member, Office(self.unit, Role.OFFICER, until), STANDARD)

    def _is_reminded(self) -> None:
        """Render what anybody is reminded of until the next time, as on that very day."""
        today = self.clock.moment.date()
        for day in (today + ahead * _DAY for ahead in range(AHEAD)):
            for due in self.calendar.due(day, STANDARD):
                say([Item(1, due.entry, due.officers)], day, "anh/chị")

    async def _registers_after_all(self, work: Work) -> None:
        try:
            await demand_running(work, self.unit, self.campaign)
        except Problem as problem:
            templates.render(f"refusals/{problem.template}", problem.context)

    async def checks(self) -> None:
        """Look whether each promise was kept; one without a check is a promise that nobody holds."""
        for promise in sorted(self.promises, key=lambda one: (one.code, str(one.value), str(one.about))):
            if promise.value is not None:
                await CHECKS[promise.code](self, promise, _day(promise.value))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def _render(turn: Turn, screen: Screen) -> None:
    screen.render(1, turn.capabilities, turn.actor.you)


async def _code_until(it: Promising, work: Work) -> str:
    days = timedelta(days=it.app.policies.code_days)
    await matching.issue_code(work, it.officer, it.line, days)
    return (work.now + days).date().isoformat()


async def _mends(it: Promising, promise: Promise, day: date) -> None:
    async def mend(work: Work) -> None:
        await demand_open(work, await work.session.get_one(Record, promise.about))

    await it.ends_with(day, mend, promise)


async def _changes(it: Promising, promise: Promise, day: date) -> None:
    """Changing asks `demand_open`; withdrawing is tried whole."""
    await _mends(it, promise, day)

    async def take_back(work: Work) -> None:
        await withdraw(work, it.member, (await work.session.get_one(Record, promise.about)).code)

    await it.ends_with(day, take_back, promise)


async def _registers(it: Promising, promise: Promise, day: date) -> None:
    job = doing(demand_registering, it.unit, RecordKind.TITLE, it.campaign.slug, promise.about)
    await it.ends_with(day, job, promise)


async def _runs(it: Promising, promise: Promise, day: date) -> None:
    await it.ends_with(day, doing(demand_running, it.unit, it.campaign), promise)


async def _is_owed(it: Promising, promise: Promise, day: date) -> None:
    """Whatever is owed by that day is not late on it, and late on the next."""

    async def states(on: date) -> list[DutyState]:
        async with it.writer.engine.connect() as connection:
            found = [await owed(connection, unit, [it.campaign], on) for unit in map(it.keys.__getitem__, OFFICES)]
        return [duty.state for duties_ in found for duty in duties_ if duty.day == day]

    assert set(await states(day)) == {DutyState.OPEN}, promise
    assert set(await states(day + _DAY)) == {DutyState.LATE}, promise


async def _phase_ends(it: Promising, promise: Promise, day: date) -> None:
    assert day in {phase.end.last_day() for phase in it.campaign.phases}, promise


async def _has_role(it: Promising, promise: Promise, day: date) -> None:
    async def give(work: Work) -> None:
        await grants.give(work, it.officer, it.member, Office(it.unit, Role.OFFICER, day), STANDARD)

    async def act(work: Work) -> bool:
        await give(work)
        moment = work.now
        return await people.may_act_at(work.connection, it.member, it.unit, moment)

    await it.ends_with(day, act, promise)


async def _opens_line(it: Promising, promise: Promise, day: date) -> None:
    async def code_until(work: Work) -> None:
        await matching.issue_code(work, it.officer, it.line, timedelta(days=it.app.policies.code_days))

    async def can_prove(work: Work) -> bool:
        return await roster.can_prove(work.connection, it.unit, work.now)

    it.clock.moment = datetime.combine(day, time(9), HANOI) - timedelta(days=it.app.policies.code_days)
    await it.writer.run(code_until)
    await it.ends_with(day, can_prove, promise)


CHECKS: dict[str, Check] = {
    "campaign": _runs,
    "change": _changes,
    "closing": _registers,
    "duty": _is_owed,
    "mend": _mends,
    "personal_code": _opens_line,
    "phase": _phase_ends,
    "register": _registers,
    "role": _has_role,
    "round": _registers,
}


async def settle_down(writer: Writer, clock: TestClock, keys: Keys, heard: Recorder, slug: str) -> Promising:
    """Let an officer choose until when people register, and a member have a record in each state."""
    campaign = get(slug)
    year, moment = clock.moment.year, clock.moment
    officer = await writer.run(doing(person, "Hùng", officer_of=[keys[code] for code in OFFICES]))
    member = await writer.run(doing(person, "Hạnh", member_of=keys["MAY"]))
    found: dict[int, bool] = {}

    async def hand_in(work: Work, number: int, kind: RecordKind, state: RecordState) -> None:
        record = Record(
            code=f"TH-{number:04}", draft_id=str(number), kind=kind, campaign=slug, subject="", round=str(year),
            person_id=member, unit_id=keys["MAY"], unit_as_of=moment.date(), form="task", form_version=1, answers={},
            state=state, submitted_at=moment, changed_at=moment,
            mend_until=moment.date() + MEND_DAYS * _DAY if state is RecordState.RETURNED else None,
        )  # fmt: skip
        await work.add(record)
        found[record.id or 0] = state in OPEN_STATES

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
