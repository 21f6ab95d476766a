"""The command line again: who has registered, a picture with it, and what goes wrong with those."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordKind, RecordState
from data.queries.outbox import bodies
from data.tables import Announcement, Push, Record
from domain.campaigns import get
from tests.support.commands import Does, Type
from tests.support.files_out import PAPER
from tests.support.users import picture

CAMPAIGN = get("thanh-hoa-2021")
TITLE = CAMPAIGN.titles[0]
WORDS = ("announce", "--unit", "MAY", "--text-file", "tin.txt", "--no-wait", "--yes")


@pytest.fixture(autouse=True)
def news(folder: Path) -> None:
    (folder / "tin.txt").write_text("Mời họp lúc 14:00.", "utf-8")
    (folder / "anh.jpg").write_bytes(picture())
    (folder / "06-HD.pdf").write_bytes(PAPER)
    (folder / "lie.pdf").write_bytes(b"MZ a program")


@pytest.fixture
def registered(does: Does, cast: dict[str, int]) -> int:
    """Let Hạnh have registered for the title this year."""

    async def register(work: Work) -> None:
        await work.add(
            Record(
                code="TH-4F7K",
                draft_id="d",
                kind=RecordKind.TITLE,
                campaign=CAMPAIGN.slug,
                subject=TITLE.code,
                round=str(work.now.year),
                person_id=cast["HANH"],
                unit_id=cast["MAY"],
                unit_as_of=work.now.date(),
                form="title",
                form_version=1,
                answers={},
                state=RecordState.SUBMITTED,
                submitted_at=work.now,
                changed_at=work.now,
            )
        )

    does(lambda writer: writer.run(register))
    return cast["HANH"]


def meant(does: Does) -> list[int]:
    async def look(writer: Writer) -> list[int]:
        table = table_of(Push)
        async with writer.engine.connect() as connection:
            found = select(table.c.person_id).where(table.c.announcement_id.is_not(None)).order_by(table.c.person_id)
            return list((await connection.execute(found)).scalars())

    return does(look)  # type: ignore[no-any-return]  # what the job gives


@pytest.mark.parametrize("typed", [TITLE.code, TITLE.name, "cong nhan gioi xu thanh"])
def test_who_has_registered_for_a_title(
    types: Type, does: Does, cast: dict[str, int], registered: int, typed: str
) -> None:
    said = types(*WORDS, "--registered", typed)
    assert (said.exit_code, f"1 đoàn viên đã đăng ký “{TITLE.name}”" in said.output) == (0, True), said.output
    assert meant(does) == [registered]
    others = types(*WORDS, "--not-registered", typed)
    assert f"1 đoàn viên chưa đăng ký “{TITLE.name}”" in others.output
    assert meant(does) == sorted([registered, cast["PAO"]])


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--registered", "không có"), "Không có danh hiệu hay nội dung đăng ký nào là “không có”"),
        (("--registered", "a", "--not-registered", "b"), "không đi cùng nhau"),
        (("--photo", "nowhere.jpg"), "Không thấy tệp"),
        (("--photo", "lie.pdf"), "không phải ảnh"),
    ],
)
def test_what_was_typed_wrongly_is_told_and_nothing_goes(
    types: Type, does: Does, words: tuple[str, ...], told: str
) -> None:
    refused = types(*WORDS, *words)
    assert (refused.exit_code, told in refused.output) == (2, True), refused.output
    assert meant(does) == []


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(("name", "line"), [("anh.jpg", "Ảnh kèm theo"), ("06-HD.pdf", "Tệp: 06-HD.pdf")])
def test_a_picture_or_a_paper_goes_with_it(types: Type, does: Does, folder: Path, name: str, line: str) -> None:
    said = types(*WORDS, "--photo", name)
    assert (said.exit_code, line in said.output) == (0, True), said.output

    async def look(writer: Writer) -> list[str | None]:
        table = table_of(Push)
        async with writer.engine.connect() as connection:
            found = (await connection.execute(select(table).where(table.c.announcement_id.is_not(None)))).all()
            told = (await bodies.read(connection, found)).values()
            return [one.file.name if one.file else None for one in told]

    assert does(look) == [name, name]
    assert len(list((folder / "var" / "media").glob("??/*"))) == 1
    assert "không gửi lần nữa" in types(*WORDS, "--photo", name).output


def test_the_same_words_with_another_picture_are_another_announcement(
    types: Type, does: Does, cast: dict[str, int]
) -> None:
    assert cast
    for words in ((), ("--photo", "anh.jpg"), ("--photo", "06-HD.pdf"), ("--role", "officer")):
        assert types(*WORDS, *words).exit_code == 0

    async def count(writer: Writer) -> int:
        async with writer.engine.connect() as connection:
            return len((await connection.execute(select(table_of(Announcement).c.id))).all())

    assert does(count) == 4
