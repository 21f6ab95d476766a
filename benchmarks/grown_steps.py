"""What is done in an installation that has grown: by its people, by its delivery, by its clock and for its register."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import text

from benchmarks.grown_town import FIRST, ZONE, GrownTown, act
from data.engine.unit_of_work import Work
from data.queries.outbox.claim import Claimed
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.outbox.claiming import claim, settle
from domain.outbox.states import attempt
from domain.ports import Outcome, Sent
from domain.reminders import CampaignCalendar, Hours, release
from domain.reminders.release import AT_ONCE
from domain.units.importing import import_units
from scheduler.ticks import Ticks
from tests.support.users import User

CLAIMED = 30  # pushes of one claim: what Telegram's free pace takes in a second
IMPORTED = 100  # units of one list
SOMEBODY = 7  # of so many is somebody erased: they belong to all unions

NIGHT = datetime(2021, 2, 28, 3, tzinfo=HANOI)
MORNING, NOON = datetime(2021, 7, 28, 7, 30, tzinfo=HANOI), datetime(2021, 7, 28, 11, 30, tzinfo=HANOI)
"""Of a day on which everybody is greeted."""

Act = Callable[[int], Awaitable[object]]


async def _nothing(_: int) -> None:
    """Everybody stands where it begins."""


class Step(NamedTuple):
    """`act` gets the number of the time, `before` brings everybody to where it begins. `once`: it cannot be again."""

    what: str
    act: Act
    before: Act = _nothing
    once: bool = False


def steps(grown: GrownTown) -> list[Step]:
    """List all of them, in the order in which they can be taken."""
    return [*_of_members(grown), *_of_officers(grown), *_of_the_province(grown), *_of_pushes(grown), *_of_ticks(grown)]


def _does(person: User, *steps: str) -> Act:
    return lambda _: act(person, *steps)


def _of_members(grown: GrownTown) -> list[Step]:
    member, newcomer = grown.member, grown.newcomer
    return [
        Step("a member answers a question of a form", _does(newcomer, "Giảm hàng lỗi"), _does(newcomer, "Quay lại")),
        Step("a member opens the own records", _does(member, "=hồ sơ")),
    ]


def _of_officers(grown: GrownTown) -> list[Step]:
    does = partial(_does, grown.officer)
    title = "“Công nhân giỏi xứ Thanh”"
    duty = ("=menu", "Việc của đơn vị", "Phát động", "?Hoàn tác", "?Phát động", "Đã phát động", "Hôm nay")
    return [
        Step("an officer opens the menu", does("=menu")),
        Step("an officer opens the queue of records", does("Hồ sơ chờ xem xét"), does("=menu")),
        Step("an officer accepts a record", does("Ghi nhận"), does("=menu", "Hồ sơ chờ xem xét")),
        Step("an officer opens the queue of people", does("Người chờ xác nhận"), does("=menu")),
        Step("an officer looks for a member by name", does("=Thị 123"), does("=menu", "Đơn vị của tôi", "Đoàn viên")),
        Step("an officer asks who has not registered", does(title), does("=menu", "Đôn đốc")),
        Step("an officer marks a duty as done", does("Bỏ qua"), does(*duty)),
    ]


def _of_the_province(grown: GrownTown) -> list[Step]:
    does = partial(_does, grown.chair)
    announcing, text = ("=menu", "Gửi thông báo", "LDLD-TH", "Đoàn viên"), "=Mời dự lễ."
    sending = (*announcing, text, "Gửi ngay")
    return [
        Step("the province's officer opens the menu", does("=menu")),
        Step("the province's officer opens the queue of records", does("Hồ sơ chờ xem xét"), does("=menu")),
        Step("the province's officer accepts a record", does("Ghi nhận"), does("=menu", "Hồ sơ chờ xem xét")),
        Step("the province's officer previews an announcement to all", does(text), does(*announcing)),
        Step("the province's officer sends an announcement to all", does("=GỬI"), does(*sending)),
    ]


def _of_pushes(grown: GrownTown) -> list[Step]:
    writer, claimed = grown.writer, list[Claimed]()

    async def claims(_: int) -> None:
        claimed[:] = await writer.run(partial(claim, channel="telegram", served={"telegram"}, limit=CLAIMED))
        assert claimed  # noqa: S101 - else the figure is of something else

    async def settles(_: int) -> None:
        attempts = [attempt(one, Outcome(Sent.SENT, message_id="1"), writer.now()) for one in claimed]
        await writer.run(partial(settle, attempts=attempts, channel="telegram", served={"telegram"}))

    async def imports(number: int) -> None:
        rows = [f"N{number}-{row},Công đoàn mới {number}-{row},grassroots,{ZONE}" for row in range(IMPORTED)]
        source = "\n".join(["code,name,level,parent_code", *rows]).encode()
        report = await writer.run(partial(import_units, source=source))
        assert report.written, report  # noqa: S101 - as above

    return [
        Step(f"{CLAIMED} pushes are claimed", claims),
        Step(f"{CLAIMED} pushes are settled", settles, claims),
        Step(f"{IMPORTED} units are imported", imports),
    ]


def _of_ticks(grown: GrownTown) -> list[Step]:
    calendar = CampaignCalendar(load_all().values(), load_national())
    ticks = Ticks(grown.writer, grown.clock, {}, {}, calendar, Hours(), 7, store=grown.store)

    async def asked_to_be_erased(number: int) -> None:
        person = FIRST + SOMEBODY * number
        asked = text(f"UPDATE person SET erases_at = '2021-02-01 00:00:00' WHERE id = {person}")  # noqa: S608 - a key

        async def ask(work: Work) -> None:
            await work.connection.execute(asked)

        await grown.writer.run(ask)

    async def releases(_: int) -> None:
        grown.clock.moment = NOON
        now = grown.clock.now()
        assert await grown.writer.run(partial(release, calendar=calendar, now=now, hours=Hours()))  # noqa: S101 - as above

    def at(moment: datetime, tick: Callable[[datetime], Awaitable[object]]) -> Act:
        async def run(_: int) -> None:
            grown.clock.moment = moment
            await tick(moment)

        return run

    return [
        Step("announcements go on, a page of their audience each", at(grown.clock.moment, ticks.announce), once=True),
        Step("somebody is erased", at(grown.clock.moment, ticks.erase), asked_to_be_erased),
        Step("the night forgets", at(NIGHT, ticks.retain), once=True),
        Step("the officers' summary of the day", at(MORNING, ticks.digest), once=True),
        Step("a day is planned for everybody", at(MORNING, ticks.remind), once=True),
        Step(f"{AT_ONCE} people's reminders are released", releases),
    ]
