"""Do a few things on every stored screen with the code of the day, and write down what people saw. See make_0021.py."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from data.database import open_engine
from handlers.screen import MOVES, Screen
from tests.keys import KEYS
from tests.upgrade.acting import Phones, opened
from tests.upgrade.make_0021_crawl import Crawl, acts

LOOKS, EFFECTS, WORDS = 3, 2, 1  # things that change nothing, and that change something, on one screen; words typed


async def answer(dump: Path, folder: Path, target: Path) -> None:
    file = folder / "answers.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    engine = open_engine(f"sqlite+aiosqlite:///{file}", KEYS)
    async with opened(engine, folder) as phones:
        crawl = Crawl(phones.town, file)
        crawl.save()
        looks, effects = await _sorted(phones, crawl)
        crawl.restore()
        told = [await phones.act(number, what) for number, what in [*looks, *effects]]
    await engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        print("problems", connection.execute("SELECT external_id, problem FROM inbox WHERE problem IS NOT NULL").fetchall())
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in told)
    target.write_text(f"[\n{lines}\n]\n", "utf-8")
    print(len(looks), len(effects))


async def _sorted(phones: Phones, crawl: Crawl) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Tell apart what changes facts: it comes last, so that as much as possible is done on what was stored."""
    looks: list[tuple[int, str]] = []
    effects: list[tuple[int, str]] = []
    for number, row in sorted(phones.stood.items()):
        screen = Screen.load(row.screen)
        if screen is None:
            continue
        here = [[], []]
        possible = [what for what in acts(screen) if what.split()[1].partition(":")[0] not in MOVES - {"submit", "done"}]
        possible = [*possible, "taps back:"] if any(one.code == "back" for one in screen.choices) else possible
        words = 0
        for what in [f"old {row.seq + 7}:nothing", *possible[:9], *possible[9:][-4:]]:
            if what.startswith("says"):
                words += 1
            if words > WORDS * 3 and what.startswith("says"):
                continue
            crawl.restore()
            await phones.act(number, what)
            here[crawl.facts() != crawl._facts].append((number, what))
        typed = [one for one in here[0] if one[1].startswith("says")][:WORDS]
        looks += [one for one in here[0] if not one[1].startswith("says")][: LOOKS] + typed
        effects += here[1][:EFFECTS]
    for number in sorted(phones.stood):
        if number < 2000:
            effects += [(number, f"pushed {what[5:]}") for what in crawl.pushed(number)]
    return looks, effects
