"""Each kind of push names the word or the code that brings its screen, and is understood when it is pasted back."""

from __future__ import annotations

from typing import Any

import pytest

from data.enums import PushKind
from domain.input.commands import read_copied, read_slash, word_for
from domain.input.events import Commanded
from domain.outbox.words import word_of
from domain.text import templates
from tests.support.templates import OVERRIDES, SAMPLES, TEMPLATES

N, R, G, A, D = PushKind.NOTICE, PushKind.REMINDER, PushKind.GREETING, PushKind.ANNOUNCEMENT, PushKind.DIGEST
ASKED, RECORDED = ("publish_yes=5", "publish_story=5", "publish_no=5"), ("publish_no=5", "publish_wrong=5")
RECORD = Commanded("record_code", "TH-4F7K")
NO_PUSH = {"choices", "file_elsewhere", "word", "progress"}  # parts of pushes, and of a screen

TABLE: dict[str, tuple[PushKind, tuple[str, ...], Commanded]] = {
    "announcement": (A, ("acknowledge=7",), Commanded("announcement_code", "7")),
    "announcement_done": (N, ("announce_bare=7", "announce_look=7"), Commanded("announcement_code", "7")),
    "announcement_held": (N, ("announce_look=7",), Commanded("announcement_code", "7")),
    "announcement_without_author": (N, ("announce_look=7",), Commanded("announcement_code", "7")),
    "app_linked": (N, ("unlink_app=3",), Commanded("my_apps")),
    "app_unlinked": (N, (), Commanded("menu")),
    "budget": (N, (), Commanded("menu")),
    "data_request": (N, ("data_request=5",), Commanded("push_code", "12")),
    "digest": (D, ("review_records", "confirm_people", "urge_late"), Commanded("menu")),
    "draft_recall": (R, ("continue_draft=ab", "drop_draft=ab"), Commanded("continue_draft")),
    "duty_returned": (N, ("duty_returned=4",), Commanded("returned_code", "4")),
    "duty_urged": (R, ("duty_urged=4",), Commanded("urging_code", "4")),
    "erased": (N, (), Commanded("menu")),
    "last_officer_left": (N, ("see_officers=3",), Commanded("officers_code", "3")),
    "letter": (N, ("answer_letter=9",), Commanded("push_code", "12")),
    "letter_answer": (N, ("write_letter",), Commanded("contact")),
    "letter_closed": (N, ("write_letter",), Commanded("contact")),
    "letter_raised": (N, (), Commanded("menu")),
    "letters_raised": (N, ("see_letters",), Commanded("officer_letters")),
    "membership_back": (N, ("write_letter",), Commanded("contact")),
    "membership_confirmed": (N, (), Commanded("menu")),
    "membership_ended": (N, (), Commanded("menu")),
    "membership_moved": (N, ("write_letter",), Commanded("contact")),
    "membership_refused": (N, (), Commanded("menu")),
    "outstanding": (N, ("review_outstanding",), RECORD),
    "phase_figures": (N, ("phase_figures=p1",), Commanded("push_code", "12")),
    "phone_cut": (N, ("write_letter",), Commanded("contact")),
    "phone_given_back": (N, ("write_letter",), Commanded("contact")),
    "phone_joined": (N, (), Commanded("menu")),
    "phone_joined_elsewhere": (N, ("write_letter",), Commanded("contact")),
    "pledge_decided": (N, ("see_pledge=2",), Commanded("pledge_code", "2")),
    "pledge_offered": (N, ("see_pledge=2",), Commanded("pledge_code", "2")),
    "publish_ask": (N, ASKED, Commanded("question_code", "5")),
    "publish_recorded": (N, RECORDED, Commanded("question_code", "5")),
    "quota": (N, (), Commanded("menu")),
    "quota_files": (N, (), Commanded("menu")),
    "raised": (N, ("see_raised=2",), Commanded("push_code", "12")),
    "record_accept": (N, (), RECORD),
    "record_locked": (N, (), RECORD),
    "record_reject": (N, ("write_letter",), RECORD),
    "record_return": (N, ("mend=TH-4F7K", "write_letter"), RECORD),
    "reminder": (R, ("duty_done=31.2", "see_calendar"), Commanded("duty_code", "31")),
    "renamed": (N, (), Commanded("menu")),
    "result_asked": (R, ("tell_results",), Commanded("records")),
    "role_disowned": (N, ("them_after_all=6",), Commanded("role_code", "6")),
    "role_ended": (N, (), Commanded("menu")),
    "role_given": (N, (), Commanded("menu")),
    "role_not_yours": (N, (), Commanded("menu")),
    "role_taken": (N, ("not_them=6",), Commanded("role_code", "6")),
    "still_waiting": (R, ("write_letter",), Commanded("contact")),
    "taken_over": (N, ("review_records", "confirm_people"), Commanded("officer_review")),
    "unit_bare": (N, ("see_officers=3",), Commanded("officers_code", "3")),
    "urge": (R, ("register_urged=x",), Commanded("register")),
    "urging_held": (N, ("urge_instead=8",), Commanded("officer_urge")),
}
OTHERS = [
    (A, ("acknowledge=7",), Commanded("announcement_code", "7")),  # sent again, outside of its announcement
    (R, ("say_midway",), Commanded("records")),
    # reminders without a duty
    (R, ("see_calendar",), Commanded("calendar")),
    (R, ("register_now", "snooze=31", "see_calendar"), Commanded("register")),
    (G, ("see_calendar", "wishes_off"), Commanded("calendar")),
    (R, ("remind_tomorrow=31", "show_basis=31"), Commanded("duty_code", "31")),
    (R, ("duties_urged",), Commanded("officer_duties")),  # of several duties
]


def test_no_kind_of_push_is_left_out() -> None:
    names = {name.removeprefix("pushes/") for name in TEMPLATES if name.startswith("pushes/") and name.count("/") == 1}
    assert names - NO_PUSH == TABLE.keys()


@pytest.mark.parametrize("name", TABLE)
def test_its_word_is_read_alone_after_a_slash_and_in_what_was_copied(name: str) -> None:
    kind, codes, wanted = TABLE[name]
    context = {**SAMPLES, **OVERRIDES.get(f"pushes/{name}", {}), "you": "anh/chị", "You": "Anh/chị", "buttons": True}
    text = templates.render(f"pushes/{name}", context)
    word = word_of(12, kind, text, rows(codes), 7 if name == "announcement" else None)
    assert_understood(word, text, wanted)


@pytest.mark.parametrize(("kind", "codes", "wanted"), OTHERS)
def test_what_else_is_pushed(kind: PushKind, codes: tuple[str, ...], wanted: Commanded) -> None:
    assert_understood(word_of(12, kind, "Còn 3 ngày: hạn", rows(codes), None), "Còn 3 ngày: hạn", wanted)


def rows(codes: tuple[str, ...]) -> list[list[dict[str, Any]]]:
    parts = (code.partition("=") for code in codes)
    return [[{"code": code, "value": value, "label": "Nút"}] for code, _, value in parts]


def assert_understood(word: str, text: str, wanted: Commanded) -> None:
    pushed = f"{text}\n\n{templates.render('pushes/word', word=word)}"
    template = f"[announcement] ho_ten: Hạnh, viec: {text}, ma: {word}"
    for typed in (word, word.lower(), f"“{word}”.", pushed, f"Trần Thị Hoa\n{pushed}\nCả nhà xem nhé!", template):
        assert read_copied(typed) == wanted, typed
    slashed = read_slash(f"/{word.lower().replace(' ', '')}")
    assert slashed == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("TH 4F7K", RECORD),
        ("th4f7k", RECORD),
        ("th-4f 7k", RECORD),  # with the space that a telephone puts in
        ("th - 4f7k", RECORD),
        ("việc 31", Commanded("duty_code", "31")),
        ("giao ước 2", Commanded("pledge_code", "2")),
        ("nhắc 4", Commanded("urging_code", "4")),
        ("nhanh lên", None),
        ("theo Hướng dẫn số 06/HD-LDTC", None),  # a document's number is no code
        ("Thanh", None),
        ("cho tôi hỏi lịch với", None),
        ("cho tôi hỏi LỊCH với", Commanded("calendar")),
        ("Nhắn: hồ sơ", Commanded("records")),
        ("Hồ sơ TH-4F7K xem TIN5 rồi VIEC31", Commanded("duty_code", "31")),
        ("x" * 60_000, None),
    ],
)
def test_what_else_is_typed(typed: str, wanted: Commanded | None) -> None:
    assert read_copied(typed) == wanted


def test_the_words_that_are_named_are_short() -> None:
    assert word_for("officer_review") == "HỒ SƠ CHỜ"
