"""How long what one person types holds up everybody else: hostile texts on every screen that awaits one."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.heaps import HEAPS, SIZE
from benchmarks.loop_holds import HeldLoop, Hold
from benchmarks.page import Line, Section
from benchmarks.stored_screens import MEMBERS, UNITS, Standing, StoredScreens, stored_screens
from bot.app.run import spare_the_collector
from domain.input.events import Wrote
from handlers.conversation import conversation
from handlers.core.screen import Screen

AIM = 20.0  # milliseconds
DOUBTED = AIM / 2  # what is longer is typed again: a cause in the text holds the loop each time
AGAIN, AGAIN_QUICKLY = 4, 2  # times


class Found(NamedTuple):
    """The longest hold on one screen, and the text that caused it."""

    hold: Hold
    heap: str
    screen: str


def takes_words(screen: Screen) -> bool:
    return screen.awaits_text or screen.name in awaited()


@cache
def awaited() -> frozenset[str]:
    """Name every screen for which a handler of typed text names itself."""
    rules = (rule for router in conversation().routers for rule, _ in router.rules)
    return frozenset(screen for rule in rules if Wrote in rule.kinds for screen in rule.screens)


def _fixed_computation() -> float:
    """Return the milliseconds of CPU of what is the same each time."""
    begun = time.thread_time()
    {str(number): number for number in range(20_000)}
    return (time.thread_time() - begun) * 1000


class Measured(NamedTuple):
    """The longest hold of each conversation with words to type, how the machine was beside it, and what failed."""

    found: list[Found]
    paces: list[float]
    failed: int


async def _measured(*, again: int) -> Measured:
    found, paces = [], []
    with tempfile.TemporaryDirectory() as name:
        async with stored_screens(Path(name)) as stored:
            spare_the_collector()  # as the program does at its start
            for standing in stored.standing:
                if takes_words(standing.screen):
                    paces.append(_fixed_computation())
                    found.append(await _longest(stored, standing, again))
            return Measured(found, paces, await stored.failed())


async def _longest(stored: StoredScreens, standing: Standing, again: int) -> Found:
    holds = [
        Found(await _hold(stored, standing, text, again), heap, standing.screen.name) for heap, text in HEAPS.items()
    ]
    return max(holds)


async def _hold(stored: StoredScreens, standing: Standing, text: str, again: int) -> Hold:
    least = await _typed_once(stored, standing, text)
    for _ in range(again):
        if least.computed > DOUBTED:
            least = least.or_less(await _typed_once(stored, standing, text))
    return least


async def _typed_once(stored: StoredScreens, standing: Standing, text: str) -> Hold:
    await stored.put_back(standing)
    loop = asyncio.get_running_loop()
    assert isinstance(loop, HeldLoop)  # noqa: S101 - `measure` runs it in one
    loop.forget()
    await stored.types(standing, text)
    return loop.longest


def measure(*, quick: bool) -> Section:
    with asyncio.Runner(loop_factory=HeldLoop) as runner:
        found, paces, failed = runner.run(_measured(again=AGAIN_QUICKLY if quick else AGAIN))
    (longest, heap, screen), screens = max(found), {one.screen for one in found}
    missing = sorted(awaited() - screens)
    lines = [
        Line(
            f"**this program**: {len(HEAPS)} texts of {SIZE:,} characters on {len(screens)} screens, longest hold, CPU",
            f"{longest.computed:.1f} ms",
            aim=f"<= {AIM:.0f} ms",
            reached=longest.computed <= AIM,
        ),
        Line("the longest by the clock on the wall", f"{max(one.hold.wall for one in found):.1f} ms"),
        Line(
            "a fixed computation beside each screen, CPU (20,000 entries of a dictionary)",
            f"{statistics.median(paces):.1f} ms",
            f"{min(paces):.1f} ms at its quickest",
        ),
        Line("updates that failed", str(failed), aim="0", reached=failed == 0),
        Line("screens that await text and were not reached", str(len(missing)), aim="0", reached=not missing),
    ]
    return Section("typed", "What somebody types holds up nobody", lines, _why(heap, screen, missing))


def _why(heap: str, screen: str, missing: list[str]) -> str:
    return (
        "Typed where the people of the stored installation of `tests/upgrade` stand, one on every screen, in a "
        f"province of {UNITS} units with {MEMBERS:,} members in one of them. Each callback of the loop is timed. "
        "The aim is judged by the CPU time of the loop's thread: that is what a text makes all others wait; the "
        "clock on the wall also counts what other programs took of the machine. A busy machine lengthens the CPU "
        "time too: the fixed computation says by how much. What took over half of the aim is typed again, and the "
        f"least counts. The longest: {heap} on {screen}. Not reached: {', '.join(missing) or 'none'}."
    )
