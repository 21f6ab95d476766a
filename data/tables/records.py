"""What people hand in, what officers decide, and the trail of who did what."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.enums import HowFar, PublishState, RecordKind, RecordState, ReviewAction
from data.kinds import Collective
from data.tables.columns import GIVEN_ONCE, coded, document, index_of, instant, key, refers
from data.types import Id

_COUNTED = ("unit_id", "kind", "subject", "movement", "state", "submitted_at", "campaign", "collective")


class Record(SQLModel, table=True):
    """One registration or good deed. `draft_id` is unique: a double "Gửi" makes one record.

    That of a collective has `person_id` too: whoever handed it in or changed it last, for the collective.
    """

    __tablename__ = "record"
    __table_args__ = (
        Index("ix_record_waiting", "state", "unit_id"),
        Index("ix_record_newest", "state", "id", "unit_id"),
        Index("ix_record_counted", *_COUNTED),  # all that figures ask for: no row is read for them
        Index("ix_record_round", "campaign", "round", "state", "person_id", "collective"),
        index_of("collective IS NOT NULL", "ix_record_collective", "unit_id", "state"),
        index_of("result_of IS NOT NULL", "ix_record_result_of", "result_of"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    code: str = Field(unique=True, max_length=16)
    draft_id: str = Field(unique=True, max_length=32)
    kind: RecordKind = coded(RecordKind)
    campaign: str = Field(max_length=64, index=True)
    subject: str = Field(max_length=64)  # the code of the title, task or form that was chosen
    movement: str | None = Field(default=None, max_length=64)  # its code in the file; None: not known
    round: str = Field(max_length=40)  # the year or phase that it belongs to
    person_id: int = refers("person")
    unit_id: int = refers("unit")
    unit_as_of: date  # the unit is read as it was on this day
    collective: Collective | None = coded(Collective, nullable=True)  # whose it is; None: the person's own
    section_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))  # of a section's record
    form: str = Field(max_length=64)
    form_version: int
    answers: dict[str, Any] = document()
    version: int = 1  # grows with every change of the answers: nobody settles a text that they have not seen
    state: RecordState = coded(RecordState, index=True)
    outstanding: bool = False  # so unusual that it does not wait for the round: officers hear of it at once
    result_of: int | None = Field(default=None, sa_column=Column(Id, nullable=True))  # the registration it tells of
    how_far: HowFar | None = coded(HowFar, nullable=True)  # of a result; of a registration, as said midway
    returned_parts: dict[str, str] = document()  # which answers are to be mended
    mend_until: date | None = None  # the last day for mending; after it the record is locked
    submitted_at: datetime = instant(index=True)
    changed_at: datetime = instant()


class Review(SQLModel, table=True):
    __tablename__ = "review"
    __table_args__ = GIVEN_ONCE

    id: int | None = key()
    record_id: int = refers("record")
    officer_id: int = refers("person")
    action: ReviewAction = coded(ReviewAction)
    from_state: RecordState = coded(RecordState)
    to_state: RecordState = coded(RecordState)
    reason: str | None = Field(default=None, max_length=1000)
    at: datetime = instant()


class RecordText(SQLModel, table=True):
    """What a record said before it was changed. Erasing its sender deletes the rows; the audit trail has no words."""

    __tablename__ = "record_text"
    __table_args__ = (UniqueConstraint("record_id", "version"), GIVEN_ONCE)

    id: int | None = key()
    record_id: int = refers("record", index=False)
    version: int  # of the record, as long as it said this
    answers: dict[str, Any] = document()
    replaced_at: datetime = instant()


class RaisedDeed(SQLModel, table=True):
    """An outstanding deed that an officer put on the desk of the unit which rewards in time: the campaign's issuer."""

    __tablename__ = "raised_deed"

    record_id: int = Field(sa_column=Column(Id, ForeignKey("record.id"), primary_key=True, autoincrement=False))
    unit_id: int = refers("unit")
    raised_by: int = refers("person", index=False)
    raised_at: datetime = instant()
    seen_at: datetime | None = instant(nullable=True)


class RoundClosing(SQLModel, table=True):
    """Until when what belongs to a round may be changed, in a unit and below; the nearest unit above decides."""

    __tablename__ = "round_closing"
    __table_args__ = (
        UniqueConstraint("unit_id", "campaign", "round"),
        Index("ix_round_closing_of", "campaign", "round"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    unit_id: int = refers("unit")
    campaign: str = Field(max_length=64)
    round: str = Field(max_length=40)
    closes_on: date  # the last day
    set_by: int = refers("person", index=False)
    set_at: datetime = instant()


class PublishConsent(SQLModel, table=True):
    """What the praised person said to publishing a good deed, asked in their own chat or recorded by an officer."""

    __tablename__ = "publish_consent"
    __table_args__ = (
        index_of("roster_entry_id IS NOT NULL", "ix_publish_consent_roster_entry", "roster_entry_id"),
        GIVEN_ONCE,
    )

    id: int | None = key()
    record_id: int = Field(sa_column=Column(Id, ForeignKey("record.id"), nullable=False, unique=True))
    person_id: int | None = refers("person", nullable=True)  # None: the praised is known by name only
    roster_entry_id: int | None = refers("roster_entry", nullable=True)  # on the list, not in the program
    state: PublishState = coded(PublishState)
    adult: bool | None = None  # None: not asked yet
    wish: PublishState | None = coded(PublishState, nullable=True)  # what a person under 18 would agree to
    how: str | None = Field(default=None, max_length=300)  # how an officer got it
    recorded_by: int | None = refers("person", nullable=True, index=False)
    asked_at: datetime | None = instant(nullable=True)
    answered_at: datetime | None = instant(nullable=True)


class Photo(SQLModel, table=True):
    """A file of a record, named by the hash of its bytes, which lie in the media store.

    `media_type` tells what it is: a photo, re-encoded, or a voice note as it was sent.
    """

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("draft_id", "sha256"), GIVEN_ONCE)

    id: int | None = key()
    draft_id: str = Field(max_length=32, index=True)
    record_id: int | None = refers("record", nullable=True)
    person_id: int = refers("person")
    sha256: str = Field(max_length=64, index=True)
    media_type: str = Field(max_length=32)
    size: int
    received_at: datetime = instant()


class DutyDone(SQLModel, table=True):
    """A unit's duty of one occurrence (a year, or "once") was done. Undone rows keep their story."""

    __tablename__ = "duty_done"
    __table_args__ = (index_of("sha256 IS NOT NULL", "ix_duty_done_sha256", "sha256"), GIVEN_ONCE)

    id: int | None = key()
    unit_id: int = refers("unit")
    campaign: str = Field(max_length=64)
    duty: str = Field(max_length=64)
    occurrence: str = Field(max_length=40)
    done_on: date
    letter: str | None = Field(default=None, max_length=120)
    sha256: str | None = Field(default=None, max_length=64)  # a photo or a file that shows it
    media_type: str | None = Field(default=None, max_length=100)
    size: int | None = None
    file_name: str | None = Field(default=None, max_length=120)
    marked_by: int = refers("person", index=False)
    marked_at: datetime = instant()
    undone_at: datetime | None = instant(nullable=True)
    confirmed_at: datetime | None = instant(nullable=True)  # whoever receives it has it
    confirmed_by: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    returned_by: int | None = Field(default=None, sa_column=Column(Id, nullable=True))  # undone by whoever receives it
    return_reason: str | None = Field(default=None, max_length=300)


class AuditEntry(SQLModel, table=True):
    """One line of the audit trail: ids and codes, no names. The database refuses to change or delete it."""

    __tablename__ = "audit_entry"

    id: int | None = key()
    at: datetime = instant(index=True)
    actor_id: int | None = Field(default=None)
    action: str = Field(max_length=64)
    subject: str = Field(max_length=64, index=True)  # "record:17", "membership:3"
    detail: dict[str, Any] = document()
