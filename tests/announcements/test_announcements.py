"""Announcing to a unit and everything below it, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind, PushState, Role
from data.queries.outbox.routes import Template
from data.tables import Contact, Person
from data.types import HANOI
from domain.announcements import Audience, Preview, preview, progress, send
from domain.announcements.create import leaves_at
from domain.announcements.tick import conduct
from domain.errors import Problem, Refused
from domain.outbox import wakeup
from domain.outbox.routing import Rules
from domain.ports import Outcome, Reach, Sent
from domain.text import templates
from tests.support.clock import SATURDAY, TestClock
from tests.support.pushes import Post, delivery, doing, person, rows, states
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

TEXT = "Đề nghị các đơn vị phát động trong tháng 4/2021."


@dataclass
class People:
    province: int
    zone: int
    sewing: int
    shoes: int
    hanh: int
    mai: int
    binh: int


@pytest.fixture
async def people(both: Writer, tree: Keys) -> People:
    async def plant(work: Work) -> People:
        return People(
            province=await person(work, "Võ Mạnh Hùng", officer_of=[tree["LDLD-TH"]]),
            zone=await person(work, "Phạm Văn Sơn", officer_of=[tree["KKT"]]),
            sewing=await person(work, "Trần Thị Hoa", officer_of=[tree["MAY"]], member_of=tree["MAY"]),
            shoes=await person(work, "Nguyễn Văn Tám", officer_of=[tree["GIAY"]], until=SATURDAY),
            hanh=await person(work, "Lê Thị Hạnh", member_of=tree["MAY"]),
            mai=await person(work, "Nguyễn Thị Mai", member_of=tree["MAY"], channels=()),
            binh=await person(work, "Lò Văn Bình", member_of=tree["BV"]),
        )

    return await both.run(plant)


def announcing(tree: Keys, author: int, unit: str = "KKT", **more: Any) -> Callable[[Work], Any]:
    values = {"draft_id": "d1", "unit_id": tree[unit], "author": author, "role": None, "hours": STANDARD, "text": TEXT}
    return doing(send, **{**values, **more})


async def looked(both: Writer, tree: Keys, unit: str, role: Role | None) -> Preview:
    return await both.run(lambda work: preview(work.connection, Audience(tree[unit], role), work.now))


@pytest.mark.usefixtures("people")
async def test_the_preview_counts_people_and_units(both: Writer, tree: Keys) -> None:
    seen = await looked(both, tree, "LDLD-TH", None)
    assert (seen.recipients, seen.reachable) == (4, 3)
    assert (seen.units_reached, seen.units_not_reached) == ([tree["MAY"], tree["BV"]], [tree["GIAY"]])
    assert (await looked(both, tree, "KKT", None)).units == 2


def paid_for(kind: PushKind) -> Template:
    return Template("zalo_template", "zalo_oa", frozenset({kind}))


DAY = timedelta(days=1)
WINDOWS = [
    # templates, when it leaves; who is reached for money only, who is not reached
    (None, 0 * DAY, (1, 1)),
    (None, DAY, (0, 2)),  # somebody's window closes until then
    (paid_for(PushKind.ANNOUNCEMENT), DAY, (2, 0)),
    (paid_for(PushKind.REMINDER), 0 * DAY, (1, 1)),
]


@pytest.mark.usefixtures("people")
async def test_the_preview_tells_whom_a_closed_window_keeps_away(both: Writer, tree: Keys) -> None:
    reaches = {"zalo_oa": Reach(free=timedelta(hours=48), open=timedelta(days=7)), "zalo_bot": Reach()}

    async def come(work: Work) -> None:
        for name, channels in (("Vi", ("zalo_oa",)), ("Sơn", ("zalo_oa",)), ("Nụ", ("telegram", "zalo_oa"))):
            await person(work, name, member_of=tree["BV"], channels=channels)
        apps, people = table_of(Contact), table_of(Person)
        for name, days in (("Vi", 8), ("Sơn", 6.5), ("Nụ", 8)):
            mine = apps.c.person_id.in_(select(people.c.id).where(people.c.name == name))
            await work.connection.execute(update(apps).where(mine).values(written_at=work.now - timedelta(days=days)))

    async def look(work: Work, template: Template | None, leaves: timedelta) -> Preview:
        rules = Rules(reaches, template)
        return await preview(work.connection, Audience(tree["BV"]), work.now, rules, work.now + leaves)

    await both.run(come)
    for template, leaves, found in WINDOWS:
        seen = await both.run(doing(look, template, leaves))
        assert (seen.recipients, seen.reachable, (seen.paid, seen.closed)) == (4, 4, found)


@pytest.mark.usefixtures("people")
async def test_a_role_that_ended_this_second_is_no_audience(both: Writer, tree: Keys) -> None:
    seen = await looked(both, tree, "LDLD-TH", Role.OFFICER)
    assert seen.recipients == 3
    assert tree["GIAY"] in seen.units_not_reached


async def test_it_goes_to_everybody_below_once(both: Writer, tree: Keys, people: People, either: AsyncEngine) -> None:
    made = await both.run(announcing(tree, people.province))
    again = await both.run(announcing(tree, people.province))
    assert (made.id, made.recipients, again.id, again.recipients) == (again.id, 3, made.id, 3)
    post = Post()
    await delivery(both, post).run()
    assert {parcel.address for parcel in post.carried} == {f"telegram-{people.sewing}", f"telegram-{people.hanh}"}
    assert set(post.texts) == {
        f"THÔNG BÁO của Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp\n{TEXT}",
    }
    assert len(await states(either)) == 3


async def test_what_is_typed_stays_text(both: Writer, tree: Keys, people: People) -> None:
    await both.run(announcing(tree, people.zone, text="<b>gấp</b> & ngay"))
    post = Post()
    await delivery(both, post).run()
    assert post.texts[0].endswith("&lt;b&gt;gấp&lt;/b&gt; &amp; ngay")


@pytest.mark.parametrize(("who", "unit"), [("zone", "LDLD-TH"), ("zone", "BV"), ("shoes", "GIAY"), ("hanh", "MAY")])
async def test_nobody_announces_where_they_hold_no_role(
    both: Writer, tree: Keys, people: People, who: str, unit: str
) -> None:
    with pytest.raises(Refused):
        await both.run(announcing(tree, getattr(people, who), unit))
    assert await states(both.engine) == []


async def test_another_author_cannot_take_over_a_draft(both: Writer, tree: Keys, people: People) -> None:
    await both.run(announcing(tree, people.zone))
    with pytest.raises(Refused):
        await both.run(announcing(tree, people.province))


@pytest.mark.parametrize("text", ["", " \n ", "x" * 8001])
async def test_an_announcement_has_words_and_an_end(both: Writer, tree: Keys, people: People, text: str) -> None:
    with pytest.raises(Problem):
        await both.run(announcing(tree, people.zone, text=text))


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2021, 2, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("now", "asked", "goes"),
    [
        (at(9), {}, at(9)),
        (at(21, 40), {}, at(6, 30, 26)),
        (at(21, 40), {"urgent": True}, at(21, 40)),
        (at(9), {"due_at": at(22)}, at(6, 30, 26)),
        (at(9), {"due_at": at(14)}, at(14)),
        (at(3), {}, at(6, 30)),
        (at(9), {"due_at": at(8)}, at(9)),
    ],
)
def test_it_waits_for_the_morning_unless_urgent(now: datetime, asked: dict[str, Any], goes: datetime) -> None:
    assert leaves_at(now, **asked, hours=STANDARD) == goes


async def test_the_hour_is_kept_with_the_announcement(
    both: Writer, tree: Keys, people: People, clock: TestClock
) -> None:
    clock.moment = at(21, 40)
    assert (await both.run(announcing(tree, people.zone))).due_at == at(6, 30, 26)


async def test_the_author_sees_how_far_it_has_come(both: Writer, tree: Keys, people: People) -> None:
    made = await both.run(announcing(tree, people.province, "LDLD-TH"))

    async def said() -> str:
        seen = await both.run(lambda work: progress(work.connection, made.id))
        return templates.render("pushes/progress", progress=seen)

    assert await said() == "Đang gửi. Đã gửi tới 0/4 người, còn chờ 4."
    doubt = Outcome(Sent.IN_DOUBT, problem="broken_off")
    await delivery(both, Post(answers=[Outcome(Sent.GONE), doubt])).run()
    assert await said() == ("Đang gửi. Đã gửi tới 1/4 người, còn chờ 1.\nKhông gửi được 1.\nChưa rõ (có thể đã tới) 1.")


async def test_the_delivery_is_woken_after_the_commit(both: Writer, tree: Keys, people: People) -> None:
    heard: list[int] = []
    deaf = wakeup.listen(lambda: heard.append(1))
    await both.run(announcing(tree, people.zone))
    deaf()
    await both.run(announcing(tree, people.zone, draft_id="d2"))
    assert heard == [1]


async def test_a_scheduled_announcement_waits(
    both: Writer, tree: Keys, people: People, clock: TestClock, either: AsyncEngine
) -> None:
    await both.run(announcing(tree, people.zone, due_at=SATURDAY + timedelta(hours=3)))
    assert await delivery(both, Post()).run() == 0
    clock.moment += timedelta(hours=3)
    await conduct(both, clock.moment, STANDARD)
    assert await delivery(both, Post()).run() == 2
    assert sorted(await rows(either, "state")) == [PushState.QUEUED, *[PushState.SENT] * 2]
