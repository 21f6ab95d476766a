"""A draft is recalled only while it would be taken: after that, going on with it leads to a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from data.engine.unit_of_work import Work
from data.enums import RecordState, ReviewAction, WorkerCategory
from data.types import HANOI
from domain.campaigns import load_forms
from domain.forms.draft import Draft
from domain.records.rounds import set_closing
from domain.records.sendable import Sendable
from domain.records.submitting import submit, withdraw
from domain.review.records import settle
from tests.support.record_office import CAMPAIGN, START, Office, draft_of, opened
from tests.support.standard import MEND_DAYS, OUTSTANDING_DAYS, STANDARD

WORKER, EMPLOYEE = "th21-title-worker", "th21-title-employee"


@pytest.fixture
def office(empty_sqlite: Path, tmp_path: Path) -> Iterator[Office]:
    with opened(empty_sqlite, tmp_path) as made:
        yield made


def at(day: date, hour: int = 19) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


def is_recalled(office: Office, draft: Draft, moment: datetime, category: WorkerCategory | None = None) -> bool:
    office.clock[0] = moment
    left = SimpleNamespace(person_id=office.member, unit_id=office.unit, category=category)

    async def ask(work: Work) -> bool:
        return await Sendable(work).is_sendable(left, draft)

    return office.runner.run(office.writer.run(ask))


def title(subject: str) -> Draft:
    return draft_of(f"draft-{subject}", kind="title", subject=subject, form="title")


def test_until_the_end_of_the_last_day_of_the_round(office: Office) -> None:
    last = date(2021, 3, 5)
    closing: dict[str, Any] = {"campaign": CAMPAIGN.slug, "round_": "2021", "last": last}
    assert office.does(lambda work: set_closing(work, office.officer, office.unit, **closing))
    found = [is_recalled(office, draft_of("x"), at(last + timedelta(days))) for days in (-1, 0, 1)]
    assert found == [True, True, False]


def test_until_the_campaign_ends_and_only_where_it_is_known(office: Office) -> None:
    last = CAMPAIGN.period.last_day()
    assert [is_recalled(office, draft_of("x"), at(last + timedelta(days))) for days in (0, 1)] == [True, False]
    assert not is_recalled(office, draft_of("x", campaign="gone"), START)


def test_not_another_title_of_a_year_nor_one_for_other_workers(office: Office) -> None:
    assert is_recalled(office, title(EMPLOYEE), START)
    assert not is_recalled(office, title(EMPLOYEE), START, WorkerCategory.WORKER)
    answers = {"task": {"text": "x"}, "goal": {"text": "x"}}
    sent = Draft.load({**title(WORKER).dump(), "id": "sent", "answers": answers})
    given: dict[str, Any] = {"hours": STANDARD, "outstanding_days": OUTSTANDING_DAYS}
    form = load_forms()["title"]
    assert office.does(partial(submit, person_id=office.member, draft=sent, form=form, campaign=CAMPAIGN, **given))
    assert [is_recalled(office, title(subject), START) for subject in (WORKER, EMPLOYEE)] == [False, False]
    assert is_recalled(office, title(EMPLOYEE), at(date(2022, 1, 1)))


def test_a_change_only_while_it_may_be_changed(office: Office) -> None:
    record = office.new_record()
    draft = draft_of("again", record=record.code, record_version=record.version)
    assert is_recalled(office, draft, START)
    assert not is_recalled(office, draft_of("again", record=record.code, record_version=7), START)
    returned: dict[str, Any] = {"action": ReviewAction.RETURN, "reason": "Ghi rõ hơn", "mend_days": MEND_DAYS}
    assert office.does(lambda work: settle(work, office.officer, record.id or 0, **returned, hours=STANDARD))
    assert office.record(record.id or 0).state is RecordState.RETURNED
    last = START.date() + timedelta(MEND_DAYS)
    assert [is_recalled(office, draft, at(last + timedelta(days))) for days in (0, 1)] == [True, False]
    other = office.new_record()
    assert office.does(partial(withdraw, person_id=office.member, code=other.code))
    assert not is_recalled(office, draft_of("w", record=other.code), START)
