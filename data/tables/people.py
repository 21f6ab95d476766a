"""People, the apps they write from, where they belong, what they may do and what they agreed to."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from data.enums import ConsentKind, ContactState, MatchKind, MembershipState, Role, WorkerCategory
from data.tables.columns import (
    GIVEN_ONCE,
    coded,
    flag,
    index_of,
    instant,
    key,
    look_up,
    refers,
    sealed,
    sort_key,
    time_of_day,
)
from data.text.collation import person_key


def _who_wants(what: str) -> Index:
    """Index the people who want something, with all that is asked of their row: their rows need not be read."""
    return Index(
        f"ix_person_{what}", "id", what, "erased_at", sqlite_where=text(f"{what} = 1"), postgresql_where=text(what)
    )


class Person(SQLModel, table=True):
    __tablename__ = "person"
    __table_args__ = (
        _who_wants("wishes"),
        _who_wants("reminders"),
        index_of("erased_at IS NOT NULL", "ix_person_erased", "erased_at"),
        index_of("blocked_at IS NOT NULL", "ix_person_blocked", "blocked_at"),
        index_of("stopped_at IS NOT NULL", "ix_person_stopped", "stopped_at"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    name: str | None = Field(default=None, max_length=200)  # as typed, never cut or re-capitalised
    sort_key: str | None = sort_key("name", person_key)
    category: WorkerCategory | None = coded(WorkerCategory, nullable=True)
    phone: str | None = sealed("person.phone", nullable=True)
    phone_lookup: str | None = look_up("phone", "phone")
    address_form: str = Field(default="anh/chị", max_length=16)  # how the program speaks to this person
    wishes: bool = True  # greetings on anniversaries; the person may switch them off
    reminders: bool = True  # reminders of what a member may still do
    announcements: bool = flag(default=True)  # what units announce to their members; some come anyway
    summaries: bool = flag(default=True)  # an officer's daily summary; it may be switched off
    digest_at: time | None = time_of_day()  # an officer's own hour of the daily summary; None: the program's
    remind_at: time | None = time_of_day()  # an officer's own hour of reminders; None: the program's
    office_phone: str | None = Field(default=None, max_length=20)  # an officer gave it for members to see
    created_at: datetime = instant()
    blocked_at: datetime | None = instant(nullable=True)  # an officer takes nothing more from this person
    stopped_at: datetime | None = instant(nullable=True)  # wants no messages that come by themselves
    erases_at: datetime | None = instant(nullable=True, index=True)  # asked for; can be taken back until then
    erased_at: datetime | None = instant(nullable=True)


class NameChange(SQLModel, table=True):
    """How a person was called until they corrected it. Only here, for nobody can take a name out of the audit trail."""

    __tablename__ = "name_change"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    person_id: int = refers("person")
    old: str = Field(max_length=200)
    new: str = Field(max_length=200)
    at: datetime = instant()


class Contact(SQLModel, table=True):
    """One app of one person. Its key is also the integer under which aiogram sees a channel without integers."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("channel", "external_id"),
        Index("ix_contact_person", "person_id", "state"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    channel: str = Field(max_length=32)
    external_id: str = Field(max_length=64)
    person_id: int | None = refers("person", nullable=True, index=False)
    state: ContactState = coded(ContactState, ContactState.ACTIVE)
    written_at: datetime = instant()  # when the person last wrote from it, to the minute
    preferred: bool = flag()  # the person chose it for what the program sends unasked
    closed_at: datetime | None = instant(nullable=True)  # the platform said: silent for too long; writing opens it
    rests_until: datetime | None = instant(nullable=True)  # the platform takes no more for this person until then


class Membership(SQLModel, table=True):
    """Where a person belongs, from when until when."""

    __tablename__ = "membership"
    __table_args__ = (Index("ix_membership_waiting", "state", "unit_id"), GIVEN_ONCE)

    id: int | None = key()
    person_id: int = refers("person")
    unit_id: int = refers("unit")
    section_id: int | None = refers("section", nullable=True)
    state: MembershipState = coded(MembershipState, MembershipState.WAITING, index=True)
    since: datetime = instant()
    until: datetime | None = instant(nullable=True)
    decided_by: int | None = refers("person", nullable=True, index=False)
    decided_at: datetime | None = instant(nullable=True)
    note: str | None = Field(default=None, max_length=200)  # the unit as the person called it, if it is not there yet
    matched_by: MatchKind | None = coded(MatchKind, nullable=True)  # how the unit's list was matched
    ended_by: int | None = refers("person", nullable=True, index=False)
    ended_from: MembershipState | None = coded(MembershipState, nullable=True)  # what an undo gives back


class Grant(SQLModel, table=True):
    """A role at a unit, from when until when. It ends at that second, also for buttons already on show."""

    __tablename__ = "role_grant"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    person_id: int = refers("person")
    unit_id: int = refers("unit")
    role: Role = coded(Role)
    since: datetime = instant()
    until: datetime | None = instant(nullable=True)
    granted_by: int | None = refers("person", nullable=True, index=False)
    disowned_at: datetime | None = instant(nullable=True)  # ended because somebody else had used the invitation
    held_until: datetime | None = instant(nullable=True)  # until when it would have held then; None: no end


class Invitation(SQLModel, table=True):
    """A single-use link that makes an officer. Only the digest of its code is kept."""

    __tablename__ = "invitation"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    digest: str = Field(unique=True, max_length=64)
    unit_id: int = refers("unit")
    role: Role = coded(Role)
    role_until: date | None = None
    created_at: datetime = instant()
    expires_at: datetime = instant()
    made_by: int | None = refers("person", nullable=True, index=False)  # None: the command line
    used_at: datetime | None = instant(nullable=True)
    used_by: int | None = refers("person", nullable=True, index=False)
    cancelled_at: datetime | None = instant(nullable=True)


class Consent(SQLModel, table=True):
    """Proof of what a person agreed to: which text (its version), when and in which app (Law 91/2025/QH15, art. 9)."""

    __tablename__ = "consent"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    person_id: int = refers("person")
    kind: ConsentKind = coded(ConsentKind)
    version: str = Field(max_length=16)
    channel: str = Field(max_length=32)
    given_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)


class RosterEntry(SQLModel, table=True):
    """A line of the unit's own list of members. It is matched by a personal code or an own phone, never by name."""

    __tablename__ = "roster_entry"
    __table_args__ = (UniqueConstraint("unit_id", "number"), GIVEN_ONCE)

    id: int | None = key()
    unit_id: int = refers("unit")
    number: str = Field(max_length=32)  # the number that the unit itself uses; makes an import repeatable
    name: str = Field(max_length=200)
    folded: str = Field(max_length=200)
    sort_key: str | None = sort_key("name", person_key)
    section: str | None = Field(default=None, max_length=120)
    category: WorkerCategory | None = coded(WorkerCategory, nullable=True)
    phone: str | None = sealed("roster_entry.phone", nullable=True)
    phone_lookup: str | None = look_up("phone", "phone")
    personal_code: str | None = sealed("roster_entry.personal_code", nullable=True)  # its digest; it is shown once
    personal_code_lookup: str | None = look_up("code", "personal_code")
    personal_code_until: datetime | None = instant(nullable=True)
    person_id: int | None = refers("person", nullable=True)
