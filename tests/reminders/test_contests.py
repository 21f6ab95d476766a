"""The last day of a contest: members who may hand something in hear of it while they have not registered for it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from importlib import import_module

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordKind, RecordState
from data.kinds import Collective
from data.queries.campaigns.chosen_days import DayKey, Held
from data.queries.records import rounds
from data.tables import Person, Record, ReminderSlot
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach
from domain.campaigns.chosen_days import with_chosen
from domain.reminders import CampaignCalendar, plan
from domain.reminders.coming import coming
from tests.support.collectives import SLUG, document
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

LAST = date(2021, 10, 20)
MEMBERS_DAY = LAST - timedelta(3)
CONTEST = "cn21-reg-initiative"
_person, _slot = table_of(Person), table_of(ReminderSlot)

REGISTERED = (
    ("Hạnh", None, None),
    ("Đã đăng ký", CONTEST, None),
    ("Đã đăng ký việc khác", "cn21-title", None),
    ("Đã gửi cho tập thể", CONTEST, Collective.UNIT),
)
"""Who belongs to the unit, what they have registered, and for which collective"""


async def people(work: Work, tree: Keys) -> None:
    await attach(work, SLUG, tree["KKT"])
    for number, (name, subject, collective) in enumerate(REGISTERED):
        key = await person(work, name, member_of=tree["MAY"])
        if subject is not None:
            row = Record(
                code=f"CN-{number}", draft_id=str(number), kind=RecordKind.INITIATIVE, campaign=SLUG, subject=subject,
                round="2021", person_id=key, unit_id=tree["MAY"], unit_as_of=LAST, collective=collective, form="x",
                form_version=1, answers={}, state=RecordState.SUBMITTED, submitted_at=work.now, changed_at=work.now,
            )  # fmt: skip
            await work.add(row)
    giang = await person(work, "Giang", member_of=tree["GIAY"])  # whose unit closes the year before
    closing = {"campaign": SLUG, "round": "2021", "unit_id": tree["GIAY"], "closes_on": LAST - timedelta(1)}
    await rounds.put(work.connection, {**closing, "set_by": giang, "set_at": work.now})


async def reminded(work: Work) -> set[str]:
    named = select(_person.c.name).join(_slot, _slot.c.person_id == _person.c.id)
    return set((await work.connection.execute(named.where(_slot.c.unit_id.is_(None)))).scalars())


@pytest.mark.parametrize("span", [1, 2000], ids=["by pages", "all at once"])
async def test_whoever_has_not_registered_for_it_hears_of_it_three_days_before(
    both: Writer, tree: Keys, monkeypatch: pytest.MonkeyPatch, span: int
) -> None:
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", span)
    await both.run(doing(people, tree))
    await plan(both, calendar(document()), MEMBERS_DAY, STANDARD)
    assert await both.run(reminded) == {"Hạnh", "Đã đăng ký việc khác", "Đã gửi cho tập thể"}


def calendar(campaign: Campaign, closes: date | None = None) -> CampaignCalendar:
    chosen = {DayKey(SLUG, "2021@closing", 2021): Held(closes)} if closes else {}
    return CampaignCalendar(with_chosen({SLUG: campaign}, chosen).values(), load_national())


WHO_HEARS = [
    (partial(document), None, True),
    (partial(document, contest="tập thể"), None, False),
    (partial(document), LAST - timedelta(1), False),
    (partial(document), LAST, True),
]


@pytest.mark.parametrize(("campaign", "closes", "members"), WHO_HEARS, ids=["both", "collectives", "closed", "same"])
def test_what_is_coming_says_the_same(campaign: partial[Campaign], closes: date | None, *, members: bool) -> None:
    found = coming(calendar(campaign(), closes), MEMBERS_DAY, MEMBERS_DAY, STANDARD)
    codes = {one.due.entry.event.code for one in found if not one.due.officers}
    assert (CONTEST in codes) == members
