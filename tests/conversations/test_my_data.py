"""My data: a person sees it, takes a copy, withdraws the consent, erases everything or takes that back."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update

from data.engine import vacuum
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ContactState, MembershipState, PublishState, RecordState
from data.tables import (
    Consent,
    Contact,
    Conversation,
    Export,
    Membership,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    RosterEntry,
)
from domain.privacy import erase_due, retain
from domain.privacy.retention import Periods
from domain.text import templates
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.my_data import ask_to_erase, open_data
from tests.support.pushes import doing
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

NAME = "Lò Thị Ẳm Phương"
STORY = "Nhặt được ví tiền màu xanh ngọc"
OTHER = "Sửa máy giúp cả chuyền suốt đêm mưa"


def files(folder: Path) -> bytes:
    """Read the database's files, the write-ahead log among them."""
    return b"".join(path.read_bytes() for path in folder.glob("test.sqlite3*"))


def takes_files(town: Town, *, yes: bool = True) -> None:
    town.channel.capabilities = replace(town.channel.capabilities, files=yes)


async def report(person: User, story: str = STORY) -> None:
    await person.says("/menu")
    await person.taps("Giới thiệu gương tốt")
    await person.taps("Tôi")
    await person.says(story)
    await person.taps("Hôm nay")
    await person.taps("Nơi làm việc")
    await person.sends_photos(picture("teal"))
    await person.taps("Xong")
    await person.taps("Gửi")


async def column(town: Town, table: type, name: str) -> list[object]:
    found = table_of(table)
    async with town.writer.engine.connect() as connection:
        return list((await connection.execute(select(found.c[name]).order_by(*found.primary_key))).scalars())


async def test_one_sees_in_short_sentences_what_is_kept(town: Town) -> None:
    person = await join(town, NAME)
    await report(person)
    await open_data(person)
    person.sees(
        f"Họ tên: {NAME}.", "Công đoàn Công ty May Sao Mai, Chuyền 2 (Chờ xác nhận)", "Số điện thoại: không lưu."
    )
    person.sees(
        "1 hồ sơ, 1 ảnh; 0 bản nháp",
        "Đồng ý bản 1, ngày 27/02/2021, nối với " + templates.label(f"app_{town.channel.name}"),
    )


async def test_one_downloads_everything_as_one_file(town: Town, tmp_path: Path) -> None:
    takes_files(town)
    person = await join(town, NAME)
    await report(person)
    await open_data(person)
    await person.taps("Tải dữ liệu của tôi")
    person.sees("du-lieu.html")
    with zipfile.ZipFile(io.BytesIO(await person.file())) as archive:
        assert set(archive.namelist()) == {"du-lieu.html", "du-lieu.json", "tep/01.jpg"}
        page, told = archive.read("du-lieu.html").decode(), json.loads(archive.read("du-lieu.json"))
        assert archive.read("tep/01.jpg").startswith(b"\xff\xd8")
    assert NAME in page
    assert STORY in page
    assert "ngày 27/02/2021" in page
    assert told["records"][0]["lines"][0] == ["Người được giới thiệu", "Tôi"] or told["records"][0]["lines"]
    assert [act["action"] for act in told["acts"]] == ["joined", "submitted", "exported"]
    (name,) = await column(town, Export, "name")
    assert (tmp_path / "media" / "exports" / f"{name}.zip").exists()
    before = len(person.chat())
    await person.says("linh tinh")
    assert len(person.chat()) == before + 2, "the file does not come again with the next answer"


async def test_the_copy_holds_the_line_of_the_list_own_letters_and_what_was_said_to_publishing(town: Town) -> None:
    """A letter to two officers stands once; what others wrote to the person's officers stays theirs."""
    takes_files(town)
    await make_officer(town, OTHER, "MAY0123")
    await make_officer(town, "Vũ Thị Cúc", "MAY0123")
    person, neighbour = await join(town, NAME), await join(town, "Giàng A Páo")
    await report(neighbour)

    async def fill(work: Work) -> None:
        here = await by_code(work.connection, "MAY0123", work.now.date())
        assert here is not None
        line = RosterEntry(
            unit_id=here.id, number="SM007", name=NAME, folded="x", section="Chuyền 2", phone="+84912345678"
        )
        line.person_id = 3
        await work.add(line)
        said = {"state": PublishState.AGREED, "how": "bằng lời", "recorded_by": 1, "answered_at": work.now}
        of_line = {"person_id": None, "roster_entry_id": line.id}
        await work.connection.execute(update(table_of(PublishConsent)).values(**said, **of_line))

    await town.writer.run(fill)
    for who, text in ((person, "Ca đêm gửi hồ sơ ở đâu?"), (neighbour, "Của người khác")):
        await who.says("/lienhe")
        await who.taps("Nhắn cho cán bộ")
        await who.says(text)
    await open_data(person)
    await person.taps("Tải dữ liệu của tôi")
    with zipfile.ZipFile(io.BytesIO(await person.file())) as archive:
        page, told = archive.read("du-lieu.html").decode(), json.loads(archive.read("du-lieu.json"))
    assert told["roster"] == [
        {"unit": "Công đoàn Công ty May Sao Mai", "number": "SM007", "name": NAME, "section": "Chuyền 2",
         "category": None, "phone": "+84912345678"}
    ]  # fmt: skip
    assert [(one["state"], one["how"], one["recorded_by_officer"]) for one in told["publishing"]] == [
        ("agreed", "bằng lời", True)
    ]
    assert [one["text"].count("Ca đêm gửi hồ sơ ở đâu?") for one in told["letters"]] == [1]
    assert ("SM007" in page, "bằng lời" in page, page.count("Ca đêm gửi hồ sơ ở đâu?")) == (True, True, 1)
    assert "Của người khác" not in page


async def test_an_app_that_takes_no_files_says_so(town: Town) -> None:
    takes_files(town, yes=False)
    person = await join(town, NAME)
    await open_data(person)
    await person.taps("Tải dữ liệu của tôi")
    person.sees("Ứng dụng này chưa nhận được tệp", f"Họ tên: {NAME}.")
    assert await column(town, Export, "name") == []


async def test_a_copy_is_gone_after_a_day(town: Town, tmp_path: Path, clock: TestClock) -> None:
    takes_files(town)
    person = await join(town, NAME)
    await open_data(person)
    await person.taps("Tải dữ liệu của tôi")
    clock.moment += timedelta(days=2)
    await retain(town.writer, town.channel.store, clock.now(), Periods())
    assert await column(town, Export, "name") == []
    assert list((tmp_path / "media" / "exports").iterdir()) == []


async def test_withdrawing_says_what_no_longer_works_and_can_be_given_again(town: Town) -> None:
    person = await join(town, NAME)
    await report(person)
    await open_data(person)
    await person.taps("Rút đồng ý")
    person.sees("Khi rút", "không còn lời nhắc và thông báo", "Dữ liệu vẫn được giữ nguyên")
    await person.taps("Đúng, rút đồng ý")
    person.sees("Đã rút đồng ý", "hiện không thuộc đơn vị nào")
    assert await column(town, Membership, "state") == [MembershipState.ENDED]
    assert await column(town, Record, "state") == [RecordState.WITHDRAWN]
    assert [bool(at) for at in await column(town, Consent, "withdrawn_at")] == [True]
    await person.says("/menu")
    await person.says("/guongtot")
    person.sees("đã rút đồng ý nên Công đoàn không nhận thêm gì")
    await person.says("/menu")
    await person.taps("Đồng ý lại")
    person.sees("Công đoàn cần lưu: họ tên", "Bản 1")
    await person.taps("Đồng ý")
    person.sees("Cán bộ công đoàn sẽ xác nhận lại")
    assert await column(town, Membership, "state") == [MembershipState.ENDED, MembershipState.WAITING]
    assert [bool(at) for at in await column(town, Consent, "withdrawn_at")] == [True, False]
    await report(person)
    person.sees("Đã gửi. Mã hồ sơ TH-")


async def test_erasing_says_first_what_goes_and_wants_the_word(town: Town) -> None:
    person = await join(town, NAME)
    await report(person)
    await ask_to_erase(person, "có")
    person.sees("Chưa xóa gì", "Sẽ xóa: họ tên, 0 bản nháp, 1 hồ sơ, 1 ảnh", "Giữ lại", "24 giờ để lấy lại")
    await person.says("XÓA")
    person.sees("sẽ được xóa hết lúc 08:00, Chủ nhật, 28/02/2021")
    assert await column(town, Person, "name") == [NAME]


async def test_it_can_be_taken_back_for_a_day(town: Town, clock: TestClock) -> None:
    person = await join(town, NAME)
    await ask_to_erase(person)
    clock.moment += timedelta(hours=23)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 0
    await person.says("/menu")
    await person.taps("Lấy lại dữ liệu")
    person.sees("Đã lấy lại")
    clock.moment += timedelta(days=3)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 0
    assert await column(town, Person, "name") == [NAME]


async def test_no_byte_is_left_after_erasing(town: Town, officer: User, tmp_path: Path, clock: TestClock) -> None:
    takes_files(town)
    person = await join(town, NAME)
    neighbour = await join(town, "Giàng A Páo")
    await report(person)
    await report(neighbour, OTHER)  # the same picture: it stays
    await officer.says("/menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees(NAME)
    await person.says("/menu")
    await person.taps("Thêm")
    await person.taps("Dữ liệu của tôi")
    await person.taps("Tải dữ liệu của tôi")
    await person.says("/guongtot")
    await person.taps("Người khác")
    await person.says("bà Lường Thị Xuyến")
    await ask_to_erase(person)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert await column(town, Person, "name") == ["Trần Thị Hoa", None, "Giàng A Páo"]
    assert len(await column(town, Photo, "sha256")) == 1
    assert len(list((tmp_path / "media").rglob("*.jpg"))) == 1
    assert list((tmp_path / "media" / "exports").iterdir()) == []
    assert await column(town, Record, "answers") == [{}, (await column(town, Record, "answers"))[1]]
    await officer.taps("Xác nhận")
    officer.sees("Nút này thuộc tin cũ") if officer.capabilities.buttons else officer.sees("Chưa hiểu")
    await vacuum.compact(town.writer.engine)
    left = files(tmp_path)
    for part in (NAME, "Lường Thị Xuyến", STORY):
        assert part.encode() not in left
        assert json.dumps(part)[1:-1].encode() not in left
    assert json.dumps(OTHER)[1:-1].encode() in left or OTHER.encode() in left, "the neighbour's stays"


async def test_who_erased_hears_of_it_and_may_come_back_as_somebody_new(town: Town, clock: TestClock) -> None:
    person = await join(town, NAME)
    await report(person)
    await ask_to_erase(person)
    clock.moment += timedelta(hours=24)
    await erase_due(town.writer, town.channel.store, STANDARD)
    (text,) = [one for one in await column(town, Push, "text") if one]
    assert str(text).startswith("Đã xóa dữ liệu của anh/chị lúc 08:00, 28/02/2021: họ tên, 0 bản nháp, 1 hồ sơ, 1 ảnh.")
    assert await column(town, Contact, "person_id") == [1], "the last message still has to find its way"
    await person.says("xin chào")
    person.sees("Mời")
    await person.taps("Tham gia")
    await person.says("MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(NAME)
    await person.taps("Công nhân")
    await person.taps("Chuyền 2")
    person.sees("Trang chính")
    assert await column(town, Person, "name") == [None, NAME]
    assert await column(town, Contact, "state") == [ContactState.ACTIVE]
    await person.says("/hoso")
    assert "TH-" not in person.text


async def test_ones_own_number_is_shown_by_its_end_and_stands_in_no_stored_screen(town: Town) -> None:
    hanh = await join(town, NAME)
    await town.writer.run(doing(update_phone, "+84912345678"))
    await open_data(hanh)
    hanh.sees("Số điện thoại: •••678.")
    assert "912345678" not in str(await column(town, Conversation, "screen"))


async def update_phone(work: Work, number: str) -> None:
    person = table_of(Person)
    await work.connection.execute(person.update().values(phone=number, phone_lookup=number))


async def test_a_voice_note_is_counted_as_one_and_not_as_a_photo(town: Town) -> None:
    person = await join(town, NAME)
    await report(person)

    async def speaks(work: Work) -> None:
        found = table_of(Photo)
        await work.connection.execute(found.update().values(media_type="audio/ogg"))

    await town.writer.run(speaks)
    await open_data(person)
    person.sees("1 hồ sơ, 0 ảnh, 1 tin thoại; 0 bản nháp")
    await ask_to_erase(person, "có")
    person.sees("1 hồ sơ, 0 ảnh, 1 tin thoại,")
