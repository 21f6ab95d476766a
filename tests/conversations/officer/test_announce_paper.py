"""An official document with an announcement: given as a file, named, shown, tried out, kept, corrected."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.files.media_store import FolderMediaStore
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.queries.outbox import bodies
from data.queries.privacy import erasing, retention
from data.tables import Announcement, Attachment, Photo, Push
from domain.ports import PDF
from domain.privacy import Periods, retain
from tests.support.announce_paper import begin
from tests.support.clock import TestClock
from tests.support.evening_announce import arrive
from tests.support.files_out import PAPER
from tests.support.officer_hostile import count
from tests.support.town import make_officer
from tests.support.users import Town, User, picture

LINE = "06/HD-LĐLĐ 25/02/2021 về tổ chức phong trào thi đua"


async def carried(town: Town) -> list[tuple[str, str | None]]:
    """Read the text and the file's name of every push, as a courier gets them."""
    outbox = table_of(Push)

    async def look(work: Work) -> list[tuple[str, str | None]]:
        found = (await work.connection.execute(select(outbox).order_by(outbox.c.id))).all()
        told = (await bodies.read(work.connection, found)).values()
        return [(one.text, one.file.name if one.file else None) for one in told]

    return await town.writer.run(look)


async def test_walk_three_with_a_paper(town: Town, officer: User) -> None:
    await begin(officer)
    officer.sees("Văn bản kèm theo?", "tệp PDF")
    await officer.sends_file(PAPER, "06-HD-LDLD.pdf")
    officer.sees("Số, ngày và trích yếu của văn bản?")
    await officer.says(LINE)
    officer.sees(f"Văn bản: {LINE}", "Đề nghị các đơn vị", "Tệp: 06-HD-LDLD.pdf", "Người nhận: 1 cán bộ")
    await officer.taps("Gửi thử cho tôi")
    await officer.taps("Cần bấm “Đã nhận”")
    await officer.taps("Gửi ngay")
    told = [one for one in await carried(town) if "THÔNG BÁO" in one[0]]
    assert [name for _, name in told] == ["06-HD-LDLD.pdf"] * 2  # the trial and the announcement
    assert told[0][0] == told[1][0]

    async def attachments(work: Work) -> list[str]:
        return list((await work.connection.execute(select(table_of(Attachment).c.media_type))).scalars())

    assert await town.writer.run(attachments) == [PDF]
    assert await count(town, Photo) == 0  # no record of anybody


async def test_a_photo_is_taken_and_the_line_may_be_left_out(town: Town, officer: User) -> None:
    await begin(officer)
    await officer.sends_photos(picture())
    await officer.taps("Bỏ qua")
    officer.sees("Ảnh kèm theo")
    await officer.taps("Gửi ngay")
    assert [name for text, name in await carried(town) if "THÔNG BÁO" in text] == ["van-ban.jpg"]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # what arrives is the same on every phone
@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"MZ\x90\x00 a program", "06-HD-LDLD.pdf", "không phải PDF hay ảnh"),
        (b"PK\x03\x04 a text", "cong-van.docx", "không phải PDF hay ảnh"),
        (b"%PDF-1.4\n" + b"0" * (20 * 1024 * 1024), "sach.pdf", "Tệp quá nặng"),
    ],
)
async def test_a_file_that_lies_is_refused_and_nothing_is_lost(
    town: Town, officer: User, content: bytes, name: str, told: str
) -> None:
    await begin(officer)
    await officer.sends_file(content, name)
    officer.sees(told, "Văn bản kèm theo?")
    assert await count(town, Attachment) == 0
    await officer.taps("Không kèm văn bản")
    officer.sees("Đề nghị các đơn vị xây dựng kế hoạch.")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
@pytest.mark.parametrize(
    ("content", "name"),
    [(picture(), "anh.pdf"), (PAPER, "06-HD-LDLD"), (PAPER, "06-HD-LDLD.jpg")],
    ids=["photo", "no ending", "wrong ending"],
)
async def test_a_file_is_what_its_bytes_are(town: Town, officer: User, content: bytes, name: str) -> None:
    await begin(officer)
    await officer.sends_file(content, name)
    officer.sees("Số, ngày và trích yếu của văn bản?")
    assert await count(town, Attachment) == 1


async def test_a_paper_that_nobody_asked_for_is_not_kept(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.sends_file(PAPER, "06-HD-LDLD.pdf")
    told = "chưa đọc được loại tin này" if town.channel.uploads else "chưa nhận được tệp này"  # of a file or not
    officer.sees(f"Ở đây {told}.")
    assert await count(town, Attachment) == 0


async def test_a_correction_keeps_the_paper_or_gets_another(town: Town, officer: User) -> None:
    await begin(officer)
    await officer.sends_file(PAPER, "06-HD-LDLD.pdf")
    await officer.taps("Bỏ qua")
    await officer.taps("Gửi ngay")
    await arrive(town)
    for choose, files in (("Giữ tệp này", "06-HD-LDLD.pdf"), ("Không kèm văn bản", None)):
        await officer.says("menu")
        await officer.taps("Gửi thông báo")
        await officer.taps("Thông báo đã gửi")
        await officer.taps("27/02 · Đề nghị")
        await officer.taps("Đính chính")
        await officer.says(f"Xin đính chính: {choose}")
        officer.sees("Tệp: 06-HD-LDLD.pdf")
        await officer.taps("Kèm văn bản")
        officer.sees("Đang kèm: 06-HD-LDLD.pdf")
        await officer.taps(choose)
        await officer.taps("Gửi ngay")
        assert (await carried(town))[-1][1] == files


async def test_the_line_alone_may_be_typed_instead_of_a_file(officer: User) -> None:
    await begin(officer)
    await officer.says(LINE)
    officer.sees(f"Văn bản: {LINE}")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_the_file_outlives_whoever_sent_it(town: Town, officer: User) -> None:
    """The paper is the unit's: the nightly sweep keeps it while the announcement stands, and drops a draft's."""
    await begin(officer)
    await officer.sends_file(PAPER, "06-HD-LDLD.pdf")
    await officer.taps("Bỏ qua")
    await officer.taps("Gửi ngay")
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    await begin(other)
    await other.sends_file(PAPER + b"%", "nhap.pdf")

    async def forget(work: Work) -> tuple[int, set[str]]:
        gone = await retention.forget_attachments(work.connection, work.now + timedelta(days=1), 10)
        hashes = [row.sha256 for row in (await work.connection.execute(select(table_of(Attachment)))).all()]
        return gone, await erasing.kept_photos(work.connection, hashes)

    gone, kept = await town.writer.run(forget)
    assert (gone, len(kept)) == (1, 1)
    assert await count(town, Announcement) == 1


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_file_that_was_forgotten_is_never_another_units(
    town: Town, officer: User, clock: TestClock, tmp_path: Path
) -> None:
    """An announcement lies unsent for eight days; the night forgets its file, and another unit gives one meanwhile."""
    hospital = await make_officer(town, "Bùi Thị Lan", "BEN0456")
    await begin(officer, "Mời họp ban chấp hành.")
    await officer.sends_file(PAPER, "moi-hop.pdf")
    await officer.taps("Bỏ qua")
    officer.sees("moi-hop")
    clock.moment += timedelta(days=8)
    await retain(town.writer, FolderMediaStore(tmp_path / "media"), clock.moment, Periods())
    await begin(hospital, "Kỷ luật viên chức.")
    await hospital.sends_file(PAPER + b"\n% of another unit", "ky-luat-vien-chuc.pdf")
    await hospital.taps("Bỏ qua")

    await officer.taps("Gửi ngay")
    officer.sees("để quá lâu nên không còn", "Mời họp ban chấp hành.")
    assert "ky-luat" not in officer.text
    assert [name for text, name in await carried(town) if "Mời họp" in text] == []

    await officer.taps("Gửi ngay")
    assert [name for text, name in await carried(town) if "Mời họp" in text] == [None]
