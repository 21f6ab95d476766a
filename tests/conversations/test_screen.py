"""What a typed word or a tap means on a screen."""

from __future__ import annotations

import pytest

from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from data.engine.unit_of_work import Work
from domain.input.events import Chose, Commanded, Event, OldButton, Wrote
from domain.ports import Capabilities
from handlers.core.actor import Actor
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from tests.support.clock import SATURDAY
from tests.support.standard import app_with

LIST = Screen("x", {}, tuple(Choice("unit", str(number), {"name": f"Đơn vị {number}"}) for number in range(1, 13)))
NAME = Screen("x", {}, (Choice("back"),), frozenset({"name"}))
TEXT = Screen("x", {}, (Choice("skip"), Choice("back"), Choice("later")), frozenset({"text"}))
WHOSE = Screen("x", {}, (Choice("answer", "self", {"text": "Tôi"}), Choice("back")), frozenset({"choice", "name"}))
SEARCHED = Screen(
    "x", {}, (Choice("unit", "1", {"name": "Tổ 1"}), Choice("cancel")), frozenset({"choice", "text", SEARCH})
)
ASKED = Screen("x", {}, (Choice("yes_here"), Choice("other_unit"), Choice("home")))
SURE = Screen("x", {}, (Choice("yes_withdraw", "TH-4F7K"), Choice("home")))
LAST = Screen("x", {}, (Choice("agree"), Choice("refuse"), Choice("read_consent")))
MENDED = Screen("x", {}, (Choice("send_again"), Choice("edit"), Choice("later"), Choice("cancel")))
NOTICE = Screen("x", {}, (Choice("send_return", "7"), Choice("back")))
PHOTO = Screen("x", {}, (Choice("no_photo"), Choice("back")), frozenset({"photo", "choice"}))
SECTION = Screen("x", {}, (Choice("section", "1", {"name": "Chuyền 1"}), Choice("no_section")))
SENT = Screen("x", {}, (Choice("done"), Choice("clear_photos"), Choice("back")), frozenset({"photo", "choice"}))
BOTH = Screen("x", {}, (Choice("use_name"), Choice("retype")), frozenset({"choice", "name"}))


@pytest.mark.parametrize(
    ("screen", "typed", "event"),
    [
        (LIST, "3", Chose("unit", "3")),
        (LIST, "don vi 2", Chose("unit", "2")),
        (LIST, "đơn vị 12", Chose("unit", "12")),  # it stands behind "Thêm"
        (LIST, "6", Chose("more")),
        (LIST, "7", Wrote("7")),
        (LIST, "thêm", Chose("more")),
        (LIST, "Huỷ", Commanded("cancel")),
        (LIST, "MENU", Commanded("menu")),
        (NAME, "Huy", Wrote("Huy")),
        (NAME, "Menu", Wrote("Menu")),
        (NAME, "/huy", Commanded("cancel")),
        (NAME, "quay lại", Chose("back")),
        (NAME, "/quaylai", Commanded("back")),
        (TEXT, "bo qua", Chose("skip")),
        (TEXT, "3", Wrote("3")),
        (TEXT, "đăng ký", Wrote("đăng ký")),
        (TEXT, "hủy", Commanded("cancel")),
        (BOTH, "1", Chose("use_name")),
        (BOTH, "dung ten nay", Chose("use_name")),
        (BOTH, "Lê Thị Hạnh", Wrote("Lê Thị Hạnh")),
        (LIST, "/start u-MAY0123", Commanded("start", "u-MAY0123")),
        (LIST, "/khongco", Commanded("help")),
        (LIST, "cái thứ ba", Chose("unit", "3")),
        (LIST, "số 2 ạ", Chose("unit", "2")),
        (LIST, "cái cuối", Chose("more")),
        (LIST, "mười hai", Wrote("mười hai")),
        (LIST, "đúng rồi", Wrote("đúng rồi")),  # nothing was asked that a yes answers
        (LIST, "dung", Wrote("dung")),
        (LIST, "Dừng", Commanded("stop")),
        (LIST, "stop", Commanded("stop")),
        (LIST, "đừng nhắn nữa", Commanded("stop")),
        (ASKED, "dung", Chose("yes_here")),
        (ASKED, "Vâng, đúng rồi ạ", Chose("yes_here")),
        (ASKED, "hông phải", Chose("other_unit")),
        (ASKED, "đúng hay sai", Wrote("đúng hay sai")),
        (ASKED, "dừng", Commanded("stop")),
        (SURE, "ok", Chose("yes_withdraw", "TH-4F7K")),
        (SURE, "thôi khỏi", Chose("home")),
        (MENDED, "gửi", Chose("send_again")),
        (MENDED, "ok", Chose("send_again")),
        (NOTICE, "Gửi", Chose("send_return", "7")),
        (NOTICE, "thôi khỏi", Chose("back")),
        (LIST, "gửi", Commanded("submit")),
        (LAST, "dong y", Chose("agree")),
        (LAST, "ko", Chose("refuse")),
        (LAST, "ba", Chose("read_consent")),
        (PHOTO, "không có", Chose("no_photo")),
        (PHOTO, "không", Chose("no_photo")),
        (PHOTO, "ko ạ", Chose("no_photo")),
        (PHOTO, "xong", Chose("no_photo")),
        (PHOTO, "bỏ qua", Chose("no_photo")),
        (PHOTO, "có", Wrote("có")),
        (SECTION, "không", Chose("no_section")),
        (SECTION, "xong", Commanded("done")),
        (SENT, "xong", Chose("done")),
        (SENT, "không", Wrote("không")),  # it may mean no more, or none at all
        (TEXT, "khong co gi", Chose("skip")),
        (TEXT, "một", Wrote("một")),
        (TEXT, "không", Wrote("không")),
        (TEXT, "dừng", Commanded("stop")),
        (TEXT, "Đừng gửi tin cho em nữa anh ơi", Wrote("Đừng gửi tin cho em nữa anh ơi")),
        (BOTH, "ok", Chose("use_name")),
        (NAME, "Dừng", Wrote("Dừng")),
        (WHOSE, "tôi", Chose("answer", "self")),
        (WHOSE, "toi", Chose("answer", "self")),
        (WHOSE, "Tới", Wrote("Tới")),
        (SEARCHED, "Dũng", Wrote("Dũng")),
        (SEARCHED, "dừng", Wrote("dừng")),
        (SEARCHED, "Huy", Wrote("Huy")),
        (SEARCHED, "hủy", Chose("cancel")),
        (SEARCHED, "1", Chose("unit", "1")),
        (SEARCHED, "Ba", Wrote("Ba")),
    ],
)
def test_typed(screen: Screen, typed: str, event: Event) -> None:
    assert screen.read(typed) == event


@pytest.mark.parametrize(
    ("data", "event"),
    [
        ("4:unit:3", Chose("unit", "3")),
        ("3:unit:3", OldButton()),
        ("4:unit:7", OldButton()),
        ("4:drop_draft", OldButton()),
        ("", OldButton()),
        (":::", OldButton()),
    ],
)
def test_tapped(data: str, event: Event) -> None:
    assert LIST.read_tap(data, 4) == event


def test_a_long_list_turns_round() -> None:
    assert [choice.value for choice in LIST.turned().visible] == ["6", "7", "8", "9", "10", ""]
    assert LIST.turned().turned().visible[0].value == "11"
    assert LIST.turned().turned().turned() == LIST


ACCOUNT = Capabilities(buttons=True, editing=False, text_limit=2000, button_limit=5)
NO_BUTTONS = Capabilities(buttons=False, editing=False, text_limit=2000, page=9, button_limit=9)
NINE = Screen("x", {}, (*LIST.choices[:9], Choice("back"), Choice("home")))
WAYS = Screen(
    "x", {}, (*LIST.choices[:3], Choice("skip"), Choice("back"), Choice("later")), frozenset({"choice", "text"})
)


@pytest.mark.parametrize(
    ("screen", "capabilities", "buttons", "numbers"),
    [
        (LIST, TELEGRAM, ["1", "2", "3", "4", "5", "more"], None),
        (LIST, ACCOUNT, ["1", "2", "3", "4", "more"], None),
        (WAYS, ACCOUNT, ["1", "2", "3", "skip", "back"], None),
        (LIST, NO_BUTTONS, None, ["1", "2", "3", "4", "5", "6", "7", "8", "more"]),
        (NINE, NO_BUTTONS, None, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
        (NINE, ACCOUNT, ["1", "2", "3", "4", "more"], None),
    ],
)
def test_a_screen_is_paged_as_the_phone_shows_it(
    screen: Screen, capabilities: Capabilities, buttons: list[str] | None, numbers: list[str] | None
) -> None:
    fitted = screen.fitted(capabilities)
    if buttons is not None:
        assert [choice.value or choice.code for choice in fitted.buttons] == buttons
    if numbers is not None:
        assert [choice.value or choice.code for choice in fitted.answers] == numbers
    assert fitted.fitted(capabilities) is fitted
    assert Screen.load(fitted.dump()) == fitted
    seen, turned = [], fitted
    for _ in range(4):
        seen += [choice.value for choice in turned.visible if choice.code == "unit"]
        turned = turned.turned()
    assert {choice.value for choice in screen.choices if choice.code == "unit"} <= set(seen)


def test_a_stored_screen_loads_again_also_from_the_version_before() -> None:
    stored = LIST.dump()
    assert Screen.load(stored) == LIST
    del stored["start"]
    assert Screen.load(stored) == LIST


def test_what_is_told_stands_below_what_was_told_before() -> None:
    """Who makes a draft wait and gets a file that the app cannot show is to read both."""
    nobody = Actor(contact_id=1, channel="x", person_id=None, name=None, you="bạn")
    turn = Turn(Work(None, SATURDAY), app_with({}), nobody, TEXT_ONLY, 1, None, None, {})  # type: ignore[arg-type]  # no row is read
    turn.tell("screens/form/kept")
    turn.tell("screens/everywhere/no_list_here")
    first, second = turn.notice.splitlines()
    assert first.startswith("Bản nháp vẫn còn.")
    assert second.startswith("Ứng dụng này không nhận được tệp.")
