from __future__ import annotations

import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PushState
from data.tables import Push
from tests.support.officer_town import joined
from tests.support.users import Town, User


async def begin(officer: User, audience: str, text: str) -> None:
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps(audience)
    await officer.says(text)


async def taps_far(officer: User, label: str) -> None:
    """Tap a choice that may stand on the second page."""
    shown = officer.buttons() if officer.capabilities.buttons else [officer.text]
    if not any(label in one for one in shown):
        await officer.taps("Thêm")
    await officer.taps(label)


async def arrive(town: Town) -> None:
    """Let everything that waits have been sent."""
    outbox = table_of(Push)

    async def send(work: Work) -> None:
        sent = update(outbox).where(outbox.c.state == PushState.QUEUED)
        await work.connection.execute(sent.values(state=PushState.SENT))

    await town.writer.run(send)


@pytest.fixture
async def chair(town: Town, officer: User) -> User:
    await joined(town, "Nguyễn Văn An", "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 2")
    await officer.taps("Xác nhận 2 người")
    return officer
