"""States and kinds, with the sets that matter. The codes are stored: never renamed, never reused."""

from __future__ import annotations

from enum import StrEnum


class UnitStatusCode(StrEnum):
    ACTIVE = "active"
    DISSOLVED = "dissolved"
    ENDED = "ended"
    MERGED = "merged"


class Level(StrEnum):
    """What a unit is called in the tree: a label, not a depth; levels may be skipped."""

    CONFEDERATION = "confederation"
    CENTRAL_BRANCH_UNION = "central_branch_union"
    PROVINCIAL_FEDERATION = "provincial_federation"
    DIRECTLY_SUPERIOR_UNION = "directly_superior_union"
    COMMUNE_UNION = "commune_union"
    DIRECTLY_ATTACHED_GRASSROOTS = "directly_attached_grassroots"
    GRASSROOTS = "grassroots"
    OCCUPATIONAL_GRASSROOTS = "occupational_grassroots"  # people of one occupation without an employer in common
    SUB_GRASSROOTS = "sub_grassroots"
    CLUSTER = "cluster"
    DEPARTMENT = "department"


class DayFor(StrEnum):
    """For whom a day of every year is in a campaign; members' days are officers' too."""

    NOBODY = "nobody"
    OFFICERS = "officers"
    MEMBERS = "members"


class OfficeDay(StrEnum):
    """Whether offices work on a day, where that was confirmed for one year."""

    OFF = "off"
    WORKED = "worked"


class Rhythm(StrEnum):
    """How often a duty falls due that the document wants all the time."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def months(self) -> int:
        return 1 if self is Rhythm.MONTH else 3


ABOVE_GRASSROOTS = frozenset(
    {
        Level.CENTRAL_BRANCH_UNION,
        Level.PROVINCIAL_FEDERATION,
        Level.DIRECTLY_SUPERIOR_UNION,
        Level.COMMUNE_UNION,
    }
)
"""Levels at which somebody waits whose own unit is not there yet."""


class WorkerCategory(StrEnum):
    WORKER = "worker"
    OTHER_EMPLOYEE = "other_employee"
    PUBLIC_EMPLOYEE = "public_employee"
    CIVIL_SERVANT = "civil_servant"


class ContactState(StrEnum):
    ACTIVE = "active"
    GONE = "gone"  # blocked the bot or left the app
    CUT = "cut"  # an officer cut a lost phone


class MembershipState(StrEnum):
    WAITING = "waiting"
    ACTIVE = "active"
    REFUSED = "refused"
    ENDED = "ended"
    ENDED_BY_REORGANISATION = "ended_by_reorganisation"


class MatchKind(StrEnum):
    """How a person was found in the unit's own list. A name alone is no match."""

    PHONE = "phone"  # shared by the sender as their own
    CODE = "code"  # the personal code that the unit handed out
    OFFICER = "officer"  # an officer's decision


CURRENT_MEMBERSHIPS = frozenset({MembershipState.WAITING, MembershipState.ACTIVE})


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    SECTION_LEADER = "section_leader"


OFFICER_ROLES = frozenset({Role.ADMINISTRATOR, Role.OFFICER})


class RecordKind(StrEnum):
    TITLE = "title"
    TASK = "task"
    INITIATIVE = "initiative"
    TOPIC = "topic"
    WORK_OR_PRODUCT = "work_or_product"
    PLEDGE = "pledge"
    GOOD_DEED = "good_deed"
    RESULT = "result"  # what came of a registration, told near the end of its round


ONCE_A_ROUND = frozenset({RecordKind.TITLE, RecordKind.PLEDGE})
"""What a person registers at most once a round; of the others there may be many."""


class HowFar(StrEnum):  # with what somebody registered; the codes are the answers of the form
    REACHED = "reached"
    PARTLY = "partly"
    NOT_YET = "not-yet"


class RecordState(StrEnum):
    HELD = "held"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LOCKED = "locked"


OPEN_STATES = frozenset({RecordState.HELD, RecordState.SUBMITTED, RecordState.RETURNED})
SETTLED_STATES = frozenset({RecordState.ACCEPTED, RecordState.REJECTED})
RECORD_MOVES: dict[RecordState, frozenset[RecordState]] = {
    RecordState.HELD: frozenset({RecordState.SUBMITTED, RecordState.REJECTED, RecordState.WITHDRAWN}),
    RecordState.SUBMITTED: frozenset(
        {RecordState.ACCEPTED, RecordState.RETURNED, RecordState.REJECTED, RecordState.WITHDRAWN, RecordState.LOCKED},
    ),
    RecordState.RETURNED: frozenset({RecordState.SUBMITTED, RecordState.WITHDRAWN, RecordState.LOCKED}),
    RecordState.ACCEPTED: frozenset({RecordState.SUBMITTED}),  # undo
    RecordState.REJECTED: frozenset({RecordState.SUBMITTED}),  # undo
    RecordState.WITHDRAWN: frozenset(),
    RecordState.LOCKED: frozenset({RecordState.SUBMITTED}),
}
"""Every move a record may make. Whatever is not here is refused, and a test walks the whole table."""


class ReviewAction(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    REJECT = "reject"
    UNDO = "undo"


class PushKind(StrEnum):
    NOTICE = "notice"
    REMINDER = "reminder"
    GREETING = "greeting"  # nothing is to be done: the first to wait when a channel runs out, never billed unasked
    ANNOUNCEMENT = "announcement"
    DIGEST = "digest"


URGENT_PUSHES = frozenset({PushKind.NOTICE})
"""To one person, because somebody did something: they leave before what goes to many."""
DAY_BOUND = frozenset({PushKind.GREETING, PushKind.REMINDER, PushKind.DIGEST})
"""Worth nothing on the next day; they give way when a channel runs out of messages."""


class PushState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    LATER = "later"
    FAILED = "failed"
    GONE = "gone"
    IN_DOUBT = "in_doubt"
    CANCELLED = "cancelled"
    HELD = "held"  # a backup was brought back: it may have been sent since, so somebody in charge decides


WAITING_PUSHES = frozenset({PushState.QUEUED, PushState.LATER})
UNSENT_PUSHES = WAITING_PUSHES | {PushState.HELD}
"""What is not on its way and can still be taken back."""
FINAL_PUSHES = frozenset(
    {PushState.SENT, PushState.FAILED, PushState.GONE, PushState.IN_DOUBT, PushState.CANCELLED},
)


class AnnouncementState(StrEnum):
    SCHEDULED = "scheduled"  # may still be changed
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"  # what had not left was taken back


OVER = frozenset({AnnouncementState.DONE, AnnouncementState.CANCELLED})


class SlotState(StrEnum):
    PLANNED = "planned"
    SENT = "sent"  # it stands in an outbox row; the row tells what became of it
    MISSED = "missed"
    DROPPED = "dropped"  # done before it was due


class ConsentKind(StrEnum):
    STORE = "store"
    PUBLISH = "publish"


class DataRequestKind(StrEnum):
    """What somebody may ask about their data (Law 91/2025/QH15, art. 4)."""

    SEE = "see"
    CORRECT = "correct"
    PROVIDE = "provide"
    ERASE = "erase"
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    OBJECT = "object"


class PublishState(StrEnum):  # what the praised person said to publishing a good deed
    MATCHED = "matched"  # an officer said who it is; nobody was asked yet
    ASKED = "asked"
    AGREED = "agreed"  # with name and photos
    STORY_ONLY = "story_only"  # the story without name and photos
    REFUSED = "refused"
    GUARDIAN = "guardian"  # under 18: a parent or guardian has to agree first
    DISPUTED = "disputed"  # the person says that it is not so


PUBLISHABLE = frozenset({PublishState.AGREED, PublishState.STORY_ONLY})


class PledgeState(StrEnum):
    OFFERED = "offered"
    SIGNED = "signed"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
