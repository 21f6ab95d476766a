"""Sentences where nothing was asked: what is meant comes, or is offered, or one tap hands the words to an officer."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.tables import Conversation
from domain.privacy.erasing import erase_due
from tests.support.clock import TestClock
from tests.support.handing_in import registers
from tests.support.my_data import ask_to_erase
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User

WAGE = "Tháng này xưởng em chưa trả tiền làm thêm ca đêm"
NONSENSE = "Zyxel qwerty mnbvc"


async def stored(town: Town) -> list[dict[str, Any]]:
    """Read what lies of each conversation: its screen and its draft."""
    found = table_of(Conversation)
    async with town.writer.engine.connect() as connection:
        rows = await connection.execute(select(found.c.screen, found.c.draft).order_by(found.c.contact_id))
        return [{"screen": row.screen, "draft": row.draft} for row in rows]


async def at_menu(person: User) -> None:
    await person.says("/menu")


@pytest.mark.parametrize(
    ("sentence", "sees"),
    [
        ("tui muốn ghi danh thi đua năm ni", "Năm 2021, anh/chị có thể đăng ký"),
        ("ho so cua em toi dau roi ad oi", "Hồ sơ của tôi"),
        ("cho e xin cai khau hieu thi dua de in bang ron", "chung sức"),
        ("ai xet tang danh hieu cong nhan gioi vay", "mục II.5.4."),
        ("em cần gặp cán bộ công đoàn", "Trần Thị Hoa, CĐ May Sao Mai."),
        ("tôi muốn xoá hết dữ liệu cá nhân của tôi", "XÓA"),
    ],
)
async def test_what_is_meant_comes_at_once(town: Town, officer: User, sentence: str, sees: str) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(sentence)
    hanh.sees(sees)


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_the_menu_is_offered_once(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("lung tung xyz")
    hanh.sees("Anh/chị muốn hỏi việc nào dưới đây?")
    assert hanh.buttons() == ["Trang chính", "Gửi câu này cho cán bộ"]


@pytest.mark.every_channel
async def test_what_may_be_meant_is_offered(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("danh hiệu")
    hanh.sees("Anh/chị muốn hỏi việc nào dưới đây?")
    hanh.sees_choice("Gửi câu này cho cán bộ")
    await hanh.taps("Tiêu chuẩn danh hiệu")
    hanh.sees("Quy định về tiêu chuẩn “Công nhân giỏi xứ Thanh” chưa có ở đây")


async def test_a_question_about_the_document_is_answered_in_its_words(officer: User) -> None:
    await officer.says("kế hoạch hành động phải gửi về tỉnh trước ngày nào")
    officer.sees(
        "xây dựng Kế hoạch hành động triển khai thực hiện",
        "Thời hạn: trước ngày 06/3/2021 (hết ngày thứ Sáu, 05/3).",
        "Hướng dẫn số 06/HD-LĐLĐ ngày 25/02/2021, mục IV.2.1.",
    )


@pytest.mark.parametrize(
    ("sentence", "sees"),
    [("mất dt rồi, giờ sao", "Muốn khóa điện thoại cũ"), ("cho xin mã tham gia", "Mã tham gia do cán bộ")],
)
async def test_what_only_officers_can_do_is_told_in_the_menu_and_nothing_typed_next_goes_to_them(
    town: Town, officer: User, sentence: str, sees: str
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(sentence)
    hanh.sees(sees, "Trang chính")
    hanh.sees_choice("Gửi câu này cho cán bộ")
    await hanh.says("Hạn nộp là khi nào")
    await town.deliver()
    officer.sees_nowhere("Hạn nộp là khi nào")


@pytest.mark.every_channel
async def test_what_is_not_understood_goes_to_an_officer_with_one_tap(town: Town, officer: User) -> None:
    await make_officer(town, "Đinh Văn Bình", "KKT-NS")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(NONSENSE)
    hanh.sees("Chưa hiểu ý anh/chị", "Trang chính")
    await hanh.taps("Gửi câu này cho cán bộ")
    hanh.sees(
        f"Câu của anh/chị: “{NONSENSE}”", "Trần Thị Hoa, CĐ May Sao Mai", "Đinh Văn Bình, CĐ khu kinh tế Nghi Sơn"
    )
    await hanh.taps("Gửi CĐ May Sao Mai")
    hanh.sees("Đã chuyển tới cán bộ công đoàn")
    await town.deliver()
    officer.sees("Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai", NONSENSE)
    assert NONSENSE not in json.dumps(await stored(town), ensure_ascii=False)


async def test_what_is_about_the_officer_goes_to_the_level_above(town: Town, officer: User) -> None:
    above = await make_officer(town, "Đinh Văn Bình", "KKT-NS")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(f"{WAGE}, công ty nợ lương")
    await hanh.taps("Gửi CĐ KKT Nghi Sơn")
    await town.deliver()
    above.sees("Tin của Lê Thị Hạnh", WAGE)
    officer.sees_nowhere(WAGE)


async def test_a_sentence_is_kept_only_while_it_is_offered_to_be_handed_on(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(NONSENSE)
    assert NONSENSE in json.dumps(await stored(town))
    await at_menu(hanh)
    assert NONSENSE not in json.dumps(await stored(town))


async def test_nothing_of_it_is_left_after_erasing(town: Town, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await ask_to_erase(hanh)
    await hanh.says(NONSENSE)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert NONSENSE not in json.dumps(await stored(town))


async def test_a_member_hears_that_it_is_for_officers_and_nothing_else(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("có bao nhiêu người đang chờ xác nhận vào đơn vị")
    hanh.sees("Phần này dành cho cán bộ công đoàn", "Trang chính")
    assert "phụ trách" not in hanh.text


@pytest.mark.parametrize(
    ("sentence", "sees"),
    [
        ("có bao nhiêu người đang chờ xác nhận", "Lê Thị Hạnh"),
        ("đơn vị tôi còn nợ việc gì", "phát động"),
        ("cho tôi mã QR của đơn vị", "MAY0123"),
        ("tôi muốn gửi thông báo cho toàn đơn vị", "gửi tới ai?"),
    ],
)
async def test_an_officer_gets_what_officers_ask_for(town: Town, officer: User, sentence: str, sees: str) -> None:
    await join(town, "Lê Thị Hạnh")
    await officer.says(sentence)
    officer.sees(sees)


async def test_a_stranger_learns_what_strangers_may_and_nothing_is_kept_of_the_words(town: Town) -> None:
    stranger = town.person("Nguyễn Văn Máy")
    await stranger.opens("")
    for sentence in ("Thông tin của tôi có được bảo mật không", f"{WAGE}, công ty nợ lương"):
        await stranger.says(sentence)
        await stranger.says("cẩm nang")
        await stranger.says(sentence)
        assert sentence not in json.dumps(await stored(town), ensure_ascii=False)
    stranger.sees_nowhere("Trần Thị Hoa")


async def test_the_name_of_a_unit_is_looked_for_also_where_it_reads_like_a_question(town: Town) -> None:
    stranger = town.person("Nguyễn Văn Máy")
    await stranger.opens("")
    await stranger.says("Liên đoàn Lao động tỉnh")
    stranger.sees_choice("Liên đoàn Lao động tỉnh Thanh Hóa")


async def test_in_a_form_the_question_stays(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await at_menu(hanh)
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.says("cho em xem hồ sơ của em với")  # a name is awaited, and words are kept as one
    hanh.sees("Câu 2/5. Việc tốt ấy là gì?")
    await hanh.says("cho em xem hồ sơ của em với")
    asked = hanh.text
    await hanh.says("cho em xem hồ sơ của em với")
    assert asked in hanh.text
    assert "Hồ sơ của tôi" not in hanh.text


async def test_from_what_is_done_or_only_looked_at_a_sentence_leads_on(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await registers(hanh)
    hanh.sees("Đã gửi")
    await hanh.says("cho em xem hồ sơ của em với")
    hanh.sees("Hồ sơ của tôi")
    await officer.says("số liệu")
    await officer.taps("Theo loại hồ sơ")
    await officer.says("gửi thông báo")
    officer.sees("gửi tới ai?")


async def test_of_whoever_has_withdrawn_the_consent_no_word_is_kept(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/dulieu")
    await hanh.taps("Rút đồng ý")
    await hanh.taps("Đúng, rút đồng ý")
    await hanh.says(NONSENSE)
    hanh.sees("Chưa hiểu ý anh/chị")
    assert NONSENSE not in json.dumps(await stored(town))


@pytest.mark.parametrize(
    ("typed", "sees"),
    [("dạ em chào anh chị ạ", "Chào anh/chị."), ("cám ơn nghen", "Cảm ơn anh/chị.")]
    + [(typed, "Hiện không có câu hỏi nào chờ anh/chị trả lời.") for typed in ("ok", "vâng ạ", "không")],
)
async def test_greetings_and_thanks_are_answered(town: Town, typed: str, sees: str) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(typed)
    hanh.sees(sees, "Trang chính")


async def test_where_nothing_is_begun_no_word_says_that_something_is_kept(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gửi")
    hanh.sees("Ở đây không có gì để gửi.", "Trang chính")
    await hanh.says("đăng ký")
    await hanh.taps("Công nhân giỏi")
    await hanh.says("/boqua")
    hanh.sees("Bước này không bỏ qua được. Các phần đã nhập vẫn còn.", "Câu 1/2")


@pytest.mark.every_channel
async def test_dung_without_marks_is_yes_where_one_is_awaited_and_stops_nothing_elsewhere(town: Town) -> None:
    hanh = town.person("Lê Thị Hạnh")
    await hanh.opens("u-MAY0123")
    await hanh.says("dung roi a")
    await hanh.says("dong y")
    await hanh.says("Lê Thị Hạnh")
    await hanh.says("cái đầu")
    await hanh.says("số hai")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    await hanh.says("dung")
    hanh.sees("không có câu hỏi nào chờ anh/chị", "Trang chính")
    await hanh.says("Dừng")
    assert "không có câu hỏi nào" not in hanh.text


async def test_a_name_in_a_search_is_a_name(town: Town, officer: User) -> None:
    await join(town, "Vũ Tiến Dũng")
    await join(town, "Lê Quang Huy")
    for typed, name in (("dung", "Vũ Tiến Dũng"), ("Huy", "Lê Quang Huy")):
        await officer.says("/menu")
        await officer.says("tìm đoàn viên trong đơn vị")
        await officer.says(typed)
        officer.sees_choice(f"{name}, Chuyền 2")
