"""PHOTOS_PER_RECORD: how many photos one record holds, in the question and over all its questions."""

from __future__ import annotations

import pytest

from domain.campaigns import load_forms
from domain.limits import Limits
from tests.support.town import join, town
from tests.support.users import Town, picture

__all__ = ["town"]

pytestmark = pytest.mark.parametrize("town", ["buttons"], indirect=True)


async def test_a_record_holds_as_many_photos_as_the_setting_says(town: Town) -> None:
    forms = {code: form.with_photos(3) for code, form in load_forms().items()}
    town.sets(forms=forms, limits=Limits(record_photos=3))
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.sends_photos(picture("white", (400, 300)))  # the story, on paper
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    hanh.sees("Gửi tối đa 3 ảnh.")
    await hanh.sends_photos(picture("red", (400, 300)), picture("green", (400, 300)))
    hanh.sees("Đã nhận 2 ảnh")
    await hanh.sends_photos(picture("blue", (400, 300)))
    hanh.sees("Đã đủ 3 ảnh. Ảnh vừa gửi không được lưu", "Đã nhận 2 ảnh")
    await hanh.taps("Xong")
