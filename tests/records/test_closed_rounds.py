"""A closing date ends registering, changing and withdrawing in its round; what was returned may still be mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState, ReviewAction
from data.types import HANOI
from domain.campaigns import load_forms
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.records.rounds import closes_on, set_closing
from domain.records.submitting import change, submit, withdraw
from domain.registration_reminders import Thing, urge
from domain.review.records import settle
from tests.support.collectives import document
from tests.support.record_office import CAMPAIGN, FORM, START, Office, draft_of, opened
from tests.support.standard import MEND_DAYS, OUTSTANDING_DAYS, STANDARD

INITIATIVE = load_forms()["initiative"]
LAST = date(2021, 3, 5)
ON_IT = datetime(2021, 3, 5, 23, 59, tzinfo=HANOI)
AFTER = datetime(2021, 3, 6, tzinfo=HANOI)


@pytest.fixture(scope="module")
def office(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(empty_sqlite, tmp_path_factory.mktemp("closed")) as made:
        closing: dict[str, Any] = {"campaign": CAMPAIGN.slug, "round_": "2021", "last": LAST}
        assert made.does(lambda work: set_closing(work, made.officer, made.unit, **closing))
        yield made


def registers(office: Office, key: str) -> partial[Any]:
    given: dict[str, Any] = {"hours": STANDARD, "outstanding_days": OUTSTANDING_DAYS}
    return partial(submit, person_id=office.member, draft=draft_of(key), form=FORM, campaign=CAMPAIGN, **given)


def changes(office: Office, code: str) -> partial[Any]:
    draft = draft_of("again", record=code)
    given: dict[str, Any] = {"draft": draft, "form": FORM, "hours": STANDARD, "outstanding_days": OUTSTANDING_DAYS}
    return partial(change, person_id=office.member, **given)


@pytest.mark.parametrize(("moment", "allowed"), [(ON_IT, True), (AFTER, False)], ids=["the-last-minute", "midnight"])
def test_it_ends_all_three_with_the_end_of_its_day(office: Office, moment: datetime, *, allowed: bool) -> None:
    changed, withdrawn = office.new_record(), office.new_record()
    office.clock[0] = moment
    assert office.does(registers(office, f"new-{allowed}")) is allowed
    assert office.does(changes(office, changed.code)) is allowed
    assert office.does(partial(withdraw, person_id=office.member, code=withdrawn.code)) is allowed


def test_who_is_late_is_told_the_day_and_that_nothing_is_lost(office: Office) -> None:
    office.clock[0] = AFTER
    with pytest.raises(Problem) as told:
        office.runner.run(office.writer.run(registers(office, "late")))
    assert (told.value.template, told.value.context) == ("registering_closed", {"day": "2021-03-05"})


def test_what_was_returned_is_mended_for_its_days_whatever_has_closed(office: Office) -> None:
    record = office.new_record()
    office.clock[0] = ON_IT
    returned: dict[str, Any] = {
        "action": ReviewAction.RETURN,
        "reason": "Ghi rõ hơn",
        "mend_days": MEND_DAYS,
        "hours": STANDARD,
    }
    assert office.does(lambda work: settle(work, office.officer, record.id or 0, **returned))
    until = LAST + timedelta(MEND_DAYS)
    assert office.record(record.id or 0).mend_until == until
    office.clock[0] = ON_IT + timedelta(MEND_DAYS, minutes=1)
    assert why(office, changes(office, record.code)) == "mend_over"
    office.clock[0] = ON_IT + timedelta(MEND_DAYS)
    assert office.does(changes(office, record.code))
    assert office.record(record.id or 0).state is RecordState.SUBMITTED


def test_a_deed_is_told_whenever_it_happens_so_no_closing_date_is_promised_for_it(office: Office) -> None:
    """Registration closes in March: a deed of May may be changed and withdrawn until it is settled."""
    record = office.new_record()
    office.clock[0] = START + timedelta(80)

    async def last(work: Work) -> date | None:
        return await closes_on(work, record.model_copy(update={"kind": RecordKind.GOOD_DEED}))

    assert office.runner.run(office.writer.run(last)) is None


def test_nobody_is_urged_to_register_in_a_closed_round(office: Office) -> None:
    thing = Thing(CAMPAIGN.slug, "th21-title-worker", ("2021",))
    urged = partial(urge, officer_id=office.officer, unit_id=office.unit, thing=thing, name="việc", hours=STANDARD)
    by_day, at_night = ON_IT.replace(hour=16), ON_IT  # at night it would come in the morning after
    for moment, allowed in ((by_day, True), (at_night, False), (AFTER, False)):
        office.clock[0] = moment
        assert office.does(urged) is allowed


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [(datetime(2021, 10, 20, 23, 59, tzinfo=HANOI), True), (datetime(2021, 10, 21, tzinfo=HANOI), False)],
    ids=["the-last-minute", "midnight"],
)
def test_a_contest_ends_all_three_with_its_last_day(
    contest: Office, monkeypatch: pytest.MonkeyPatch, moment: datetime, *, allowed: bool
) -> None:
    monkeypatch.setattr("domain.campaigns.get", lambda _: document())
    codes = [contest.runner.run(contest.writer.run(enters(contest, f"{moment:%d}-{name}"))).code for name in ("a", "b")]
    contest.clock[0] = moment
    assert contest.does(enters(contest, f"{moment:%d}-c")) is allowed
    draft: dict[str, Any] = {"draft": entry("again", record=codes[0]), "form": INITIATIVE, "hours": STANDARD}
    changing = partial(change, person_id=contest.member, outstanding_days=OUTSTANDING_DAYS, **draft)
    withdrawing = partial(withdraw, person_id=contest.member, code=codes[1])
    assert [why(contest, job) for job in (changing, withdrawing)] == ["" if allowed else "round_closed"] * 2


@pytest.fixture
def contest(empty_sqlite: Path, tmp_path: Path) -> Iterator[Office]:
    with opened(empty_sqlite, tmp_path) as made:
        yield made


def entry(key: str, **more: object) -> Draft:
    begun = Draft(key, "initiative", CAMPAIGN.slug, "cn21-reg-initiative", "initiative", 2, REVIEW)
    return Draft.load(
        {**begun.dump(), "answers": {"name": {"text": "Giá đỡ"}, "how": {"text": "Không tháo ốc"}}, **more}
    )


def enters(office: Office, key: str) -> partial[Any]:
    given: dict[str, Any] = {"form": INITIATIVE, "campaign": document(), "hours": STANDARD}
    return partial(submit, person_id=office.member, draft=entry(key), outstanding_days=OUTSTANDING_DAYS, **given)


def why(office: Office, job: partial[Any]) -> str:
    """Do something; returns why it was refused, empty if it was not."""
    try:
        office.runner.run(office.writer.run(job))
    except Problem as problem:
        return problem.template
    return ""
