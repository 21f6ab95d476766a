"""What nobody answers rises: after three working days it lies on the desk above too, and nobody waits unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.letters import letters
from data.tables import MemberLetter
from data.types import HANOI
from domain.letters import closing, desk, writing
from domain.letters.rising import rises_at
from domain.privacy import personal_data, withdraw_consent
from domain.units import changes
from tests.support.letters import World
from tests.support.mergers import SUNDAY
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import LONG_AGO

DAY = timedelta(days=1)
FORM = "%d/%m/%Y %H:%M"


@pytest.mark.parametrize(
    ("written", "rises"),
    [
        ("01/03/2021 10:00", "04/03/2021 10:00"),  # Monday to Thursday: the fourth day
        ("01/03/2021 22:00", "05/03/2021 07:30"),  # seen on Tuesday morning
        ("27/02/2021 09:00", "04/03/2021 07:30"),  # on a Saturday: it counts from Monday
        ("05/03/2021 16:00", "10/03/2021 16:00"),  # over a weekend
        ("29/04/2021 10:00", "06/05/2021 10:00"),  # 30/4 is a holiday, and 1/5, a Saturday, is made up for on 03/5
        ("08/02/2021 10:00", "18/02/2021 10:00"),  # the Tết pause: 10/02 to 16/02
    ],
)
def test_when_a_letter_rises(written: str, rises: str) -> None:
    moment = datetime.strptime(written, FORM).replace(tzinfo=HANOI)
    assert rises_at(moment, STANDARD).strftime(FORM) == rises


def test_a_day_off_that_officers_confirmed_does_not_count() -> None:
    written = datetime(2021, 3, 1, 10, tzinfo=HANOI)
    assert rises_at(written, replace(STANDARD, off=frozenset({date(2021, 3, 2)}))).date() == date(2021, 3, 5)


async def test_of_thirty_letters_with_one_officer_on_leave_none_waits_unseen_on_the_fourth_day(world: World) -> None:
    monday = world.clock.moment
    for member in world.members:
        await world.write(member)
    await world.comes(monday + 2 * DAY)
    assert (await world.on_desk(world.officer), await world.on_desk(world.above)) == (30, 0)
    await world.comes(monday + 3 * DAY)
    assert (await world.on_desk(world.officer), await world.on_desk(world.above)) == (30, 30)
    await world.comes(monday + 3 * DAY + timedelta(hours=1))
    assert await world.pushed("letters_raised:") == [world.above]  # one message, not thirty
    assert sorted(await world.pushed("letter_raised:")) == sorted(world.members)
    assert [(letter.written_at, len(letter.units)) for letter in await world.own(world.members[7])] == [(monday, 2)]
    async with world.writer.engine.connect() as connection:
        counted = await desk.waiting_for(connection, world.clock.now(), (None,))
    assert counted == {world.officer: 30, world.above: 30}


async def test_an_answer_ends_all_that_the_member_wrote_and_closing_one(world: World) -> None:
    first, second, *_ = world.members
    await world.write(first)
    await world.write(first, "Còn một việc nữa")
    await world.write(second)
    await world.writer.run(doing(writing.answer, world.officer, first, "Ở tầng hai.", STANDARD))
    assert await world.on_desk(world.officer) == 1
    (key,) = (await world.writer.run(doing(desk.read_queue, world.officer))).keys
    await world.writer.run(doing(closing.close, world.officer, key, STANDARD))
    assert (await world.on_desk(world.officer), await world.own(second)) == (0, [])
    assert await world.pushed("letter_closed:") == [second]
    await world.comes(world.clock.moment + 9 * DAY)
    assert await world.pushed("letters_raised:") == []


async def test_what_is_about_the_officer_stays_from_them_also_where_they_sit_above(world: World) -> None:
    both = await world.writer.run(doing(person, "Lò Văn Páo", officer_of=[world.keys["MAY"], world.keys["KKT"]]))
    await world.write(world.members[0], above=True)
    assert [await world.on_desk(who) for who in (world.officer, both, world.above)] == [0, 0, 1]
    await world.write(world.members[0], "Việc khác")
    await world.writer.run(doing(writing.answer, world.officer, world.members[0], "Vâng.", STANDARD))
    assert [await world.on_desk(who) for who in (world.officer, both, world.above)] == [0, 0, 1]
    await world.writer.run(doing(writing.answer, world.above, world.members[0], "Chúng tôi đã rõ.", STANDARD))
    assert await world.on_desk(world.above) == 0


async def test_without_anybody_above_it_stays_where_it_lies(world: World) -> None:
    chief = await world.writer.run(doing(person, "Võ Mạnh Hùng", officer_of=[world.keys["LDLD-TH"]]))
    nurse = await world.writer.run(doing(person, "Lê Thị Tư", member_of=world.keys["BV"]))
    await world.write(nurse)
    await world.comes(world.clock.moment + 9 * DAY)
    assert await world.on_desk(chief) == 1
    assert (await world.pushed("letters_raised:"), await world.pushed("letter_raised:")) == ([], [])
    assert [letter.units for letter in await world.own(nurse)] == [("Liên đoàn Lao động tỉnh Thanh Hóa",)]


async def test_it_rises_every_three_working_days_and_each_level_up_to_the_province_keeps_it(world: World) -> None:
    """A section of May Sao Mai, the company, the zone, the province: none in the middle loses it when it rises."""

    async def add(work: Work) -> tuple[int, int, int]:
        found: dict[str, Any] = {
            "name": "Công đoàn bộ phận Chuyền 7",
            "level": Level.SUB_GRASSROOTS,
            "parent_id": world.keys["MAY"],
        }
        line = await changes.found(work, LONG_AGO, code="MAY-7", **found)
        chief = await person(work, "Lò Văn Páo", officer_of=[line])
        return chief, await person(work, "Lê Thị Tư", member_of=line), await person(work, "Hùng", officer_of=[top])

    top, monday = world.keys["LDLD-TH"], world.clock.moment
    chief, writer, province = await world.writer.run(add)
    await world.write(writer)
    levels = (chief, world.officer, world.above, province)
    seen = []
    for days in (2, 3, 8, 11, 16, 30):  # over two weekends: a Thursday, a Tuesday, a Friday
        await world.comes(monday + days * DAY)
        desks = [await world.on_desk(level) for level in levels]
        async with world.writer.engine.connect() as connection:
            counted = await desk.waiting_for(connection, world.clock.now(), (None,))
        assert counted == {level: 1 for level, here in zip(levels, desks, strict=True) if here}
        assert [len(letter.units) for letter in await world.own(writer)] == [sum(desks)]
        seen.append(sum(desks))
    assert seen == [1, 2, 3, 4, 4, 4]
    assert await world.pushed("letters_raised:") == [world.officer, world.above, province]
    heard = await world.pushes("letter_raised:")
    assert [row.person_id for row in heard] == [writer, writer, writer]
    assert [f"sau {days} ngày làm việc" in row.text for days, row in zip((3, 6, 9), heard, strict=True)] == [True] * 3
    await world.writer.run(doing(writing.answer, world.above, writer, "Ở tầng hai.", STANDARD))
    assert [await world.on_desk(level) for level in levels] == [0, 0, 0, 0]


async def test_who_comes_to_sit_above_later_has_what_waits_already(world: World) -> None:
    """Nobody was above when its three days were over; the officer who is named the week after has it too."""
    chief = await world.writer.run(doing(person, "Võ Mạnh Hùng", officer_of=[world.keys["BV"]]))
    nurse = await world.writer.run(doing(person, "Lê Thị Tư", member_of=world.keys["BV"]))
    await world.write(nurse)
    await world.comes(world.clock.moment + 3 * DAY)
    assert await world.pushed("letters_raised:") == []
    province = await world.writer.run(doing(person, "Đinh Văn Tư", officer_of=[world.keys["LDLD-TH"]]))
    assert [await world.on_desk(chief), await world.on_desk(province)] == [1, 1]
    await world.comes(world.clock.moment + 8 * DAY)
    assert await world.pushed("letters_raised:") == [province]
    assert [len(letter.units) for letter in await world.own(nurse)] == [2]


async def test_one_that_an_earlier_version_gave_up_is_looked_at_again(world: World) -> None:
    """That version noted when nobody was above, and no unit: for good, whoever came to sit there."""
    await world.writer.run(doing(person, "Võ Mạnh Hùng", officer_of=[world.keys["BV"]]))
    nurse = await world.writer.run(doing(person, "Lê Thị Tư", member_of=world.keys["BV"]))
    await world.write(nurse)
    letter, thursday = table_of(MemberLetter), world.clock.moment + 3 * DAY
    given_up = letter.update().values(raised_at=thursday, raised_to=None)
    await world.writer.run(lambda work: work.connection.execute(given_up))
    province = await world.writer.run(doing(person, "Đinh Văn Tư", officer_of=[world.keys["LDLD-TH"]]))
    for days, heard in ((7, []), (8, [province]), (9, [province])):
        await world.comes(world.clock.moment.replace(day=1) + days * DAY)
        assert await world.pushed("letters_raised:") == heard
    assert await world.on_desk(province) == 1


async def test_the_copy_of_ones_own_data_has_each_letter_once_and_says_how_it_ended(world: World) -> None:
    await world.writer.run(doing(person, "Lò Văn Páo", officer_of=[world.keys["MAY"]]))  # a second push of each
    writer = world.members[0]
    await world.write(writer, "Việc thứ nhất")
    await world.writer.run(doing(writing.answer, world.officer, writer, "Ở tầng hai.", STANDARD))
    world.clock.moment += timedelta(hours=1)
    await world.write(writer, "Việc thứ hai")
    await world.comes(world.clock.moment + 4 * DAY)

    async def read(work: Work) -> dict[str, Any]:
        return await personal_data.tell(work.session, writer, {}, {})

    first, second = (await world.writer.run(read))["letters"]
    assert (first["text"], first["answered"], first["closed_at"] is None) == ("Việc thứ nhất", True, False)
    assert (second["text"], second["answered"], second["closed_at"]) == ("Việc thứ hai", False, None)
    assert second["raised_at"] is not None


async def test_who_withdraws_waits_for_nothing_and_nothing_rises(world: World) -> None:
    await world.write(world.members[0])
    await world.writer.run(doing(withdraw_consent, world.members[0], STANDARD))
    assert await world.on_desk(world.officer) == 0
    await world.comes(datetime.combine(SUNDAY + 30 * DAY, world.clock.moment.timetz()))
    assert await world.pushed("letters_raised:") == []


async def test_the_words_are_forgotten_some_time_after_the_end_and_the_fact_stays(world: World) -> None:
    await world.write(world.members[0])
    await world.write(world.members[1])
    await world.writer.run(doing(writing.answer, world.officer, world.members[0], "Vâng.", STANDARD))

    async def forget(work: Work) -> int:
        return await letters.forget(work.connection, work.now + DAY, 10)

    assert await world.writer.run(forget) == 1
    letter = table_of(MemberLetter)
    async with world.writer.engine.connect() as connection:
        left = (await connection.execute(select(letter.c.text, letter.c.answered).order_by(letter.c.id))).all()
    assert [tuple(row) for row in left] == [("", True), ("Ca đêm gửi hồ sơ ở đâu?", False)]
