"""The states of a record: whatever people do in whatever order, only the moves of the table happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.enums import RECORD_MOVES, RecordState, ReviewAction
from data.tables import Record
from domain.records.rounds import lock_overdue
from domain.records.submitting import change, withdraw
from domain.review.records import settle, undo
from tests.support.record_office import FORM, Job, Office, draft_of, opened
from tests.support.standard import MEND_DAYS, OUTSTANDING_DAYS, STANDARD

S = RecordState


@pytest.fixture(scope="module")
def office(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(empty_sqlite, tmp_path_factory.mktemp("moves")) as made:
        yield made


@dataclass
class Model:
    """What should be: the rules in a few lines."""

    state: RecordState = S.SUBMITTED
    version: int = 1
    last: ReviewAction | None = None
    returned_on: int = 0
    day: int = 0
    trail: list[RecordState] = field(default_factory=lambda: [S.SUBMITTED])

    @property
    def late(self) -> bool:
        return self.day > self.returned_on + MEND_DAYS

    def allows(self, deed: str) -> bool:
        return {
            "accept": self.state is S.SUBMITTED,
            "return": self.state is S.SUBMITTED,
            "reject": self.state is S.SUBMITTED,
            "undo": self.last is not None and self.state in {S.ACCEPTED, S.RETURNED, S.REJECTED},
            "change": self.state is S.SUBMITTED or (self.state is S.RETURNED and not self.late),
            "withdraw": self.state in {S.SUBMITTED, S.RETURNED},
        }.get(deed, True)

    def does(self, deed: str) -> None:
        if deed in {"accept", "return", "reject"}:
            self.last = ReviewAction(deed)
            self.state = {"accept": S.ACCEPTED, "return": S.RETURNED, "reject": S.REJECTED}[deed]
            self.returned_on = self.day
        elif deed == "undo":
            self.state, self.last = S.SUBMITTED, None
        elif deed == "change":
            self.state, self.version = S.SUBMITTED, self.version + 1
        elif deed == "withdraw":
            self.state = S.WITHDRAWN
        elif deed == "days":
            self.day += 4
        elif deed == "lock" and self.state is S.RETURNED and self.late:
            self.state = S.LOCKED


DEEDS = ("accept", "return", "reject", "undo", "change", "withdraw", "days", "lock")


def job_for(office: Office, record: Record, model: Model, deed: str) -> Job:
    key = record.id or 0
    if deed in {"accept", "return", "reject"}:
        action, parts = ReviewAction(deed), {"what": "Việc"} if deed == "return" else None
        reason = None if deed == "accept" else "vì sao"
        return lambda work: settle(
            work, office.officer, key, action, reason=reason, parts=parts, mend_days=MEND_DAYS, hours=STANDARD
        )
    if deed == "change":
        again = draft_of(record.draft_id, f"lần {model.version}", record=record.code, record_version=model.version)
        return lambda work: change(work, office.member, again, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    jobs: dict[str, Job] = {
        "undo": lambda work: undo(work, office.officer, key),
        "withdraw": lambda work: withdraw(work, office.member, record.code),
        "lock": lambda work: lock_overdue(work, STANDARD),
    }
    return jobs[deed]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=12))
def test_only_the_moves_of_the_table_happen(office: Office, deeds: list[str]) -> None:
    record, model = office.new_record(), Model()
    for deed in deeds:
        before, allowed = model.state, model.allows(deed)
        if deed == "days":
            office.clock[0] += timedelta(days=4)
        else:
            assert office.does(job_for(office, record, model, deed)) == allowed, (deed, before)
        if allowed:
            model.does(deed)
        now = office.record(record.id or 0)
        assert (now.state, now.version) == (model.state, model.version)
        assert now.state is before or now.state in RECORD_MOVES[before]


def test_a_text_that_nobody_has_seen_is_not_settled(office: Office) -> None:
    record, model = office.new_record(), Model()
    assert office.does(job_for(office, record, model, "change"))
    key = record.id or 0
    assert not office.does(
        lambda work: settle(work, office.officer, key, ReviewAction.ACCEPT, seen=1, mend_days=MEND_DAYS, hours=STANDARD)
    )
    assert office.does(
        lambda work: settle(work, office.officer, key, ReviewAction.ACCEPT, seen=2, mend_days=MEND_DAYS, hours=STANDARD)
    )


def test_two_phones_do_not_overwrite_each_other(office: Office) -> None:
    record = office.new_record()
    one, two = [draft_of(record.draft_id, what, record=record.code, record_version=1) for what in ("một", "hai")]
    assert office.does(lambda work: change(work, office.member, one, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS))
    assert not office.does(
        lambda work: change(work, office.member, two, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    )
    assert office.record(record.id or 0).answers["what"] == {"text": "một"}


def test_nobody_changes_a_record_of_somebody_else(office: Office) -> None:
    record = office.new_record()
    again = draft_of(record.draft_id, "của người khác", record=record.code, record_version=1)
    assert not office.does(
        lambda work: change(work, office.officer, again, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    )
    assert not office.does(lambda work: withdraw(work, office.officer, record.code))
