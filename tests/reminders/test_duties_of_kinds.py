"""A duty of some kinds of units alone: only those owe it, are counted and are reminded; a named unit owes it always."""

from __future__ import annotations

from datetime import date
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import Level
from data.kinds import Activity
from data.queries.reminders import recipients
from data.queries.reminders.duties import Occurrence, Owers
from data.queries.units.kinds import UNKNOWN, Kind, Kinds, set_kinds
from domain.calendar.duties import duty_events
from domain.campaigns import load_all
from domain.duties import below, owed
from domain.duties.counting import Counts
from tests.support.life import Life

FILES = load_all()
CODE = "th21-duty-launch-grassroots"
SCHOOLS = Kinds(frozenset({Activity.SCHOOL}))


def of_schools() -> Any:
    campaign = FILES["thanh-hoa-2021"]
    duties = [
        duty.model_copy(update={"activities": (Activity.SCHOOL,)}) if duty.code == CODE else duty
        for duty in campaign.duties
    ]
    return campaign.model_copy(update={"duties": tuple(duties)})


CAMPAIGN = of_schools()
DAY = date(2021, 3, 1)


async def test_only_units_of_the_kind_owe_it_and_are_reminded(life: Life) -> None:
    may, shoes = life.keys["MAY"], life.keys["GIAY"]
    await life.writer.run(lambda work: set_kinds(work.connection, {may: Kind(Activity.SCHOOL), shoes: UNKNOWN}))
    school, _ = await life.person("Sơn", "MAY"), await life.person("Hoa", "GIAY")
    event = next(event for event in duty_events(CAMPAIGN) if event.code == CODE)
    assert event.kinds == SCHOOLS

    async def ask(work: Work) -> tuple[list[bool], list[set[int]], set[int]]:
        owing = [await owed(work.connection, unit, [CAMPAIGN], DAY) for unit in (may, shoes)]
        asked = Owers(frozenset({Level.GRASSROOTS}), frozenset(), None, SCHOOLS)
        meant = [
            {row[0] for row in await work.connection.execute(recipients.officers(one, work.now, None, None))}
            for one in (asked, asked._replace(units=frozenset({shoes})))
        ]
        lines = await below.lines(work.connection, [life.keys["KKT"]], {CAMPAIGN.slug: CAMPAIGN}, work.now)
        return (
            [any(one.code == CODE for one in duties) for duties in owing],
            meant,
            {line.unit.id for _, line in lines if line.event.code == CODE},
        )

    owes, meant, listed = await life.writer.run(ask)
    assert owes == [True, False]
    assert meant == [{may}, {may, shoes}]
    assert listed == {may}
    assert school


def test_units_are_counted_by_their_kind() -> None:
    this = Occurrence("c", "d", "once")
    levels = {("c", unit): Level.GRASSROOTS for unit in range(4)}
    counts = Counts.of(levels, {}, [], {0: Kind(Activity.SCHOOL), 1: Kind(Activity.SCHOOL), 2: Kind(Activity.OFFICE)})
    asked = Owers(frozenset({Level.GRASSROOTS}), frozenset({2}), None, SCHOOLS)
    assert counts.count(this, asked) == (3, 0)
    assert counts.count(this, asked._replace(units=frozenset())) == (2, 0)
    assert counts.count(this, asked._replace(kinds=Kinds())) == (4, 0)
