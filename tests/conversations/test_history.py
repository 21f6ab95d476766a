"""A changed record: its sender and the officers read old and new words beside each other, until they are erased."""

from __future__ import annotations

import json

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import AuditEntry, RecordText
from domain.privacy.erasing import erase
from tests.support.handing_in import BUTTONS_ONLY, opens_queue, person_of, records, returned
from tests.support.standard import STANDARD
from tests.support.users import Town, User


async def kept(town: Town) -> list[str]:
    async def look(work: Work) -> list[str]:
        rows = (await work.connection.execute(table_of(RecordText).select())).all()
        return [json.dumps(row.answers, ensure_ascii=False) for row in rows]

    return await town.writer.run(look)


async def trail(town: Town) -> str:
    async def look(work: Work) -> str:
        return str((await work.connection.execute(table_of(AuditEntry).select())).all())

    return await town.writer.run(look)


@BUTTONS_ONLY
async def test_old_and_new_words_stand_in_the_history_of_a_mended_record(town: Town, officer: User) -> None:
    hanh = await returned(town, officer)
    await hanh.says("hồ sơ")
    hanh.sees_choice("“Công nhân giỏi xứ Thanh” · Cần bổ sung · TH-")
    await hanh.taps("Cần bổ sung")
    assert "Các lần sửa" not in hanh.buttons()  # nothing was changed yet
    await hanh.taps("Sửa và gửi lại")
    await hanh.says("lỗi <dưới> 0,5%")
    await hanh.taps("Gửi lại")
    await hanh.taps("Hồ sơ của tôi")
    await hanh.taps("Chờ xem xét")
    await hanh.taps("Các lần sửa")
    hanh.sees(
        "Mục tiêu\n• Trước: loi duoi 1%\n• Sau: lỗi <dưới> 0,5%",
        "trả lại để bổ sung: “Đề nghị ghi rõ mức phấn đấu, ví dụ con số hoặc thời hạn.”",
    )
    assert "Việc:" not in hanh.text  # that was not changed
    await hanh.taps("Quay lại")
    hanh.sees("Mục tiêu: lỗi <dưới> 0,5%")
    await opens_queue(officer)
    officer.sees("1/1 · Danh hiệu thi đua “Công nhân giỏi xứ Thanh”", "Lê Thị Hạnh")
    await officer.taps("Các lần sửa")
    officer.sees("Mục tiêu\n• Trước: loi duoi 1%\n• Sau: lỗi <dưới> 0,5%")
    await officer.taps("Quay lại")
    officer.sees_choice("Ghi nhận")

    assert ["loi duoi 1%" in text for text in await kept(town)] == [True]
    assert "loi duoi" not in await trail(town)  # which nobody can ever change
    own = await person_of(town, hanh)
    await town.writer.run(lambda work: erase(work, own, STANDARD))
    assert await kept(town) == []
    assert (await records(town))[0].answers == {}
