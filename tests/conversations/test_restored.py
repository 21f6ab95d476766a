"""A backup is brought back while phones still show what was sent since: nothing of that time chooses anything.

The archive, the emptied disk and what sets the database right are the real ones; the clock is the test's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.backup import archive
from bot.backup.restoring import set_right
from bot.settings.settings import Settings
from data.engine.connect import open_engine
from data.engine.journal import Journal
from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import MembershipState
from data.tables import Membership, Person
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.town import join, make_officer, write_to
from tests.support.users import Town, User, buttons_of

pytestmark = pytest.mark.every_channel

OLD = "Nút này thuộc tin cũ"
RESTORED = "Dữ liệu vừa được khôi phục từ bản sao lưu"


@dataclass(frozen=True)
class Kept:
    """What a phone goes on showing: a button, or what its owner types where there are none."""

    message_id: Any
    data: str
    typed: str = ""

    async def taps(self, user: User) -> None:
        await (user.says(self.typed) if self.typed else user.taps_data(self.message_id, self.data))

    @property
    def answer(self) -> str:
        return RESTORED if self.typed else OLD


def button(user: User, text: str, label: str, typed: str) -> Kept:
    """Find the button under the newest message that says `text`; without buttons its owner types something."""
    for message in reversed(user.chat()):
        for one in buttons_of(message.get("reply_markup", {})) if text in str(message.get("text", "")) else []:
            if label in one["text"]:
                return Kept(message["message_id"], one["callback_data"])
    return Kept(None, "", typed)


@dataclass
class Disk:
    """The disk on which the town's database lies, and its archive."""

    town: Town
    folder: Path
    clock: TestClock
    journal: Journal

    @property
    def database(self) -> Path:
        return Path(self.town.writer.engine.url.database or "")

    async def backup(self) -> None:
        await asyncio.to_thread(archive.backup, self.database, self.journal.path.parent, self.folder / "night.tar")

    async def lose_and_restore(self) -> None:
        """Stop the program, lose the database, bring the archive back as `restore` does, and start again."""
        await self.town.inbox.idle()
        await self.town.writer.__aexit__()
        await self.town.writer.engine.dispose()
        for file in self.folder.glob(f"{self.database.name}*"):
            file.unlink()
        made = self.clock.moment
        await asyncio.to_thread(self._bring_back, lambda staged: asyncio.run(self._set_right(staged, made)))
        await self.town.writer.__aenter__()

    def _bring_back(self, setting_right: Callable[[archive.Staged], None]) -> None:
        night = self.folder / "night.tar"
        archive.restore(night, self.database, self.journal.path.parent, set_right=setting_right)

    async def _set_right(self, staged: archive.Staged, made: Any) -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{staged.database}", KEYS)
        settings = Settings(media_dir=self.journal.path.parent)
        await set_right(Writer(engine, self.clock.now, self.journal), settings, made)
        await engine.dispose()


@pytest.fixture
async def disk(town: Town, clock: TestClock, tmp_path: Path) -> Disk:
    journal = Journal(tmp_path / "media")
    journal.begin(0, clock.now())
    town.writer.journal = journal
    return Disk(town, tmp_path, clock, journal)


async def confirms_first(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")


async def state(town: Town, name: str) -> MembershipState:
    people, memberships = table_of(Person), table_of(Membership)
    rows = select(memberships.c.state).join(people, people.c.id == memberships.c.person_id)
    async with town.writer.engine.connect() as connection:
        return MembershipState((await connection.execute(rows.where(people.c.name == name))).scalar_one())


async def test_a_button_of_a_screen_of_the_lost_time_confirms_nobody(town: Town, disk: Disk) -> None:
    """Lan's place in the tables is Páo's by now: whoever confirms her by the old screen must not confirm him."""
    officer = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    await officer.says("menu")
    await disk.backup()
    await join(town, "Phạm Thị Lan")
    await confirms_first(officer)
    officer.sees("Phạm Thị Lan")
    lost = button(officer, "Phạm Thị Lan", "Xác nhận", typed="1")
    await disk.lose_and_restore()
    await join(town, "Giàng A Páo")
    if not lost.typed:  # the same steps lead to a screen that had this very number
        await confirms_first(officer)
        officer.sees("Giàng A Páo")
    await lost.taps(officer)
    officer.sees(lost.answer, "Trần Thị Hoa" if lost.typed else "Giàng A Páo")
    assert await state(town, "Giàng A Páo") == MembershipState.WAITING
    await confirms_first(officer)
    await officer.taps("Xác nhận")
    assert await state(town, "Giàng A Páo") == MembershipState.ACTIVE


async def test_a_button_of_a_push_of_the_lost_time_answers_nobody(town: Town, disk: Disk) -> None:
    """Lan's letter and its push have numbers that Páo's would have now: he does not get the answer to her."""
    officer = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    await officer.says("menu")
    await disk.backup()
    await write_to(town, officer, await join(town, "Phạm Thị Lan"))
    await town.deliver()
    lost = button(officer, "Ca đêm gửi hồ sơ ở đâu?", "Trả lời", typed="/Trả lời")
    await disk.lose_and_restore()
    pao = await join(town, "Giàng A Páo")
    await pao.says("/lienhe")
    await pao.taps("Nhắn cho cán bộ")
    await pao.says("Em hỏi về lịch học")
    await town.deliver()
    await lost.taps(officer)
    officer.sees(lost.answer)
    officer.sees_nowhere("Trả lời Giàng A Páo")
    await officer.taps_push("Em hỏi về lịch học", "Trả lời")
    officer.sees("Trả lời Giàng A Páo")
