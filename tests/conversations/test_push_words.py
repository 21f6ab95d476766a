"""On phones without buttons a push is answered by its words (docs/decisions/0015)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.tables import Contact
from domain.outbox import buttons, choice, enqueue
from tests.support.clock import TestClock
from tests.support.handing_in import person_of, returned
from tests.support.town import join, write_to
from tests.support.users import Town, User

pytestmark = pytest.mark.parametrize("town", ["text", "zalo_bot"], indirect=True)


@pytest.fixture
async def asked(town: Town, officer: User) -> User:
    """An officer to whom somebody wrote: the push has the choice "Trả lời"."""
    hanh = await join(town, "Lê Thị Hạnh")
    await write_to(town, officer, hanh)
    return officer


@pytest.mark.parametrize("typed", ["Trả lời", "TRA LOI", "/traloi", "/trả lời"])
async def test_its_words_are_understood_in_any_spelling(asked: User, typed: str) -> None:
    await asked.says(typed)
    asked.sees("Trả lời Lê Thị Hạnh")


async def test_where_text_is_awaited_only_a_slash_means_the_push(asked: User) -> None:
    await asked.says("gương tốt")
    await asked.taps("Tôi")
    await asked.says("trả lời")
    asked.sees("Khi nào?")  # it was the story
    await asked.says("/tra loi")
    asked.sees("Trả lời Lê Thị Hạnh")


async def test_a_number_belongs_to_the_screen_alone(asked: User) -> None:
    await asked.says("1")  # of the menu, which the push did not replace
    asked.sees("hồ sơ")
    assert "Trả lời Lê Thị Hạnh" not in asked.text


async def test_after_a_week_the_words_mean_nothing(asked: User, clock: TestClock) -> None:
    clock.moment += timedelta(days=8)
    await asked.says("trả lời")
    assert "Trả lời Lê Thị Hạnh" not in asked.text


async def test_nobody_answers_anothers_push(asked: User, town: Town) -> None:
    other = await join(town, "Giàng A Páo")
    await other.says("/traloi")
    assert "Trả lời Lê Thị Hạnh" not in other.text
    await asked.says("hủy")  # a command stays a command
    assert "Trả lời Lê Thị Hạnh" not in asked.text


@pytest.mark.parametrize("typed", ["sửa", "sua va", "Sửa và gửi"])
async def test_its_first_words_are_enough(town: Town, clock: TestClock, officer: User, typed: str) -> None:
    hanh = await returned(town, officer)
    clock.moment += timedelta(minutes=2)
    await town.deliver()
    await hanh.says(typed)
    hanh.sees("Mục tiêu cụ thể")


async def test_half_a_word_or_a_no_are_no_first_words(asked: User) -> None:
    for typed in ("tr", "không", "trả tiền"):
        await asked.says(typed)
        assert "Trả lời Lê Thị Hạnh" not in asked.text
    await asked.says("trả")
    asked.sees("Trả lời Lê Thị Hạnh")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nhắc", None), ("nhắc tất cả", None), ("Nhắc tất cả (3)", "urge_late"), ("xóa", None), ("xem", "see_late")],
)
async def test_what_acts_at_once_is_meant_by_its_whole_words(
    town: Town, officer: User, typed: str, meant: str | None
) -> None:
    """Whoever begins a sentence with "nhắc" reminds nobody by it, and drops nothing."""
    person = await person_of(town, officer)
    rows = [[choice("urge_late", count=3)], [choice("see_late")], [choice("drop_draft")]]

    async def send(work: Work) -> None:
        kind, now = PushKind.DIGEST, work.now
        await enqueue(work, key="digest", kind=kind, person_id=person, text="x", choices=rows, due_at=now)

    await town.writer.run(send)
    await town.deliver()
    contact = table_of(Contact)
    async with town.writer.engine.connect() as connection:
        key = await connection.scalar(select(contact.c.id).where(contact.c.person_id == person))
        found = await buttons.typed(connection, typed, key or 0, town.writer.now(), begun=True)
    assert (found.code if found else None) == meant
