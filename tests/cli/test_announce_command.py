"""Announcing from the command line: counted and asked first, in somebody's name, once."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
import typer
from rich.console import Console
from sqlalchemy import select

from bot.cli.commands.typed_moment import moment_of
from bot.cli.commands.watching import PATIENCE, watch
from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import PushState, Role
from data.tables import AuditEntry
from data.types import HANOI
from domain import announcements
from tests.support.commands import Does, Type
from tests.support.pushes import Post, delivery, doing, person, rows
from tests.support.standard import STANDARD

NEWS = "Mời họp lúc 14:00 <thứ Hai>."


@pytest.fixture
def news(folder: Path) -> str:
    (folder / "tin.txt").write_text(NEWS, "utf-8-sig")
    return "tin.txt"


def queued(does: Does) -> list[tuple[int, PushState]]:
    return does(lambda writer: rows(writer.engine, "person_id", "state"))  # type: ignore[no-any-return]  # what the job gives


def test_the_count_comes_first_and_nothing_goes_without_a_yes(
    types: Type, does: Does, cast: dict[str, int], news: str
) -> None:
    asked = types("announce", "--unit", "MAY", "--text-file", news, "--no-wait", given="n\n")
    assert asked.exit_code == 1
    assert "Người nhận: 2 đoàn viên của Công đoàn Công ty May Sao Mai" in asked.output
    assert f"Người gửi: Trần Thị Hoa (số {cast['HOA']})" in asked.output
    assert queued(does) == []
    said = types("announce", "--unit", "MAY", "--text-file", news, "--no-wait", given="y\n")
    assert (said.exit_code, "Đã giao để gửi (thông báo số 1): 2 người." in said.output) == (0, True), said.output
    assert queued(does) == [(cast["HANH"], PushState.QUEUED), (cast["PAO"], PushState.QUEUED)]


def test_the_same_words_typed_twice_go_out_once(types: Type, does: Does, cast: dict[str, int], news: str) -> None:
    words = ("announce", "--unit", "MAY", "--text-file", news, "--no-wait", "--yes")
    assert types(*words).exit_code == 0
    again = types(*words)
    assert "không gửi lần nữa" in again.output
    assert len(queued(does)) == 2

    async def trail(writer: Writer) -> list[tuple[int | None, str]]:
        table = table_of(AuditEntry)
        async with writer.engine.connect() as connection:
            found = await connection.execute(select(table.c.actor_id, table.c.action).order_by(table.c.id))
            return [tuple(row) for row in found]

    assert does(trail)[-2:] == [(cast["HOA"], "announcement_sent"), (None, "announced_by_command")]


def test_it_is_said_in_the_name_of_an_officer_only(types: Type, does: Does, cast: dict[str, int], news: str) -> None:
    words = ("announce", "--unit", "MAY", "--text-file", news, "--no-wait", "--yes")
    for nobody in (cast["KHACH"], cast["HANH"], 99_999):
        refused = types(*words, "--as", str(nobody))
        assert (refused.exit_code, "không phải cán bộ" in refused.output) == (2, True)
    assert queued(does) == []
    assert types(*words, "--as", str(cast["BINH"]), "--role", "officer").exit_code == 0
    assert [one for one, _ in queued(does)] == [cast["BINH"]]


def test_two_administrators_are_not_guessed_between(types: Type, does: Does, cast: dict[str, int], news: str) -> None:
    more = {"officer_of": [cast["MAY"]], "role": Role.ADMINISTRATOR}
    second = does(lambda writer: writer.run(doing(person, "Y Moan Êban", **more)))
    refused = types("announce", "--unit", "MAY", "--text-file", news, "--yes")
    assert refused.exit_code == 2
    assert refused.output.index(f"{second}  Y Moan Êban") < refused.output.index(f"{cast['HOA']}  Trần Thị Hoa")
    assert queued(does) == []


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--unit", "NOWHERE", "--text-file", "tin.txt"), "Không có đơn vị nào"),
        (("--unit", "MAY", "--text-file", "nowhere.txt"), "Không thấy tệp"),
        (("--unit", "MAY", "--text-file", "empty.txt"), "cần có câu trả lời"),
        (("--unit", "MAY", "--text-file", "long.txt"), "quá 8.000"),
        (("--unit", "MAY", "--text-file", "latin.txt"), "UTF-8"),
        (("--unit", "MAY", "--text-file", "tin.txt", "--at", "tomorrow"), "không phải một giờ gửi"),
        (("--unit", "MAY", "--text-file", "tin.txt", "--at", "18:00 05/3/2021"), "đã qua"),
    ],
)
@pytest.mark.usefixtures("news")
def test_what_cannot_be_announced_is_told(types: Type, folder: Path, words: tuple[str, ...], told: str) -> None:
    (folder / "empty.txt").write_text(" \n", "utf-8")
    (folder / "long.txt").write_text("x" * 8001, "utf-8")
    (folder / "latin.txt").write_bytes("Mời họp".encode("utf-16"))
    refused = types("announce", *words, "--yes")
    assert (refused.exit_code, told in refused.output) == (2, True), refused.output


@pytest.mark.usefixtures("cast")
def test_a_time_that_is_to_come_is_kept_and_not_waited_for(types: Type, news: str) -> None:
    said = types("announce", "--unit", "MAY", "--text-file", news, "--yes", "--at", "18:00 05/3/2099")
    assert (said.exit_code, "Gửi lúc 18:00 thứ Năm, 05/3/2099" in said.output) == (0, True), said.output


NOON = datetime(2021, 2, 27, 12, 0, tzinfo=HANOI)


@pytest.mark.parametrize("typed", ["18:00 05/3/2021", "05/3/2021 18:00", "2021-03-05T18:00", "2021-03-05 18:00"])
def test_a_moment_may_be_typed_in_several_ways(typed: str) -> None:
    assert moment_of(typed, NOON) == datetime(2021, 3, 5, 18, 0, tzinfo=HANOI)
    assert moment_of("18:00", NOON) == NOON.replace(hour=18)


@pytest.mark.parametrize("typed", ["", "25:00", "18:00 31/02/2021", "18:00 19:00", "11:59", "05/3/2021"])
def test_a_moment_that_is_none_ends_the_command(typed: str) -> None:
    with pytest.raises(typer.Exit):
        moment_of(typed, NOON)


async def test_the_bar_ends_when_nothing_waits(writer: Writer, keys: dict[str, int]) -> None:
    hoa = await writer.run(doing(person, "Hoa", officer_of=[keys["MAY"]]))
    for name in ("Hạnh", "Páo"):
        await writer.run(doing(person, name, member_of=keys["MAY"]))
    sent = await writer.run(
        doing(announcements.send, draft_id="a", unit_id=keys["MAY"], author=hoa, role=None, text=NEWS, hours=STANDARD)
    )
    looks = 0

    async def pause(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == PATIENCE + 2:
            await delivery(writer, Post()).run()

    console = Console(record=True, width=100, file=StringIO())
    far = await watch(writer.engine, sent.id or 0, console, pause)
    assert (far.sent, far.finished, looks) == (2, True, PATIENCE + 2)
    told = console.export_text()
    assert "chương trình có đang chạy không" in told
    assert "Đã gửi tới 2/2 người" in told
