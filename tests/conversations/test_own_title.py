"""An official is offered the title of officials, in words of their work; one title a year; urged of their own."""

from __future__ import annotations

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import WorkerCategory
from data.tables import Person
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens, person_of, pushes, records, registers
from tests.support.town import join
from tests.support.users import Town, User

OFFICIALS = "“Công chức, viên chức, người lao động tiêu biểu xứ Thanh”"
WORKERS = "“Công nhân giỏi xứ Thanh”"


async def test_an_official_registers_the_title_of_officials(town: Town) -> None:
    binh = await join(town, "Trần Văn Bình", category="Viên chức")
    await binh.taps("Đăng ký thi đua")
    binh.sees_choice(OFFICIALS, "Việc làm cụ thể")
    binh.sees_nowhere("Công nhân giỏi")
    await binh.taps(OFFICIALS)
    binh.sees_choice("Phục vụ người dân tốt hơn")
    binh.sees_nowhere("Vượt định mức")
    await binh.taps("Phục vụ người dân tốt hơn")
    await binh.taps("Bỏ qua")
    binh.sees(OFFICIALS, "Việc: Phục vụ người dân tốt hơn")
    await binh.taps("Gửi")
    binh.sees("Mã hồ sơ TH-")


async def becomes(town: Town, person: User, category: WorkerCategory | None) -> None:
    own, table = await person_of(town, person), table_of(Person)

    async def change(work: Work) -> None:
        await work.connection.execute(table.update().where(table.c.id == own).values(category=category))

    await town.writer.run(change)


@BUTTONS_ONLY
async def test_a_title_of_others_is_refused_wherever_its_button_came_from(town: Town) -> None:
    binh = await join(town, "Trần Văn Bình")
    await binh.taps("Đăng ký thi đua")
    await becomes(town, binh, WorkerCategory.PUBLIC_EMPLOYEE)
    await binh.taps(WORKERS)
    binh.sees(f"{WORKERS} dành cho công nhân.", f"Mời anh/chị đăng ký {OFFICIALS}.")


@BUTTONS_ONLY
async def test_one_title_of_a_campaign_a_year(town: Town) -> None:
    binh = await join(town, "Trần Văn Bình")
    await becomes(town, binh, None)  # an officer who came by invitation: nobody asked for a group
    await registers(binh)
    code = (await records(town))[0].code
    await binh.taps("Trang chính")
    await binh.taps("Đăng ký thi đua")
    await binh.taps(OFFICIALS)
    binh.sees(f"Năm 2021, anh/chị đã đăng ký {WORKERS} (hồ sơ {code}).", "mời rút hồ sơ ấy trước")
    await binh.taps(WORKERS)
    binh.sees(f"đã đăng ký nội dung này: hồ sơ {code}")


@BUTTONS_ONLY
async def test_each_is_urged_to_register_their_own_title(town: Town, officer: User) -> None:
    hanh, binh = await confirmed(town, officer, "Lê Thị Hạnh", "Trần Văn Bình")
    await becomes(town, binh, WorkerCategory.CIVIL_SERVANT)
    for title, whose in ((WORKERS, "công nhân"), (OFFICIALS, "nhân viên, lao động khác; viên chức; công chức")):
        await opens(officer, "officer_urge")
        await officer.taps(title)
        officer.sees(f"dành cho: {whose}", "Đã tham gia, chưa đăng ký ")
        await officer.taps("Nhắc")
    urged = [[push.text for push in await pushes(town, one) if "mời đăng ký" in push.text] for one in (hanh, binh)]
    assert [len(texts) for texts in urged] == [1, 1]
    assert WORKERS in urged[0][0] and OFFICIALS in urged[1][0]  # noqa: PT018 - one sentence of each
