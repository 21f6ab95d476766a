"""Before somebody has agreed, no name of theirs is on the disk, the one that they show on Telegram included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import MalformedError
from bot.channels.telegram.names import DEEPEST, without_names
from tests.support.launcher import Street

NAMES = {"first_name": "Zyxwvut", "last_name": "Qponmlk", "username": "jihgfedcba"}


def bytes_on_disk(street: Street) -> bytes:
    path = Path(street.database.removeprefix("sqlite+aiosqlite:///"))
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


async def test_no_display_name_is_in_the_file(street: Street) -> None:
    stranger = street.person(NAMES["first_name"], last_name=NAMES["last_name"], username=NAMES["username"])
    async with street.running():
        await stranger.opens("u-MAY0123")
        await stranger.taps("Đúng, tiếp tục")
        await stranger.taps("Không đồng ý")
    found = bytes_on_disk(street)
    assert b"MAY0123" in found
    for name in NAMES.values():
        assert name.encode() not in found


FROM = {"id": 7, "is_bot": False, "language_code": "vi", **NAMES}


@pytest.mark.parametrize(
    "content",
    [
        {"message": {"from": FROM, "chat": {"id": 7, "type": "private", **NAMES}}},
        {"callback_query": {"from": FROM, "message": {"chat": {"id": 7, **NAMES}}}},
        {"message": {"reply_to_message": {"from": FROM}}},
        {"message": {"forward_origin": {"type": "hidden_user", "sender_user_name": "Zyxwvut"}}},
        {"message": {"entities": [{"type": "text_mention", "user": FROM}]}},
        {"message": {"contact": {"phone_number": "1", "vcard": "FN:Zyxwvut", **NAMES}}},
        {"my_chat_member": {"new_chat_member": {"user": FROM}}},
        {"message": {"from": {"first_name": ["Zyxwvut"], "last_name": {"x": "Qponmlk"}}}},
    ],
)
def test_names_are_dropped_wherever_they_stand(content: dict[str, Any]) -> None:
    cleaned = str(without_names({"update_id": 1, **content}))
    assert not any(name in cleaned for name in (*NAMES.values(), "'vi'"))


def test_what_is_not_a_name_stays() -> None:
    raw = {"update_id": 1, "message": {"text": "first_name", "from": {"id": 7, "first_name": "-"}}}
    assert without_names(raw) == raw


def test_what_is_too_deep_or_no_number_is_refused() -> None:
    deep: Any = 1
    for _ in range(DEEPEST):
        deep = [deep]
    assert without_names({"x": deep[0]}) == {"x": deep[0]}
    for mangled in (deep, float("inf"), float("nan")):
        with pytest.raises(MalformedError):
            without_names({"x": mangled})
