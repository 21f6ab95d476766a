"""Short answers to what a screen asks: a yes, a no or a number for one of its choices, nothing to add for "skip"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from domain.understanding.answers import LAST, Reply, read_number, read_reply

AGREES = "yes_"
"""What choices begin with that confirm what the screen asks."""

AGREEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "yes_here": "other_unit",
        "agree": "refuse",
        "yes_agree": "refuse_again",
        "use_name": "retype",
        "accept_invitation": "later",
        "send_anyway": "do_not_send",
        "submit": "later",
        "send_again": "later",
        "send_return": "back",
        "send_reject": "back",
        "offer_pledge": "edit",
        "confirm_phase": "cancel",
    }
)
"""Choices that a yes means where only one of them is offered, with what a no means there."""

DECLINES = ("back", "cancel", "home")
"""What a no means beside any other choice that confirms, the first that is offered."""

SENDS = ("send_again", "send_return", "send_reject", "send_anyway", "offer_pledge")
"""What "gửi" means where sending is called otherwise, as "Gửi lại"."""

HAS_NONE = ("no_photo", "no_section")
"""What a no means where something is asked for that one may not have: "Có ảnh không?" None of these drops anything."""

PASSES = ("skip", "no_photo", "no_file", "no_phone", "no_section")
"""What "không có" means where a question may be passed over."""

OTHER_WORDS: Mapping[str, Sequence[str]] = MappingProxyType({"submit": SENDS, "skip": HAS_NONE, "done": ("no_photo",)})
"""Which of the choices on show a command means where none of them is called so: "xong" without a photo is no photo."""


def replied(text: str, codes: Sequence[str], numbered: Sequence[int], *, awaits_text: bool) -> int | None:
    """Return which of the choices on show a short answer means, by its place; `None` where it means none.

    `codes`: of all choices on show; `numbered`: the places of those that a number may mean.
    """
    reply = read_reply(text)
    if reply is Reply.SKIP:
        return _first(codes, PASSES)
    if awaits_text and "use_name" not in codes:
        return None
    if reply in {Reply.YES, Reply.NO}:
        return _confirmed(codes, agreed=reply is Reply.YES)
    number = None if awaits_text else read_number(text)
    if number == LAST:
        return numbered[-1] if numbered else None
    return numbered[number - 1] if number and number <= len(numbered) else None


def _confirmed(codes: Sequence[str], *, agreed: bool) -> int | None:
    confirming = [code for code in codes if code in AGREEMENTS or code.startswith(AGREES)]
    if not confirming and not agreed:
        return _first(codes, HAS_NONE)
    if len(confirming) != 1:
        return None
    if agreed:
        return codes.index(confirming[0])
    return _first(codes, (AGREEMENTS[confirming[0]],) if confirming[0] in AGREEMENTS else DECLINES)


def _first(codes: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((codes.index(code) for code in wanted if code in codes), None)
