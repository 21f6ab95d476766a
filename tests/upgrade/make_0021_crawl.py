"""Walk through every screen that somebody can come to, and leave one conversation standing on each. See make_0021.py.

A walk leaves no trace in the facts: before each act the tables are set back to the base, and the person stands where
the walk has come to. What can only be reached by an act with an effect is kept, effect and all, for people who are
there for it (`keep=True`).
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, deque
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.button_data import button_data
from domain.outbox.choices import data
from handlers.screen import Screen
from tests.users import BOT, Town, picture

OF_THE_TURN = {"conversation", "named_on_screen", "inbox", "tally"}
TYPED = (
    "le thi hanh", "giang a tua", "may sao mai", "benh vien da khoa", "26/02", "31/12/2022",
    "gui", "khoa", "giao", "09:30", "xoa", "hoa",
)
COMMANDS = ("says /lienhe", "says /caidat", "says /dangky", "says /hoso", "says nối")
LOOKS_A_SCREEN = 3  # of one person, with other choices each
Row = dict[str, Any]


@dataclass
class Stand:
    """Where a person stands."""

    number: int
    row: Row
    named: list[tuple[str, int]]
    path: tuple[str, ...] = ()

    @property
    def screen(self) -> Screen:
        found = Screen.load(self.row["screen"])
        assert found is not None
        return found

    @property
    def name(self) -> str:
        return str(self.row["screen"].get("name", ""))

    @property
    def asks(self) -> str:
        """Which question of which form it is, on the screens of all forms."""
        draft = self.row["draft"].get("form") or {}
        told = {"form/question": "{form}:{at}", "form/review": "{form}"}.get(self.name, "")
        return told.format_map(draft)


@dataclass
class Crawl:
    town: Town
    file: Path
    found: dict[tuple[str, str], Stand] = field(default_factory=dict)
    effects: dict[str, Stand] = field(default_factory=dict)  # screens that only an act with an effect leads to
    base: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))
    _facts: str = ""

    def save(self) -> None:
        with closing(sqlite3.connect(self.file)) as live:
            live.backup(self.base)
        self._facts = self.facts()

    def restore(self) -> None:
        with closing(sqlite3.connect(self.file)) as live:
            self.base.backup(live)

    def facts(self) -> str:
        """Everything but what every turn changes."""
        with closing(sqlite3.connect(self.file)) as live:
            names = [row[0] for row in live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            kept = sorted(name for name in names if name not in OF_THE_TURN and not name.startswith("sqlite_"))
            return repr([(name, live.execute(f'SELECT * FROM "{name}"').fetchall()) for name in kept])

    def stand_of(self, number: int, path: tuple[str, ...] = ()) -> Stand:
        with closing(sqlite3.connect(self.file)) as live:
            live.row_factory = sqlite3.Row
            asked = "SELECT c.* FROM conversation c JOIN contact o ON o.id = c.contact_id WHERE o.external_id = ?"
            row = dict(live.execute(asked, (str(number),)).fetchone())
            named = [tuple(each) for each in live.execute(
                "SELECT kind, of_id FROM named_on_screen WHERE contact_id = ?", (row["contact_id"],))]
        row |= {name: json.loads(row[name]) for name in ("screen", "draft")}
        return Stand(number, row, named, path)

    def put(self, stand: Stand) -> None:
        with closing(sqlite3.connect(self.file)) as live, live:
            row = {**stand.row, **{name: json.dumps(stand.row[name]) for name in ("screen", "draft")}}
            live.execute("UPDATE conversation SET screen = :screen, draft = :draft, seq = :seq, answered = :answered, "
                         "hour = :hour, hour_seq = :hour_seq WHERE contact_id = :contact_id", row)
            live.execute("DELETE FROM named_on_screen WHERE contact_id = ?", (row["contact_id"],))
            live.executemany("INSERT INTO named_on_screen (contact_id, kind, of_id) VALUES (?, ?, ?)",
                             [(row["contact_id"], *each) for each in stand.named])

    async def act(self, stand: Stand, what: str, keep: bool = False) -> Stand | None:
        """Do one thing from where somebody stands; `None`: it has an effect."""
        self.restore()
        self.put(stand)
        await do(self.town, stand.number, stand.row["seq"], what)
        after = self.stand_of(stand.number, (*stand.path, what))
        if self.facts() == self._facts:
            return after
        if after.name:
            self.effects.setdefault(after.name, after)
        if keep and after.name and (after.name, after.asks) not in self.found:
            self.save()
            self.note(after)
            return after
        return None

    def note(self, stand: Stand) -> None:
        self.found.setdefault((stand.name, stand.asks), stand)

    def pushed(self, number: int) -> tuple[str, ...]:
        """What can be tapped under the pushes that somebody got."""
        asked = ("SELECT p.id, COALESCE(p.choices, a.choices) FROM outbox p JOIN contact o ON o.person_id = p.person_id "
                 "LEFT JOIN announcement a ON a.id = p.announcement_id WHERE o.external_id = ? ORDER BY p.id DESC")
        with closing(sqlite3.connect(self.file)) as live:
            rows = live.execute(asked, (str(number),)).fetchall()
        found = [(push, one) for push, stored in rows for row in json.loads(stored or "null") or [] for one in row]
        newest = {one["code"]: f"taps {data(push, one)}" for push, one in reversed(found)}
        return tuple(newest.values())

    async def walk(self, number: int, *more: str, keep: bool = False) -> None:
        await do(self.town, number, 0, "says menu")  # so that the day on which they wrote last is told already
        self.save()
        first = self.stand_of(number)
        waiting, seen, looks = deque([first]), set(), Counter[str]()
        if first.name:
            self.note(first)
        for what in (*self.pushed(number), *COMMANDS, *more):
            if (after := await self.act(first, what, keep)) is not None:
                waiting.append(after)
        while waiting:
            stand = waiting.popleft()
            if not stand.name:
                continue
            sign = (stand.name, stand.asks, tuple(each.code for each in stand.screen.choices),
                    str(sorted(stand.row["draft"])))
            if sign in seen or looks[stand.name + stand.asks] >= (2 if stand.asks else LOOKS_A_SCREEN):
                continue
            seen.add(sign)
            looks[stand.name + stand.asks] += 1
            self.note(stand)
            for what in acts(stand.screen):
                if (after := await self.act(stand, what, keep)) is not None:
                    waiting.append(after)
        self.restore()


def acts(screen: Screen) -> list[str]:
    """Everything that can be done on a screen: one choice of each code, and words where they are awaited."""
    choices = {each.code: each for each in reversed(screen.choices)}
    listed = [f"taps {each.code}:{each.value}" for each in screen.choices if choices[each.code] is each]
    many = [f"taps {each.code}:{each.value}" for each in screen.choices[1:6] if choices[each.code] is not each]
    typed = [f"says {each}" for each in TYPED] if screen.awaits_text else []
    sent = [f"sends {kind}" for kind in ("photo", "file") if kind in screen.accepts]
    return [*listed, *many, *typed, *sent, *(["shares contact"] if screen.ask_contact else [])]


async def do(town: Town, number: int, seq: int, what: str) -> None:
    kind, _, rest = what.partition(" ")
    if kind == "taps":
        code, _, value = rest.partition(":")
        tapped = rest if code.startswith("p") and code[1:].isdigit() else button_data(str(seq), code, value)
        town.world.forges(number, 1, tapped, BOT)
    elif kind == "says":
        town.world.says(number, BOT, rest)
    elif kind == "opens":
        town.world.starts(number, BOT, rest)
    elif rest == "photo":
        town.world.sends_photos(number, BOT, [picture("teal")])
    elif rest == "file":
        town.world.sends_document(number, BOT, b"%PDF-1.4\n%%EOF\n", "cong-van.pdf")
    else:
        town.world.shares_contact(number, BOT)
    await town.settle()
