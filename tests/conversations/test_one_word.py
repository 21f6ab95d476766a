"""One word brings the screen of a push: after a year's silence, and where the message was copied back from a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Contact, Push
from domain import announcements
from domain.announcements import Extras
from domain.outbox.words import word_of
from domain.text import templates
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.handing_in import confirmed, person_of, praises, registers
from tests.support.handing_in import records as handed_in
from tests.support.officer_pushes import remind
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User

pytestmark = pytest.mark.parametrize("town", ["buttons", "zalo_bot", "zalo_oa"], indirect=True)
_contact, _outbox = table_of(Contact), table_of(Push)


@dataclass
class Group:
    """People who have been silent for a year, and what stood in the union's group."""

    town: Town

    async def sends(self, person: User, word: str, text: str = "Mời xem tin của Công đoàn.") -> None:
        """Copy a whole push back, with what the group has put around it."""
        long_ago = self.town.writer.now() - timedelta(days=400)
        mine = update(_contact).where(_contact.c.external_id == str(person.number))
        await self.town.writer.run(lambda work: work.connection.execute(mine.values(written_at=long_ago)))
        pushed = templates.render("pushes/word", word=word)
        await person.says(f"Trần Thị Hoa\n{text}\n\n{pushed}\nCả tổ xem nhé! Cảm ơn.")

    async def last_word(self, person: User) -> str:
        """Return the word of the newest push to somebody."""
        who = await person_of(self.town, person)
        newest = select(_outbox).where(_outbox.c.person_id == who).order_by(_outbox.c.id.desc()).limit(1)
        row = (await self.town.writer.run(lambda work: work.connection.execute(newest))).one()
        return word_of(row.id, row.kind, row.text or "", row.choices, row.announcement_id)


async def announce(town: Town, officer: User) -> int:
    author = await person_of(town, officer)

    async def send(work: Work) -> int:
        unit = await by_code(work.connection, "MAY0123", work.now.date())
        assert unit is not None
        made = await announcements.send(
            work,
            draft_id="hop",
            unit_id=unit.id,
            author=author,
            role=None,
            text="Họp lúc 8 giờ tại hội trường.",
            hours=STANDARD,
            extras=Extras(acknowledge=True),
        )
        return made.id or 0

    return await town.writer.run(send)


async def test_a_member_sees_what_it_was_about(town: Town, officer: User) -> None:
    group = Group(town)
    hanh, an = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An")
    await registers(hanh)
    (record,) = await handed_in(town)
    number = await announce(town, officer)
    await praises(hanh)  # the newest form was sent, and a question of another is open
    await hanh.says("gương tốt")
    for word, part in {
        record.code: f"Danh hiệu thi đua: Công nhân giỏi xứ Thanh · Năm 2021 · {record.code}",
        f"TIN{number}": "Họp lúc 8 giờ tại hội trường.",
        "LỊCH": "Lịch sắp tới",
        "HỒ SƠ": "Hồ sơ của tôi",
        "LIÊN HỆ": "Trần Thị Hoa",
        "ĐĂNG KÝ": "có thể đăng ký",
        "ỨNG DỤNG": "Ứng dụng đã nối",
        "TIN MỚI": "Họp lúc 8 giờ tại hội trường.",
        "MENU": "Trang chính",
    }.items():
        await group.sends(hanh, word)
        hanh.sees(part)
    await group.sends(an, f"TIN{number}")
    await an.taps("Đã nhận")
    an.sees("Họp lúc 8 giờ", "Đã nhận lúc")
    await group.sends(an, record.code)  # of somebody else
    an.sees("Không có hồ sơ ấy")
    await group.sends(an, "TIN4711")
    an.sees("Không có thông báo ấy")
    (pao,) = await confirmed(town, officer, "Giàng A Páo")  # who came when it had gone out
    await group.sends(pao, f"TIN{number}")
    pao.sees("Họp lúc 8 giờ tại hội trường.")
    await group.sends(pao, "TIN MỚI")
    pao.sees("Chưa có thông báo mới gửi tới anh/chị")


async def test_an_officer_sees_what_it_was_about(town: Town, clock: TestClock) -> None:
    group = Group(town)
    chair = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    (hanh,) = await confirmed(town, chair, "Lê Thị Hạnh")
    await registers(hanh)
    (record,) = await handed_in(town)
    await join(town, "Giàng A Páo")
    number = await announce(town, chair)
    await remind(town, clock, 4, 29)
    duty = await group.last_word(chair)
    assert duty.startswith("VIEC")
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Ca đêm gửi hồ sơ ở đâu?")
    letter = await group.last_word(chair)
    assert letter.startswith("THU")
    for word, part in {
        record.code: record.code,
        f"TIN{number}": "Đang gửi",
        duty: "Tổ chức phát động hưởng ứng",
        letter: "Trả lời Lê Thị Hạnh",
        "HỒ SƠ CHỜ": record.code,
        "NGƯỜI CHỜ": "Giàng A Páo",
        "VIỆC": "Việc của đơn vị",
        "ĐƠN VỊ CỦA TÔI": "May Sao Mai",
        "GIAO ƯỚC": "Giao ước thi đua năm 2021",
        "ĐÔN ĐỐC": "đôn đốc đăng ký",
        "THÔNG BÁO ĐÃ GỬI": "Các thông báo gần đây",
        "MENU": "Trang chính",
    }.items():
        await group.sends(chair, word)
        chair.sees(part)
    for word in (duty, letter, "HỒ SƠ CHỜ"):  # rights are asked of whoever sends it
        await group.sends(hanh, word)
        assert record.code not in hanh.text
        assert "Trả lời Lê Thị Hạnh" not in hanh.text


async def test_while_text_is_awaited_a_word_is_the_answer_but_not_after_a_week(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("HỒ SƠ")
    hanh.sees("Việc tốt ấy là gì?")  # it was the name of the praised person
    await Group(town).sends(hanh, "LỊCH")
    hanh.sees("Lịch sắp tới")
    await hanh.says("menu")
    hanh.sees_choice("Làm tiếp bản nháp")  # the form was kept
