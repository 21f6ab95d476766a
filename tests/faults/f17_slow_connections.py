"""F17: many who are slow, on purpose or by their network, take nothing from those who are quick.

The program's own web server over real sockets, with a Zalo Bot: half of the people who take their time send a file as
slowly as is still allowed, the others never finish a head or a body. The referee counts: people who wrote and were
answered, answers that came twice, lines of the log, and the memory of the process.
"""

from __future__ import annotations

import asyncio
import re
import resource
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from time import perf_counter

import httpx2
import pytest
from sqlalchemy import func, insert, select

from bot.app.composition import Application, open_application
from bot.app.http_protocol import HEAD_WITHIN, LINGER, SLOWEST, WINDOW, TimedProtocol
from bot.app.http_server import QuietServer, serving
from bot.app.run import program_web
from bot.app.run_zalo import zalo_running
from bot.files.upload_links import UPLOAD_PATH
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Role
from data.tables import Contact, Conversation, InboxUpdate
from domain.members.invitations import invite
from domain.units import by_code
from sandbox.zalo_bot import ZaloBotWorld
from tests.support.amounts import amount
from tests.support.files_out import PAPER
from tests.support.own_time import OwnTime
from tests.support.zalo_program import TOKEN, Street, street, until

__all__ = ["street"]

HERE = "127.0.0.1"
SLOW = 50  # of each kind
WRITERS = amount(10, 40)  # a free bot of Zalo has room for 50 people
QUICK = 2.0 * amount(30, 1)  # seconds; `make faults` has a machine to itself
SHORTER = amount(20, 1)  # times: what a connection may take, so that `make test` need not wait for it
TURN = 0.1  # seconds between two turns of the web server, where the machine has time for them
MEMORY = 100_000  # KiB that all of this may cost
OFFICER = "0f0f0f0f0f0f0f0f0f0f"
SAYS = ("1", "1", "Trần Thị Hoa", "menu", "gửi thông báo", "1", "Đề nghị các đơn vị lập kế hoạch.", "kèm văn bản")
UNSIGNED = (
    b"POST /webhook/zalo-oa HTTP/1.1\r\nHost: program\r\nX-ZEvent-Signature: mac=x\r\nContent-Length: 9000\r\n\r\n"
)
HEADS = (b"", b"GET /j/MAY0123 HTTP/1.1\r\nHost: program\r\n")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TimedProtocol, "head_within", HEAD_WITHIN / SHORTER)
    monkeypatch.setattr(TimedProtocol, "window", WINDOW / SHORTER)
    monkeypatch.setattr(TimedProtocol, "linger", LINGER / SHORTER)
    if SHORTER > 1:
        monkeypatch.setattr(QuietServer, "ticks_between_looks", 1)
        monkeypatch.setattr(TimedProtocol, "look", by_turns(TimedProtocol.look))


def by_turns(look: Callable[[TimedProtocol, float], None]) -> Callable[[TimedProtocol, float], None]:
    """Let a turn of the server last a tenth of a second at most: those who keep their pace are held up with it."""
    looked: dict[TimedProtocol, float] = {}

    def look_in_turn(connection: TimedProtocol, now: float) -> None:
        looked[connection] = min(now, looked.get(connection, connection._since) + TURN)
        look(connection, looked[connection])

    return look_in_turn


async def invited(work: Work) -> str:
    unit = await by_code(work.connection, "MAY0123", work.now.date())
    assert unit is not None
    return await invite(work, unit.id, Role.OFFICER, role_until=date(2023, 12, 31))


async def page_of_an_officer(app: Application, world: ZaloBotWorld) -> str:
    """Let an officer go as far as the screen that asks for a file; returns the path of its page."""
    world.add_person(OFFICER, "Hoa")
    for said in (f"i-{await app.writer.run(invited)}", *SAYS):
        before = len(world.sees(OFFICER))
        world.writes(world.bot(TOKEN), OFFICER, said)
        await until(lambda before=before: len(world.sees(OFFICER)) > before)  # type: ignore[misc]  # no type is told
    return str(re.findall(rf"{UPLOAD_PATH}\S+", world.sees(OFFICER)[-1].text)[0])


async def pages_of_others(app: Application) -> list[str]:
    """Let as many others stand before the same question, each with a page of their own."""
    contacts, conversations = table_of(Contact), table_of(Conversation)

    async def copied(work: Work) -> list[tuple[int, int]]:
        whose = select(conversations).join(contacts, contacts.c.id == conversations.c.contact_id)
        row = (await work.connection.execute(whose.where(contacts.c.external_id == OFFICER))).one()._asdict()
        made = []
        for number in range(WRITERS, WRITERS + SLOW + SLOW // 2):  # others than those who write
            contact = Contact(channel="zalo_bot", external_id=f"{number:020x}", written_at=work.now)
            await work.add(contact)
            assert contact.id is not None
            await work.connection.execute(insert(conversations).values({**row, "contact_id": contact.id}))
            made.append((contact.id, row["seq"]))
        return made

    assert app.zalo.bot is not None
    uploads = app.zalo.bot.channel.uploads
    assert uploads is not None
    return [UPLOAD_PATH + uploads.address(*one).rpartition("/")[2] for one in await app.writer.run(copied)]


def form(path: str, length: int = 1_000_000) -> bytes:
    """Write the head of a form that holds a file, and how the file begins."""
    told = f"POST {path} HTTP/1.1\r\nHost: program\r\nContent-Length: {length}\r\n"
    kind = "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    return (told + kind).encode() + b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'


async def hold(port: int, begun: bytes, pace: int = 0) -> float:
    """Send something, then so many bytes a second, until the program hangs up; returns the seconds that it took."""
    at, sent = perf_counter(), 0
    reader, writer = await asyncio.open_connection(HERE, port)
    try:
        writer.write(begun)
        ended = asyncio.ensure_future(reader.read())
        while not ended.done():
            await asyncio.wait({ended}, timeout=0.1 if pace else None)
            due = int(pace * (perf_counter() - at)) - sent
            writer.write(b"0" * due)  # more at once after this process was held up
            sent += due
        with suppress(ConnectionError):
            await ended
    finally:
        writer.transport.abort()
    return perf_counter() - at


@asynccontextmanager
async def held(port: int, *senders: tuple[bytes, int]) -> AsyncIterator[list[asyncio.Task[float]]]:
    tasks = [asyncio.create_task(hold(port, *sender)) for sender in senders]
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def running(street: Street) -> AsyncIterator[tuple[Application, int]]:
    async with open_application(street.settings(), street.clock) as app:
        web = await program_web(app)
        async with serving(web, HERE, 0) as port, zalo_running(app):
            yield app, port


def writers(world: ZaloBotWorld) -> Iterator[str]:
    for number in range(WRITERS):
        world.add_person(name := f"{number:020x}", "Người viết")
        world.writes(world.bot(TOKEN), name, "MAY0123")
        yield name


async def test_the_quick_are_served_beside_the_slow(street: Street, caplog: pytest.LogCaptureFixture) -> None:
    world = street.zalos.bot
    async with running(street) as (app, port):
        page, others = await page_of_an_officer(app, world), await pages_of_others(app)
        before, caplog_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, len(caplog.records)
        keeping_pace = [(form(other), 8 * SLOWEST) for other in others[:SLOW]]
        never_ending = [(HEADS[number % 2], 0) for number in range(SLOW)]
        too_slow = [(form(other), SLOWEST // 4) for other in others[SLOW:]]
        async with (
            held(port, *keeping_pace) as patient,
            held(port, *never_ending, *too_slow, *[(UNSIGNED, 90)] * (SLOW // 2)) as cut_off,
            httpx2.AsyncClient(base_url=f"http://{HERE}:{port}", timeout=60) as browser,
        ):
            await asyncio.sleep(0.3)
            wrote = list(writers(world))
            watch = OwnTime()
            joined = await browser.get("/j/MAY0123")
            sent = await browser.post(page, files={"file": ("06-HD-LDLD.pdf", PAPER + b"0" * 1_000_000)})
            assert (joined.status_code, sent.status_code) == (200, 200)
            served, wall = watch.seconds, watch.wall
            assert served < QUICK
            await until(lambda: all(world.sees(name) for name in wrote))
            took = await asyncio.gather(*cut_off)
            assert max(took) < (max(HEAD_WITHIN, WINDOW) + LINGER + 3) / SHORTER + QUICK
            assert [task.done() for task in patient] == [False] * len(patient)
        await app.inbox.idle()
        await until(lambda: "trích yếu" in world.sees(OFFICER)[-1].text)
        assert [len(world.sees(name)) for name in wrote] == [1] * WRITERS  # answered, and none twice
        assert caplog.records[caplog_before:] == []
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        done = f"served in {served:.2f} s ({wall:.2f} on the wall), the slow cut off in {max(took):.2f} s"
        print(f"{done}, {WRITERS} answered, {grown // 1024} MB more")  # noqa: T201 - the referee's
        assert grown < MEMORY
        async with app.engine.connect() as connection:
            waiting = await connection.scalar(select(func.count()).where(table_of(InboxUpdate).c.handled_at.is_(None)))
        assert waiting == 0
