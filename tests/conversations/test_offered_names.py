"""The name of a profile, or of the unit's list, is one tap after the consent, and nowhere before it."""

from __future__ import annotations

import json

import pytest

from data.tables import Conversation, InboxUpdate, Membership, NameChange, Person
from domain.members.joining import offered_name
from tests.support.looking import listed, rows
from tests.support.users import Town

PROFILE = "Lê Thị Hạnh"


@pytest.mark.parametrize(
    ("profile", "offered"),
    [
        ("Lê Thị Hạnh", "Lê Thị Hạnh"),
        ("  H'Hen   Niê ", "H'Hen Niê"),
        ("Y Moan Êban", "Y Moan Êban"),
        ("le thi hanh", "le thi hanh"),  # asked about once more, as when it is typed
        ("Hạnh", None),  # a part of a name
        ("Hạnh 🌸", None),
        ("Shop Hạnh 0912345678", None),
        ("<b>Lê Hạnh</b>", None),
        ("Nguyễn Phước Tôn Nữ Diệu Ái Hồng Công Huyền Thị", None),  # longer than a button shows
        ("", None),
    ],
)
def test_which_profiles_hold_a_name(profile: str, offered: str | None) -> None:
    assert offered_name(profile) == offered


async def stored(town: Town) -> str:
    """Read all that is kept of whoever has not joined yet."""
    found = [*await rows(town, InboxUpdate, "raw"), *await rows(town, Conversation, "screen", "draft")]
    return json.dumps([list(row) for row in found], ensure_ascii=False)


@pytest.mark.every_channel
async def test_the_profiles_name_is_offered_after_the_consent_and_kept_nowhere_before(town: Town) -> None:
    hanh = town.person(PROFILE)
    await hanh.opens("u-MAY0123")
    await hanh.taps("Đúng, tiếp tục")
    assert PROFILE not in hanh.text
    assert PROFILE not in await stored(town)
    await hanh.taps("Đồng ý")
    if town.channel.name == "zalo_oa":  # an account is told no name
        assert PROFILE not in hanh.text
        return
    await hanh.taps(f"Dùng tên {PROFILE}")
    await hanh.taps("Công nhân")
    await hanh.taps("Sửa tên")
    hanh.sees_choice(f"Dùng tên {PROFILE}")
    await hanh.says("Lê Thị Hành")
    await hanh.taps("Công nhân")
    await hanh.taps("Chuyền 2")
    hanh.sees("Trang chính của Lê Thị Hành")
    assert await rows(town, Person, "name") == [("Lê Thị Hành",)]
    assert PROFILE not in await stored(town)


@pytest.mark.every_channel
async def test_who_does_not_agree_keeps_the_unit_and_nothing_else(town: Town) -> None:
    hanh = town.person(PROFILE)
    await hanh.opens("u-MAY0123")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Không đồng ý")
    hanh.sees("Công đoàn không lưu tên anh/chị")
    assert PROFILE not in await stored(town)
    assert await rows(town, Membership, "id") == []
    await hanh.taps("Tham gia")
    hanh.sees("Công đoàn Công ty May Sao Mai")
    await hanh.taps("Đơn vị khác")
    hanh.sees("mã")
    await hanh.says("/menu")
    await hanh.taps("Tham gia")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Đồng ý")
    await hanh.says(PROFILE)
    await hanh.taps("Công nhân")
    await hanh.taps("Chuyền 2")
    hanh.sees(f"Trang chính của {PROFILE}")


async def test_who_went_back_to_the_consent_and_refuses_leaves_no_name(town: Town) -> None:
    hanh = town.person(PROFILE)
    await hanh.opens("u-MAY0123")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Đồng ý")
    await hanh.taps("Quay lại")
    await hanh.taps("Không đồng ý")
    assert PROFILE not in await stored(town)


@pytest.mark.parametrize(("tap", "name"), [("Ghi là Giàng A Páo", "Giàng A Páo"), ("Giữ giang a pao", "giang a pao")])
async def test_the_units_own_spelling_is_offered_to_whom_its_list_has_proved(town: Town, tap: str, name: str) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    pao = town.person("Páo", phone="+84912345678")
    await pao.opens("u-MAY0123")
    await pao.taps("Đúng, tiếp tục")
    await pao.taps("Đồng ý")
    await pao.says("giang a pao")
    await pao.taps("Dùng tên này")
    await pao.taps("Công nhân")
    await pao.taps("Chuyền 2")
    assert "Giàng A Páo" not in pao.text  # a name alone finds nobody in a list
    await pao.shares_contact()
    pao.sees("Danh sách của đơn vị ghi tên anh/chị là “Giàng A Páo”")
    await pao.taps(tap)
    pao.sees(f"Trang chính của {name}")
    assert await rows(town, Person, "name") == [(name,)]
    assert await rows(town, Membership, "matched_by") == [("phone",)]
    changes = [] if name == "giang a pao" else [("giang a pao", "Giàng A Páo")]
    assert await rows(town, NameChange, "old", "new") == changes
