"""What the officers' tasks of several steps hold between the steps. It lies as JSON in the conversation row.

A field with a default is filled in by a later step, or stands for what an earlier version has not stored. `people`: the
keys of those whom a task is about, so that nothing of it stays once one of them is erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from data.enums import DataRequestKind, PublishState, ReviewAction, Role
from data.queries.campaigns.chosen_days import DayKey
from data.queries.reminders.duties import Occurrence
from domain.duties import Proof
from domain.duties.for_officer import Ref
from domain.duties.narrowing import Wanted
from handlers.officer.job import Job
from handlers.officer.looking_jobs import Figures, FindAccepted
from handlers.officer.year_jobs import EnterCriteria, OpenPhase, YearCalendar


@dataclass(frozen=True)
class Announce(Job):
    """An announcement that is being written, or with `corrects` the correction of one."""

    NAME = "announce"

    draft_id: str
    unit: int
    several: bool  # the officer looks after several units
    found: str | None = None  # what was searched for
    due: datetime | None = None  # None: now, or after the quiet hours
    ack: bool = False
    paper: str | None = None
    file: int | None = None
    registered: bool | None = None
    campaign: str | None = None
    corrects: int | None = None
    role: Role | None = None
    text: str = ""
    styled: bool = False
    unlinked: bool = False
    count: int = 0  # of those who get it
    way: str = ""  # the choice that sends it


@dataclass(frozen=True)
class ChangeAnnouncement(Job):
    """An announcement that still waits, and the version of it that the officer saw."""

    NAME = "announcement"

    id: int
    version: int


@dataclass(frozen=True)
class Closing(Job):
    NAME = "closing"

    unit: int
    rounds: tuple[tuple[str, str], ...] = ()  # (campaign, round) in the order in which they are offered
    round: tuple[str, str] | None = None


@dataclass(frozen=True)
class Duties(Job):
    """The duties that an officer looks through, and the one that is being marked."""

    NAME = "duties"
    SPARSE = True

    start: int = 0
    only: Occurrence | None = None  # where a reminder led here
    below: tuple[Occurrence, ...] = ()
    listed: tuple[Ref, ...] = ()
    this: Occurrence | None = None
    duty: Ref | None = None
    day: date | None = None
    proof: Proof | None = None
    wanted: Wanted | None = None  # of the units below
    own: DayKey | None = None  # what a unit chooses for itself and all below
    seen: int | None = None  # the choice that was on show for it


@dataclass(frozen=True)
class Receiving(Job):
    """What units below have handed up, and the one that is looked at."""

    NAME = "receiving"

    done: int | None = None


@dataclass(frozen=True)
class AnswerLetter(Job):
    NAME = "letter"

    member: int
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class SimpleRecord:
    """A record as the list of many shows it."""

    key: int
    version: int
    code: str
    name: str
    subject: str
    text: str


@dataclass(frozen=True)
class AcceptMany(Job):
    NAME = "many"

    listed: tuple[SimpleRecord, ...]
    ticked: tuple[int, ...] = ()  # keys of records
    people: tuple[int, ...] = ()

    @property
    def chosen(self) -> list[SimpleRecord]:
        return [one for one in self.listed if one.key in self.ticked]


@dataclass(frozen=True)
class ConfirmPeople(Job):
    """Memberships that are confirmed together, or the one that may be refused."""

    NAME = "people"

    memberships: tuple[int, ...] = ()
    membership: int | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class OfferPledge(Job):
    NAME = "pledge"

    draft_id: str
    unit: int
    campaign: str | None = None
    found: str | None = None  # what was searched for
    partner: int | None = None
    text: str | None = None


@dataclass(frozen=True)
class Vouch(Job):
    """What the praised person of a good deed, or a guardian, said to publishing it."""

    NAME = "praised"

    record: int
    queued: bool  # the way back leads to the queue
    code: str
    guardian: bool
    adult: bool
    wish: PublishState | None = None
    people: tuple[int, ...] = ()
    answer: Annotated[PublishState | None, Field(alias="said")] = None  # by the name that is stored
    vouched: bool = False


@dataclass(frozen=True)
class EnterRequest(Job):
    """A request about personal data."""

    NAME = "request"

    unit: int
    kind: DataRequestKind | None = None
    who: str | None = None
    day: date | None = None


@dataclass(frozen=True)
class Decide(Job):
    """A record that is returned or rejected."""

    NAME = "review"

    record: int
    code: str
    photos: bool
    seen: int  # the version of the record that was on show
    action: ReviewAction
    parts: Mapping[str, str]  # what is to be mended: code of the question -> its words
    people: tuple[int, ...] = ()
    reason: str | None = None


@dataclass(frozen=True)
class GiveRole(Job):
    NAME = "roles"

    here: int  # the unit whose roles were on show
    unit: int | None = None
    name: str | None = None  # of that unit
    role: Role | None = None
    until: date | None = None


@dataclass(frozen=True)
class Urge(Job):
    NAME = "urge"

    unit: int
    several: bool
    found: str | None = None  # what was searched for
    thing: str | None = None
    one: bool = False  # there is one thing alone to register for


JOBS: tuple[type[Job], ...] = (
    EnterCriteria,
    Announce,
    ChangeAnnouncement,
    Closing,
    Duties,
    Receiving,
    AnswerLetter,
    AcceptMany,
    ConfirmPeople,
    OfferPledge,
    FindAccepted,
    Vouch,
    EnterRequest,
    Decide,
    Figures,
    GiveRole,
    Urge,
    YearCalendar,
    OpenPhase,
)
