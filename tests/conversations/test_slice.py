"""The main job in its corners: what is registered twice, an album, a bad day, a person called Huy."""

from __future__ import annotations

import pytest

from tests.support.town import join
from tests.support.users import Town, picture


async def test_the_same_title_is_registered_once_a_year(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    for _ in range(2):
        await hanh.says("menu")
        await hanh.taps("Đăng ký thi đua")
        await hanh.taps("“Công nhân giỏi xứ Thanh”")
        if "đã đăng ký nội dung này" in hanh.text:
            break
        await hanh.taps("Giảm hàng lỗi")
        await hanh.taps("Bỏ qua")
        await hanh.taps("Gửi")
    hanh.sees("Anh/chị đã đăng ký nội dung này: hồ sơ TH-")


@pytest.mark.every_channel
async def test_a_good_deed_with_an_album_is_answered_once(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    await hanh.says("Nhặt được ví tiền 5 triệu, trả lại người mất")
    await hanh.taps("Hôm qua")
    await hanh.taps("Nơi làm việc")
    before = len(hanh.chat())
    await hanh.sends_photos(picture("red"), picture("blue"))
    hanh.sees("Đã nhận 2 ảnh")
    if hanh.capabilities.editing:
        assert len(hanh.chat()) == before + 2 + 1
    await hanh.taps("Xong")
    await hanh.taps("Nêu tên")
    hanh.sees("Xem lại", "chị Mai", "26/02/2021", "Nơi làm việc", "2 ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    await hanh.taps("Hồ sơ của tôi")
    await hanh.taps("TH-")
    hanh.sees("Nhặt được ví tiền 5 triệu", "Chờ xác nhận đơn vị")


async def test_a_stranger_finds_the_unit_by_typing_badly(town: Town) -> None:
    pao = town.person("Páo")
    await pao.says("xin chào")
    await pao.taps("Tham gia")
    await pao.says("benh vien da khoa")
    await pao.taps("Bệnh viện")
    pao.sees("Công đoàn Bệnh viện Đa khoa tỉnh", "phải không?")


async def test_refusing_consent_leaves_no_name(town: Town) -> None:
    stranger = town.person("Người lạ")
    await stranger.opens("u-MAY0123")
    await stranger.taps("Đúng, tiếp tục")
    await stranger.taps("Không đồng ý")
    stranger.sees("Công đoàn không lưu tên anh/chị")


async def test_a_person_may_be_called_huy(town: Town) -> None:
    huy = town.person("Huy")
    await huy.opens("u-MAY0123")
    await huy.taps("Đúng, tiếp tục")
    await huy.taps("Đồng ý")
    await huy.says("Huy")
    huy.sees("Ghi là “Huy”")


@pytest.mark.every_channel
async def test_bad_input_loses_nothing(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền")
    await hanh.says("31/02")
    hanh.sees("Ngày 31/02 không có trong lịch", "Câu 3/5", "Khi nào?")
    await hanh.says("hôm nay")
    hanh.sees("Câu 4/5")
    await hanh.says("hủy")
    hanh.sees("Xóa bản nháp này?")
    await hanh.taps("Làm tiếp")
    hanh.sees("Câu 4/5")
