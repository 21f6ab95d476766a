"""Members that a newer Bot API brought, and that the model of today refuses: what people sent is read all the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.channels.incoming import Act, File, Incoming, Lane, Presence, Tap, Text
from bot.channels.telegram.raw_update import essentials
from bot.channels.telegram.reading import read
from bot.channels.typed_text import Typed
from bot.files.intake import FileKind
from domain.input.events import Edited, SharedContact

PERSON = {"id": 7, "is_bot": False, "first_name": "-"}
CHAT = {"id": 7, "type": "private"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1_614_000_000, "from": PERSON, "chat": CHAT}
FILE = {"file_id": "a", "file_unique_id": "b"}
CONTENTS: dict[str, dict[str, Any]] = {
    "text": {"text": "/start x", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]},
    "link": {"text": "xem", "entities": [{"type": "text_link", "offset": 0, "length": 3, "url": "https://a.vn/"}]},
    "photo": {"photo": [{**FILE, "width": 9, "height": 9, "file_size": 5}], "caption": "giấy", "media_group_id": "1"},
    "paper": {"document": {**FILE, "file_name": "a.pdf", "mime_type": "application/pdf"}, "caption": "x"},
    "voice": {"voice": {**FILE, "duration": 3, "mime_type": "audio/ogg"}},
    "contact": {"contact": {"phone_number": "+84912345678", "first_name": "-", "user_id": 7}},
}
NEWER: dict[str, dict[str, Any]] = {
    "another forward origin": {"forward_origin": {"type": "planet", "date": 1, "planet": {"id": 3}}},
    "another block": {"paid_media": {"star_count": 1, "paid_media": [{"type": "hologram"}]}},
    "a member that became an object": {"link_preview_options": {"is_disabled": {"by": "user"}}},
    "another markup": {"reply_markup": {"inline_keyboard": [[{"text": "x", "style": {"colour": 1}}]]}},
    "a member that became a list": {"via_bot": [{"id": 1}]},
}


READ: dict[str, Act] = {
    "text": Text(Typed("/start x", "/start x")),
    "link": Text(Typed("xem\n\nxem: https://a.vn/", "xem")),
    "photo": File(FileKind.PHOTO, "photo", album="1", caption="giấy"),
    "paper": File(FileKind.PAPER, "document", "a.pdf", caption="x"),
    "voice": File(FileKind.VOICE, "voice", seconds=3),
    "contact": SharedContact("+84912345678", own=True),
}


@pytest.mark.parametrize("newer", NEWER)
@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_what_was_sent_is_read(kind: str, content: str, newer: str) -> None:
    plain = {"update_id": 1, kind: {**MESSAGE, **CONTENTS[content]}}
    brought = {"update_id": 1, kind: {**MESSAGE, **CONTENTS[content], **NEWER[newer]}}
    with pytest.raises(ValidationError):
        Update.model_validate(brought)
    act = READ[content] if kind == "message" else Edited(content in {"text", "link", "photo", "paper"})
    assert read(brought) == read(plain) == Incoming(Lane("7", private=True), act)
    assert essentials(brought) == plain


@pytest.mark.parametrize("newer", NEWER)
def test_a_tap_is_read(newer: str) -> None:
    tap = {"id": "5", "from": PERSON, "chat_instance": "1", "data": "1:join", "message": {**MESSAGE, **NEWER[newer]}}
    found = read({"update_id": 1, "callback_query": tap})
    assert found == Incoming(Lane("7", private=True), Tap("1:join", "5", "5"))


@pytest.mark.parametrize(("status", "gone"), [("kicked", True), ("left", True), ("member", False), ("owner", False)])
def test_whether_somebody_can_be_reached_is_read(status: str, *, gone: bool) -> None:
    member = {"status": status, "user": PERSON, "until_date": {"never": True}}
    change = {"chat": CHAT, "from": PERSON, "date": 1, "old_chat_member": member, "new_chat_member": member}
    assert read({"update_id": 1, "my_chat_member": change}) == Incoming(
        Lane("7", private=True), Presence(here=not gone)
    )


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"message": "x"},
        {"message": {**MESSAGE, "date": "soon"}},
        {"message": {**MESSAGE, "chat": {"id": "7"}}},
        {"message": {**MESSAGE, "message_id": True}},
        {"callback_query": {"id": "5"}},
    ],
)
def test_what_has_not_even_that_is_nobodys(broken: dict[str, Any]) -> None:
    assert read({"update_id": 1, **broken, "poll": []}) is None


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "chat"]), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(CONTENTS)), st.data())
def test_whatever_stands_in_a_member_the_others_are_read(content: str, data: st.DataObject) -> None:
    message = {**deepcopy(MESSAGE), **deepcopy(CONTENTS[content])}
    spoiled = data.draw(st.sampled_from(sorted(message)))
    message[spoiled] = data.draw(JUNK)
    read({"update_id": 1, "message": message})
    kept = essentials({"update_id": 1, "message": message}).get("message")
    others = {"text", "caption", "contact", "voice", "document", "media_group_id"} - {spoiled}
    if kept is not None:
        assert {name: kept.get(name) for name in others} == {name: message.get(name) for name in others}
