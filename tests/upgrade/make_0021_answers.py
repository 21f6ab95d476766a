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
from tests.upgrade.make_0021_crawl import Crawl


async def answer(dump: Path, folder: Path, target: Path) -> None:
    file = folder / "answers.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    engine = open_engine(f"sqlite+aiosqlite:///{file}", KEYS)
    async with opened(engine, folder) as phones:
        told = [await phones.act(number, what) for number, what in _acts(phones, Crawl(phones.town, file))]
    await engine.dispose()
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in told)
    target.write_text(f"[\n{lines}\n]\n", "utf-8")
    print(len(told), "acts")


def _acts(phones: Phones, crawl: Crawl) -> list[tuple[int, str]]:
    """Show every screen again, answer with words where they are awaited, tap its first choice, then what was pushed.

    What changes nothing comes first, so that as much as possible is done on what was stored.
    """
    again, words, taps, pushed = [], [], [], []
    for number, row in sorted(phones.stood.items()):
        screen = Screen.load(row.screen)
        if screen is None:
            continue
        if number >= 3000:
            again.append((number, f"old {row.seq + 7}:nothing"))
        if screen.awaits_text and number >= 3000:
            words.append((number, "says le thi hanh"))
        leading = [one for one in screen.visible if one.code not in MOVES - {"submit", "done"}] or screen.visible
        taps += [(number, f"taps {one.code}:{one.value}") for one in leading[:1]]
        if number < 1018:
            pushed += [(number, f"pushed {what[5:]}") for what in crawl.pushed(number)]
    return [*again, *words, *taps, *pushed]
