"""What several campaigns name for the same day reaches the members of each: planned together as if each were alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Table, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState, RecordKind, RecordState
from data.queries.campaigns.chosen_days import DayKey, Held
from data.queries.records import rounds
from data.tables import Membership, Person, Record, ReminderSlot
from domain.calendar import load_national
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.campaigns.chosen_days import with_chosen
from domain.reminders import CampaignCalendar, plan, plan_within
from tests.support.plans import heard
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

PHASE, SHARED = date(2021, 6, 27), date(2021, 7, 28)
"""The end of a phase of each copy, with a closing date that is three days off; a day of the nation."""

OF_PHU_YEN = get("phu-yen-2021")
COPIES = {"zone": "KKT", "sewing": "MAY", "hospital": "BV"}
"""Campaigns that differ in nothing but who issued them."""

CLOSING = DayKey(THANH_HOA.slug, "2021@closing", 2021)
_person, _membership, _slot = table_of(Person), table_of(Membership), table_of(ReminderSlot)

Found = dict[str, list[str]]


def almanac() -> CampaignCalendar:
    copies = [OF_PHU_YEN.model_copy(update={"slug": slug}) for slug in COPIES]
    chosen = with_chosen({THANH_HOA.slug: THANH_HOA}, {CLOSING: Held(PHASE + timedelta(3))})
    return CampaignCalendar([*copies, *chosen.values()], load_national())


async def people(work: Work, tree: Keys) -> None:
    for slug, unit in (*COPIES.items(), (THANH_HOA.slug, "KKT")):
        await attach(work, slug, tree[unit])
    sewing = ("Hạnh", "Không nhắc", "Không chúc", "Không ứng dụng", "Chờ duyệt", "Đã đi", "Đã đăng ký", "Đã xóa")
    belongs = [
        *((name, "MAY") for name in sewing),
        ("Giang", "GIAY"),
        ("Bình", "BV"),
        ("Vân", "CDVC"),
        ("Thanh", "LDLD-TH"),
    ]
    keys = {}
    for name, unit in belongs:
        channels = () if name == "Không ứng dụng" else ("telegram",)
        keys[name] = await person(work, name, member_of=tree[unit], channels=channels)
    await _change(work, _person, keys["Không nhắc"], reminders=False)
    await _change(work, _person, keys["Không chúc"], wishes=False)
    await _change(work, _person, keys["Đã xóa"], erased_at=work.now)
    await _change(work, _membership, keys["Chờ duyệt"], state=MembershipState.WAITING)
    await _change(work, _membership, keys["Đã đi"], until=at(2, 1))
    row = {"campaign": THANH_HOA.slug, "round": "2021", "unit_id": tree["GIAY"], "closes_on": PHASE}
    await rounds.put(work.connection, {**row, "set_by": keys["Hạnh"], "set_at": work.now})
    await work.add(_record(keys["Đã đăng ký"], tree["MAY"], work))


async def _change(work: Work, table: Table, who: int, **values: Any) -> None:
    key = table.c.id if table is _person else table.c.person_id
    await work.connection.execute(table.update().where(key == who).values(**values))


def _record(who: int, unit: int, work: Work) -> Record:
    return Record(
        code="PY-0001", draft_id="1", kind=RecordKind.TITLE, campaign="zone", subject="x", round="2021", person_id=who,
        unit_id=unit, unit_as_of=PHASE, form="x", form_version=1, answers={}, state=RecordState.SUBMITTED,
        submitted_at=work.now, changed_at=work.now,
    )  # fmt: skip


async def slots(work: Work) -> list[tuple[str, str]]:
    found = select(_person.c.name, _slot.c.campaign).join(_slot, _slot.c.person_id == _person.c.id)
    return [(row.name, row.campaign) for row in await work.connection.execute(found)]


async def found(writer: Writer) -> Found:
    """Say of which campaigns each person is reminded; each slot is counted."""
    pairs = await writer.run(slots)
    return {name: sorted(campaign for who, campaign in pairs if who == name) for name, _ in sorted(pairs)}


@pytest.fixture
async def parts(both: Writer, tree: Keys, monkeypatch: pytest.MonkeyPatch) -> Writer:
    """Let nobody be few, so that all is planned by parts, a person in each unit of work."""
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 1)
    await both.run(doing(people, tree))
    return both


SEWING = ["sewing", THANH_HOA.slug, "zone"]
ON_DAYS = {
    PHASE: {
        "Hạnh": SEWING,
        "Không chúc": SEWING,
        "Không ứng dụng": SEWING,  # seen by the officers as not reached
        "Đã đăng ký": ["sewing", THANH_HOA.slug],
        "Giang": ["zone"],  # whose unit closes the round before
        "Bình": ["hospital"],
    },
    SHARED: {name: ["national"] for name in ("Hạnh", "Không nhắc", "Không ứng dụng", "Đã đăng ký", "Giang", "Bình")},
}


@pytest.mark.parametrize("rules_at_once", [1, 20])
@pytest.mark.parametrize("day", ON_DAYS)
async def test_each_hears_of_the_campaigns_of_their_unit_and_of_a_shared_day_once(
    parts: Writer, monkeypatch: pytest.MonkeyPatch, day: date, rules_at_once: int
) -> None:
    monkeypatch.setattr(import_module("domain.reminders.together"), "AT_ONCE", rules_at_once)
    for _ in range(2):  # twice is harmless
        await plan(parts, almanac(), day, STANDARD)
        assert await found(parts) == ON_DAYS[day]
    await parts.run(lambda work: work.connection.execute(_slot.delete()))
    monkeypatch.undo()  # so few are asked of their units, rule by rule
    await parts.run(doing(plan_within, almanac(), day, STANDARD))
    assert await found(parts) == ON_DAYS[day]


async def test_what_holds_for_all_goes_along_with_what_holds_for_some(parts: Writer, tree: Keys) -> None:
    await parts.run(doing(attach, "hospital", tree["LDLD-TH"]))
    await plan(parts, almanac(), PHASE, STANDARD)
    expected = {name: sorted({*slugs, "hospital"}) for name, slugs in ON_DAYS[PHASE].items()}
    assert await found(parts) == {**expected, "Vân": ["hospital"], "Thanh": ["hospital"]}


async def test_who_wants_nothing_costs_nothing_and_all_rules_of_a_day_share_a_unit_of_work(
    parts: Writer, tree: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(work: Work) -> None:
        for number in range(30):
            key = await person(work, f"Người {number}", member_of=tree["MAY"])
            await _change(work, _person, key, reminders=False)

    await parts.run(silent)
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 6)
    made, run = [0], parts.run

    async def counting(job: Callable[[Work], Awaitable[Any]]) -> Any:
        result = await run(job)
        made.append(len(await run(slots)))
        return result

    monkeypatch.setattr(parts, "run", counting)
    await plan(parts, almanac(), PHASE, STANDARD)
    added = [after - before for before, after in pairwise(made)]
    assert sum(added) == sum(map(len, ON_DAYS[PHASE].values()))
    assert max(added) == 6  # two people, each with three campaigns
    # eleven who want reminders, of whom each page has two; a beginning, an end, and what officers owe
    assert len(added) <= 6 + 3


async def test_whoever_wants_it_is_found_by_an_index(
    writer: Writer, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 1)
    await writer.run(doing(people, keys))
    with heard(writer.writes_on) as asked:
        for day in ON_DAYS:
            await plan(writer, almanac(), day, STANDARD)
    read = [words for words in dict.fromkeys(asked) if words.startswith("SELECT") and "JOIN membership" in words]
    async with writer.engine.connect() as connection:
        plans = [
            (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", ("",) * words.count("?"))).all()
            for words in read
        ]
    index = "SEARCH person USING COVERING INDEX ix_person_{} (id>? AND id<?)"
    assert {steps[0][-1] for steps in plans} == {index.format(what) for what in ("wishes", "reminders")}
    assert not any("SCAN" in step[-1] for steps in plans for step in steps)
