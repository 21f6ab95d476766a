"""How long what one person types holds up everybody else: hostile texts on every screen that awaits one."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import insert, select, text

from benchmarks.form_step import UNIT, Crowd, crowd
from benchmarks.heaps import HEAPS, SIZE
from benchmarks.page import Line, Section
from bot.app.run import spare_the_collector
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Level, MembershipState, Role
from data.tables import Contact, Conversation, Grant, Membership, Person
from domain.input.events import Wrote
from domain.units import Act
from domain.units.changes import found
from handlers.conversation import conversation
from handlers.core.screen import Screen

AIM = 20.0  # milliseconds
WATCH = 0.001  # seconds between two looks at whether the loop turns
UNITS, MEMBERS = 900, 2_000  # of a province, and below one officer
STARTS = ("menu", "lienhe", "hoso", "caidat", "dulieu", "start", f"start u-{UNIT}")
FOR_GOOD = frozenset({"yes_left", "yes_withdraw_consent", "yes_unlink"})
KEPT = (
    "UPDATE role_grant SET until = NULL WHERE person_id = 1",
    "UPDATE membership SET until = NULL, state = 'active' WHERE id = 1",
    "DELETE FROM tally",
)
"""Done before each step: what the person is stays, else the searches of an officer are refused before they begin."""

DEEPEST = 7  # steps from the menu
SAMPLES = ("May Sao Mai", "27/02", "07:30 28/02", "Đề nghị các đơn vị", "0912345678")
_conversation = table_of(Conversation)


class Hold(NamedTuple):
    """How long the loop did not turn, in milliseconds, for which text; `cpu`: how long its thread computed at most."""

    wall: float
    heap: str
    cpu: float


@dataclass
class Walker:
    """Finds the screens by trying every choice, and puts the person back in front of each."""

    crowd: Crowd
    reached: dict[str, dict[str, Any]] = field(default_factory=dict)  # the conversation row of each that awaits text
    seen: set[tuple[str, str]] = field(default_factory=set)

    async def find(self) -> None:
        waiting = []
        for command in STARTS:
            await self.types(f"/{command}")
            waiting.append((0, await self.row()))
        for depth, row in waiting:
            screen = Screen.load(row["screen"])
            if screen is None or depth > DEEPEST:
                continue
            if _takes_words(screen):
                self.reached.setdefault(screen.name, row)
            for step in self._new_steps(screen):
                await self.put(row)
                await self.crowd.take(step)
                waiting.append((depth + 1, await self.row()))

    def _new_steps(self, screen: Screen) -> Iterator[dict[str, Any]]:
        """Each choice and each sample once for every kind of screen; nothing that ends what the person is."""
        for choice in screen.visible:
            code = f"{choice.code}:{screen.start}" if choice.code == "more" else choice.code
            if (screen.name, code) not in self.seen and choice.code not in FOR_GOOD:
                self.seen.add((screen.name, code))
                yield self.crowd.taps_one(f"{choice.code}:{choice.value}" if choice.value else choice.code)
        for sample in SAMPLES if _takes_words(screen) else ():
            if (screen.name, sample) not in self.seen:
                self.seen.add((screen.name, sample))
                yield self.crowd.says(sample)

    async def row(self) -> dict[str, Any]:
        async def look(work: Work) -> dict[str, Any]:
            found = (await work.connection.execute(select(_conversation).where(_conversation.c.contact_id == 1))).one()
            return {name: getattr(found, name) for name in ("screen", "draft")}

        return await self.crowd.writer.run(look)

    async def put(self, row: dict[str, Any]) -> None:
        """Put the person in front of a screen again, as who they were, with nothing counted of what they did today."""

        async def write(work: Work) -> None:
            here = _conversation.update().where(_conversation.c.contact_id == 1)
            await work.connection.execute(here.values(**json.loads(json.dumps(row)), rest_awaited=None))
            for kept in KEPT:
                await work.connection.execute(text(kept))

        await self.crowd.writer.run(write)
        await self.crowd.look()

    async def types(self, words: str) -> None:
        await self.crowd.take(self.crowd.says(words))


@dataclass
class Watch:
    """Measures for how long the loop did not turn, and how much its thread computed meanwhile (seconds)."""

    longest: float = 0.0
    computed: float = 0.0

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._look())
        await asyncio.sleep(0)
        self.longest = self.computed = 0.0
        try:
            yield
        finally:
            await asyncio.sleep(2 * WATCH)
            task.cancel()

    async def _look(self) -> None:
        while True:
            before, work = time.perf_counter(), time.thread_time()
            await asyncio.sleep(WATCH)
            self.longest = max(self.longest, time.perf_counter() - before - WATCH)
            self.computed = max(self.computed, time.thread_time() - work)


async def _fill(work: Work) -> None:
    """Make a province around the person, who is an officer of it."""
    province = await found(
        work, Act(since=None), code="LD", name="Liên đoàn Lao động tỉnh", level=Level.PROVINCIAL_FEDERATION
    )
    for number in range(UNITS):
        name = f"Công đoàn Công ty May Sao Mai {number} Nghi Sơn"
        await found(work, Act(since=None), code=f"U{number}", name=name, level=Level.GRASSROOTS, parent_id=province)
    unit = (await work.connection.scalars(select(table_of(Membership).c.unit_id))).first()
    assert unit is not None  # noqa: S101 - the walk has joined somebody
    ids = range(2, MEMBERS)
    people = [
        {"id": person_id, "name": f"Nguyễn Thị Hạnh {person_id}", "created_at": work.now, "address_form": "chị"}
        for person_id in ids
    ]
    await work.connection.execute(insert(table_of(Person)), people)
    await work.connection.execute(
        insert(table_of(Membership)),
        [
            {"person_id": person_id, "unit_id": unit, "state": MembershipState.ACTIVE, "since": work.now}
            for person_id in ids
        ],
    )
    for person, where in ((1, unit), (1, province), (2, unit)):
        await work.add(Grant(person_id=person, unit_id=where, role=Role.OFFICER, since=work.now))


async def _become_stranger(work: Work) -> None:
    await work.connection.execute(table_of(Contact).update().values(person_id=None))


async def _failed(work: Work) -> int:
    return int(await work.connection.scalar(text("SELECT count(*) FROM inbox WHERE problem IS NOT NULL")) or 0)


async def _measured(*, quick: bool) -> tuple[dict[str, Hold], int]:
    """Return for each screen its longest hold in milliseconds with the text that caused it, and how many failed."""
    worst: dict[str, Hold] = {}
    with tempfile.TemporaryDirectory() as name:
        async with crowd(f"sqlite+aiosqlite:///{name}/b.sqlite3", Path(name), 1) as people:
            for change in (_fill, _become_stranger):
                await people.writer.run(change)
                spare_the_collector()  # as the program does at its start
                walker = Walker(people)
                await walker.find()
                for screen, row in walker.reached.items():
                    if screen not in worst:
                        worst[screen] = await _worst(walker, row, quick=quick)
            return worst, await people.writer.run(_failed)


async def _worst(walker: Walker, row: dict[str, Any], *, quick: bool) -> Hold:
    found = []
    for name, heap in HEAPS.items():
        holds = []
        for _ in range(1 if quick else 3):
            await walker.put(row)
            watch = Watch()
            async with watch.watching():
                await walker.types(heap)
            holds.append((watch.longest * 1000, watch.computed * 1000))
        found.append(Hold(min(wall for wall, _ in holds), name, min(cpu for _, cpu in holds)))
    return Hold(*max(found)[:2], max(hold.cpu for hold in found))


@cache
def _awaited() -> set[str]:
    """Every screen for which a handler of typed text names itself."""
    rules = (rule for router in conversation().routers for rule, _ in router.rules)
    return {screen for rule in rules if Wrote in rule.kinds for screen in rule.screens}


def _takes_words(screen: Screen) -> bool:
    return screen.awaits_text or screen.name in _awaited()


def measure(*, quick: bool) -> Section:
    worst, failed = asyncio.run(_measured(quick=quick))
    (longest, heap, _), screen = max((found, screen) for screen, found in worst.items())
    cpu = max(found.cpu for found in worst.values())
    missing = sorted(_awaited() - set(worst))
    lines = [
        Line(
            f"**this program**: {len(HEAPS)} texts of {SIZE:,} characters on {len(worst)} screens, longest hold",
            f"{longest:.1f} ms",
            aim=f"<= {AIM:.0f} ms",
            reached=longest <= AIM,
        ),
        Line("of it computed by the loop's own thread, at most", f"{cpu:.1f} ms"),
        Line("updates that failed", str(failed), aim="0", reached=failed == 0),
        Line("screens that await text and were not reached", str(len(missing)), aim="0", reached=not missing),
    ]
    why = (
        f"{UNITS} units and {MEMBERS:,} members are searched. The longest: {heap} on {screen}, the least of three. "
        f"Not reached by trying every choice from the menu: {', '.join(missing) or 'none'}."
    )
    return Section("typed", "What somebody types holds up nobody", lines, why)
