"""Walk 6: Lai Châu in bad spelling, a deaf worker, a unit that has ended, somebody who is seventeen."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.paths import DEMO
from domain.campaigns import get
from domain.campaigns.attaching import attach_by_name
from domain.units.importing import import_units
from tests.support.clock import TestClock
from tests.support.days import moment, opened_town
from tests.support.keys import KEYS
from tests.support.town import make_officer
from tests.support.users import Town


async def filled(database: Path, slug: str, clock: TestClock) -> None:
    units, engine = (DEMO / slug / "units.csv").read_bytes(), open_engine(f"sqlite+aiosqlite:///{database}", KEYS)
    async with Writer(engine, clock.now) as writer:
        await writer.run(lambda work: import_units(work, units))
        assert await writer.run(lambda work: attach_by_name(work, [get(slug)])) == [slug]
    await engine.dispose()


@pytest.fixture
async def province(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, clock: TestClock
) -> AsyncIterator[Town]:
    """The units of the demo of a province, on a day."""
    slug, day, capabilities = request.param
    database = tmp_path / "province.sqlite3"
    shutil.copy(empty_sqlite, database)
    clock.moment = moment(day)
    await filled(database, slug, clock)
    async with opened_town(database, tmp_path, slug, clock, capabilities) as town:
        yield town


def living_in(slug: str, day: str) -> pytest.MarkDecorator:
    phones = {"buttons": TELEGRAM, "text": TEXT_ONLY}
    return pytest.mark.parametrize(
        "province", [(slug, day, one) for one in phones.values()], indirect=True, ids=list(phones)
    )


@living_in("lai-chau-2020", "01/03/2021")
async def test_a_name_and_a_unit_in_any_spelling(province: Town) -> None:
    """He writes as he speaks; the name stays as he wants it, and the story may be told by voice."""
    pao = province.person("Máy")
    await pao.opens()
    await pao.taps("Tham gia")
    for typed in ("y te phonh tho", "TTYT PHONG THO", "cong doan y te phong tho"):
        await pao.says(typed)
        pao.sees_choice("Công đoàn Trung tâm Y tế huyện Phong Thổ")
    await pao.taps("Phong Thổ")
    pao.sees("Công đoàn Trung tâm Y tế huyện Phong Thổ", "phải không?")
    await pao.taps("Đúng, tiếp tục")
    await pao.taps("Đồng ý")
    await pao.says("giang a pao")
    pao.sees("Ghi là “giang a pao”.")
    await pao.taps("Dùng tên này")
    await pao.taps("Viên chức")
    await pao.taps("Khoa Nội")
    pao.sees("Xong.", "giang a pao")
    await pao.taps("Giới thiệu gương tốt")
    await pao.taps("Người khác")
    await pao.says("Giàng Thị Dợ")
    await pao.sends_voice(seconds=40)
    pao.sees("Khi nào?")
    await pao.taps("Hôm qua")
    await pao.taps("Nơi làm việc")
    pao.sees("Hồ sơ thuộc phong trào nào?")  # that of Lai Châu names five
    await pao.taps("Bỏ qua")
    await pao.taps("Không có ảnh")
    pao.sees("(tin thoại 0:40)")
    await pao.taps("Gửi")
    pao.sees("Đã gửi. Mã hồ sơ")


@living_in("lai-chau-2020", "01/03/2021")
async def test_a_deaf_worker_always_can_write(province: Town) -> None:
    en = await make_officer(province, "Lò Thị Én", "YT-PT")
    do = province.person("Máy")
    await do.opens("u-TTYT123")
    await do.taps("Đúng, tiếp tục")
    await do.taps("Đồng ý")
    await do.says("Giàng Thị Dợ")
    await do.taps("Viên chức")
    await do.taps("Khoa Nội")
    await do.says("liên hệ")
    do.sees("Lò Thị Én", "gõ ngay tin muốn nhắn. Cán bộ sẽ trả lời vào cuộc trò chuyện này")
    await do.says("Tôi không nghe điện thoại được, xin nhắn cho tôi.")
    do.sees("Đã chuyển tới cán bộ công đoàn lúc 08:00.")
    en.sees_nowhere("gọi")


@living_in("thanh-hoa-2021", "16/06/2025")
async def test_a_unit_that_has_ended_sends_on_and_keeps_the_records(province: Town) -> None:
    tu = province.person("Máy")
    await tu.opens("u-SOKH123")
    tu.sees("Công đoàn Sở Kế hoạch tỉnh", "đã giải thể từ 15/6/2025", "nay làm ở đâu?")
    tu.sees_choice("Tìm đơn vị khác", "Tôi không còn là đoàn viên")
    await tu.taps("Tìm đơn vị khác")
    await tu.says("vien chuc")
    await tu.taps("Công đoàn Viên chức tỉnh")
    tu.sees("Công đoàn Viên chức tỉnh Thanh Hóa", "phải không?")


@living_in("thanh-hoa-2021", "01/03/2021")
async def test_at_seventeen_the_story_waits_for_a_guardian_and_the_record_goes_on(province: Town) -> None:
    nhi = province.person("Máy")
    await nhi.opens("u-MAY0123")
    await nhi.taps("Đúng, tiếp tục")
    await nhi.taps("Đồng ý")
    await nhi.says("Trần Thị Nhi")
    await nhi.taps("Công nhân")
    await nhi.taps("Chuyền 1")
    nhi.sees_nowhere("18 tuổi")  # asked only where a name or photo would be published
    await nhi.taps("Giới thiệu gương tốt")
    await nhi.taps("Tôi")
    await nhi.says("Sửa máy cho cả chuyền")
    await nhi.taps("Hôm nay")
    await nhi.taps("Nơi làm việc")
    await nhi.taps("Không có ảnh")
    await nhi.taps("Gửi")
    nhi.sees("Công đoàn có được đăng tên, ảnh của anh/chị về việc này không?")
    await nhi.taps("Đồng ý đăng")
    nhi.sees("Anh/chị đã đủ 18 tuổi chưa?")
    await nhi.taps("Chưa đủ")
    nhi.sees("chỉ đăng khi cha, mẹ hoặc người giám hộ đồng ý. Hồ sơ vẫn được xem xét.")
