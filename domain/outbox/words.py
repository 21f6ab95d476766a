"""The word or the code by which each push is opened from any app, also by whoever has lost the message itself.

It is read from what the push holds already: what it is about, and what stands under it. So whatever was queued before
has one too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.enums import PushKind
from domain.input.codes import announcement_code, duty_code, first_record, numbered, push_code
from domain.input.commands import word_for
from domain.ports import Parcel
from domain.text import templates

Rows = Sequence[Sequence[Mapping[str, Any]]]

_COMMANDS = {
    "register_now": "register",
    "register_urged": "register",
    "see_calendar": "calendar",
    "continue_draft": "continue_draft",
    "tell_results": "records",  # among one's records stands what came of them
    "say_midway": "records",
    "write_letter": "contact",
    "unlink_app": "my_apps",
    "duties_urged": "officer_duties",
    "review_records": "officer_review",
    "confirm_people": "officer_people",
    "see_letters": "officer_letters",
    "announce_list": "announce_list",
    "urge_instead": "officer_urge",
}
"""The commands whose screens the choices under a push lead to."""

_ANNOUNCEMENT = frozenset({"acknowledge", "announce_look", "announce_correct", "announce_bare", "announce_mute"})
_DUTY = frozenset({"duty_done", "see_units", "show_basis", "remind_tomorrow"})
_NUMBERED = {
    "duty_urged": "NHAC",
    "duty_returned": "TRA",
    "see_pledge": "GIAOUOC",
    "not_them": "QUYEN",
    "them_after_all": "QUYEN",
    "see_officers": "CANBO",
    **dict.fromkeys(("publish_yes", "publish_story", "publish_no", "publish_wrong"), "HOI"),
}
"""The words before the number of what the choices under a push are about: the code shows it, and does nothing yet."""

OPENINGS = {
    "answer_letter": "answer_letter",
    "data_request": "data_request",
    "phase_figures": "phase_figures",
    "publish_no": "publish_open",  # of pushes that went out before such a question had a code of its own
    "see_raised": "see_raised",
}
"""Choices of a push that has no other code, and what its own opens: a question is shown, never answered by it."""

_OF_KIND = {PushKind.REMINDER: "calendar", PushKind.GREETING: "calendar"}


def word_of(push_id: int, kind: PushKind, text: str, choices: Rows | None, announcement_id: int | None) -> str:
    """Return what is to be sent to the program to see what a push is about."""
    if announcement_id is not None:
        return announcement_code(announcement_id)
    if kind is PushKind.DIGEST:
        return word_for("menu")
    head = text.split("\n")[: 1 if choices else 2]  # a record is named first, or after what became of it
    record = first_record("\n".join(head))
    if record is not None and kind is PushKind.NOTICE:
        return record
    words = (_of_choice(push_id, choice) for row in choices or () for choice in row)
    return next(filter(None, words), word_for(_OF_KIND.get(kind, "menu")))


def with_word(parcel: Parcel) -> Parcel:
    """Return a push whose text ends with the word that opens it; a file alone has none."""
    if not parcel.word or not parcel.text:
        return parcel
    return replace(parcel, text=f"{parcel.text}\n\n{templates.render('pushes/word', word=parcel.word)}", word="")


def _of_choice(push_id: int, choice: Mapping[str, Any]) -> str | None:
    code, value = choice["code"], choice["value"]
    if code in _ANNOUNCEMENT:
        return announcement_code(int(value))
    if code in _DUTY:
        return duty_code(value.partition(".")[0])
    if code in _NUMBERED:
        return numbered(_NUMBERED[code], value)
    if code in _COMMANDS:
        return word_for(_COMMANDS[code])
    return push_code(push_id) if code in OPENINGS else None
