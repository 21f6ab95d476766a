"""Anything at any moment: a sensible answer, nothing lost. And what hostile people send."""

from __future__ import annotations

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Record
from tests.support.anything import at_the_story
from tests.support.handing_in import confirmed, opens_queue, records, registers
from tests.support.town import join, make_officer
from tests.support.users import BOT, VOICE_NOTE, Town, User, picture

BUTTONS_ONLY = pytest.mark.parametrize("town", ["buttons"], indirect=True)


@pytest.mark.telegram
@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("video", "chưa nhận được video"),
        ("sticker", "chưa đọc được loại tin này"),
        ("location", "chưa nhận được vị trí"),
        ("contact", "chưa cần"),
        ("document", "chưa nhận được tệp này"),
        ("edited", "câu trả lời trước không đổi"),
    ],
)
async def test_what_is_no_answer_is_answered_and_the_question_stays(town: Town, kind: str, says: str) -> None:
    hanh = await at_the_story(town)
    world, own = town.world, [message for message in hanh.chat() if message["out"]][-1]["message_id"]
    acts = {
        "video": lambda: world.sends_video(hanh.number, BOT, b"film"),
        "sticker": lambda: world.sends_sticker(hanh.number, BOT),
        "location": lambda: world.sends_location(hanh.number, BOT),
        "contact": lambda: world.shares_contact(hanh.number, BOT, phone="+84900000000"),
        "document": lambda: world.sends_document(hanh.number, BOT, b"%PDF-1.4"),
        "edited": lambda: world.edits(hanh.number, own, "chị Mai, chuyền 3"),
    }
    acts[kind]()
    await town.settle()
    hanh.sees(says, "Việc tốt ấy là gì?")
    await hanh.says("Nhặt được ví, trả lại")
    hanh.sees("Khi nào?")


async def test_a_voice_note_and_a_photo_at_the_menu(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.sends_voice()
    hanh.sees("Tin thoại này chưa đưa vào hồ sơ nào")
    hanh.sees_choice("Giới thiệu gương tốt")
    await hanh.sends_photos(picture())
    hanh.sees("Ảnh này chưa đưa vào hồ sơ nào")


async def test_a_voice_note_where_a_name_is_asked(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.sends_voice()
    hanh.sees("Tin thoại chỉ dùng được ở câu kể việc tốt", "Họ tên và tổ của người ấy")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"MZ\x90\x00 a program", "không phải tin thoại"),
        (b"OggS" + bytes(24) + b"\x01vorbis", "không phải tin thoại"),
        (b"<html><script>", "không phải tin thoại"),
        (VOICE_NOTE + bytes(20 * 1024 * 1024), "quá dài"),
    ],
    ids=["program", "vorbis", "page", "long"],
)
async def test_voice_notes_that_lie(town: Town, content: bytes, says: str) -> None:
    hanh = await at_the_story(town)
    await hanh.sends_voice(content)
    hanh.sees(says, "Việc tốt ấy là gì?")


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"<svg onload=alert(1)>", b"GIF89a" + bytes(20), b""], ids=repr)
async def test_files_that_lie_about_their_type(town: Town, content: bytes) -> None:
    hanh = await at_the_story(town)
    await hanh.sends_as_picture(content or b"\x00")
    hanh.sees("không phải ảnh", "Việc tốt ấy là gì?")


@pytest.mark.telegram
async def test_five_megabytes_of_text(town: Town) -> None:
    hanh = await at_the_story(town)
    message = {
        "message_id": 999_999,
        "from": {"id": hanh.number, "is_bot": False, "first_name": "x"},
        "chat": {"id": hanh.number, "type": "private"},
        "date": 1,
        "text": "á" * 5_000_000,
    }
    await town.inbox.take(town.channel, [("big", {"update_id": 999_999, "message": message})])
    await town.inbox.idle()
    hanh.sees("hơn 10.000 ký tự, quá 1.500", "Việc tốt ấy là gì?")


async def test_a_foreign_record_does_not_exist(town: Town, officer: User) -> None:
    hanh, an = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An")
    await registers(hanh)
    (record,) = await records(town)
    await an.says("hồ sơ")
    an.sees("chưa gửi hồ sơ nào")
    if not an.capabilities.buttons:
        return
    for seq in range(40):
        for code in ("record", "edit_record", "mend", "withdraw", "yes_withdraw", "see_files"):
            if seq % 13 == 0:
                await an.forges(f"{seq}:{code}:{record.code}")
                assert record.code not in an.text
    assert (await records(town))[0].state is record.state


@BUTTONS_ONLY
async def test_forged_data_opens_no_files_of_another_unit(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.sends_photo_saying("Sửa máy", picture("red"))
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    other = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    (record,) = await records(town)
    for seq in range(12):
        await other.forges(f"{seq}:see_files:{record.id}")
    assert not [message for message in other.chat() if "photo" in message]
    await opens_queue(officer)
    table = table_of(Record)

    async def move_away(work: Work) -> None:
        unit = (await work.connection.execute(table.select())).one().unit_id
        await work.connection.execute(table.update().values(unit_id=unit + 1))

    await town.writer.run(move_away)  # while the officer looks at it
    before = officer.pictures()
    await officer.taps("Xem ảnh")
    officer.sees("không phụ trách đơn vị này")
    assert officer.pictures() == before


async def test_three_hundred_taps_make_one_record(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await registers(hanh)
    for _ in range(5):
        await hanh.says("gửi")
    assert len(await records(town)) == 1


async def test_a_live_location_that_moves_is_not_answered_each_time(town: Town) -> None:
    hanh = await at_the_story(town)
    place = {"latitude": 19.8, "longitude": 105.7, "live_period": 900}
    before = len(hanh.chat())
    moved = {
        "message_id": 5,
        "from": {"id": hanh.number, "is_bot": False, "first_name": "x"},
        "chat": {"id": hanh.number, "type": "private"},
        "date": 1,
        "edit_date": 2,
        "location": place,
    }
    await town.inbox.take(town.channel, [("live", {"update_id": 999_998, "edited_message": moved})])
    await town.inbox.idle()
    assert len(hanh.chat()) == before
