"""The handbook and the slogans, read on a phone: by members and by those who only look."""

from __future__ import annotations

from tests.support.town import join
from tests.support.users import Town, User


async def test_a_member_reads_who_decides_the_title(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Thêm")
    hanh.sees_choice("Liên hệ cán bộ", "Thông báo đã nhận", "Cẩm nang")
    await hanh.taps("Cẩm nang")
    hanh.sees("Hướng dẫn số 06/HD-LĐLĐ của Liên đoàn Lao động tỉnh Thanh Hóa", "hiện thực hóa khát vọng")
    await hanh.taps("Ai xét danh hiệu")
    hanh.sees(
        "“Công nhân giỏi xứ Thanh”", "Dành cho: Công nhân.", "Nơi xét tặng: Ban Thường vụ Liên đoàn Lao động tỉnh"
    )
    hanh.sees("1. Công đoàn cơ sở bình xét (hằng năm)")
    await hanh.taps("Quay lại")
    await hanh.taps("Báo cáo gửi về đâu")
    hanh.sees("(1-3/", "qua Ban Tuyên giáo - Nữ công và Ban phụ trách, bằng đường công văn")
    hanh.sees("Thời hạn viết trong văn bản: “trước ngày 06/3/2021”")
    await hanh.taps("Xem tiếp")
    hanh.sees("(4-")
    await hanh.taps("Quay lại")
    hanh.sees("muốn xem phần nào?")


async def test_the_slogan_names_the_unit(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await turns_to(hanh, "Khẩu hiệu")
    await hanh.taps("Khẩu hiệu")
    hanh.sees("Khẩu hiệu của Công đoàn Công ty May Sao Mai")
    hanh.sees("Công nhân, viên chức, lao động Công ty May Sao Mai chung sức, hiện thực hóa")


async def test_whoever_refused_still_reads(town: Town) -> None:
    stranger = town.person("Người lạ")
    await stranger.opens("u-MAY0123")
    await stranger.taps("Đúng, tiếp tục")
    stranger.sees("ở mục “Dữ liệu của tôi”")
    await stranger.taps("Không đồng ý")
    stranger.sees("Anh/chị vẫn xem được cẩm nang và lịch")
    await stranger.taps("Cẩm nang")
    await stranger.taps("Các phong trào")
    stranger.sees("Phát động: Ban Thường vụ Liên đoàn Lao động tỉnh")
    await stranger.says("/khauhieu")
    stranger.sees("Thanh Hóa phải trở nên một tỉnh kiểu mẫu")
    stranger.sees_nowhere("{unit}")


async def test_the_menu_of_a_member_has_five_choices(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    hanh.sees_choice("Đăng ký thi đua", "Giới thiệu gương tốt", "Hồ sơ của tôi", "Lịch và nhắc việc", "Thêm")
    if hanh.capabilities.buttons:
        assert len(hanh.buttons()) == 5


async def test_an_officers_menu_has_one_way_to_more_and_everything_is_behind_it(officer: User) -> None:
    await officer.says("menu")
    assert "Mục khác" not in officer.text + " ".join(officer.buttons())
    for wanted in ("Đăng ký thi đua", "Cẩm nang", "Cài đặt", "Liên hệ cán bộ"):
        await officer.says("menu")
        await officer.taps("Việc của tôi")
        await turns_to(officer, wanted)
        await officer.taps(wanted)
        assert "muốn làm gì" not in officer.text


async def turns_to(person: User, wanted: str) -> None:
    """Turn the pages of a list until it is there; a list that does not have it comes round to its first page."""
    for _ in range(5):
        if wanted in person.text + " ".join(person.buttons()):
            return
        await person.taps("Thêm")
    person.sees_choice(wanted)
