"""What the sandbox's Official Account knows of a person, and what a person sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

Json = dict[str, Any]
HANOI = timezone(timedelta(hours=7))
ZNS_LADDER, ZBS_LADDER = (500, 2_000, 5_000, 10_000), (1_000, 10_000, 20_000, 50_000)


@dataclass
class Habits:
    """How this Zalo behaves where the sources disagree, and where a plan sets a limit. HABITS.md says who says what."""

    signs_first: str = "app_id"  # or "oa_id"
    signs_time: str = "header"  # the header's timestamp differs from the body's, and is signed; or "body"
    signs_with: str = "webhook"  # the webhook page's secret; or "app"
    refuses_by: str = "body"  # -216 or -220 with HTTP 200; or "status": HTTP 401 without any JSON
    closed_code: int = -230  # of a closed window; or -232
    reused_code: int = -14020  # of a refresh token that was used; or any other
    refuses_buttons: int = 0  # the code with which buttons under a text of v3 are refused; 0: they are taken
    counts_units: bool = False  # a text's length in UTF-16 units; else in code points
    phone_forms: tuple[str, ...] = ("84",)  # how a number may begin: also "+84" and "0"
    template_ladder: tuple[int, ...] = ZBS_LADDER  # templates a day, by step; or ZNS_LADDER
    template_step: int = 2  # on the ladder; the third is where an account begins
    template_night: bool = True  # -133 from 22 to 6; else templates go at any hour
    night_zone: tzinfo = HANOI  # whose clock that is; or UTC
    template_extra: int = -132  # the code for a value that the template does not name; 0: nobody minds
    template_empty: int = -1122  # the code for an empty value; 0: it is shown empty
    template_price: int = 200  # đồng that the wallet pays for each
    wallet: int = 1_000_000_000  # đồng; what is in it when an account begins
    wallet_code: int = -137  # of an empty wallet; or -115
    uploads_a_month: int = 5000  # until -211
    answered_within: float = 2.0  # seconds in which the webhook has to answer
    free: timedelta = timedelta(hours=48)
    open: timedelta = timedelta(days=7)
    in_window: int = 0  # messages that a person takes after each interaction, then -218; 0: as many as one likes
    calls_a_minute: int = 4000
    messages: int = 1_000_000  # until -211
    access_life: timedelta = timedelta(seconds=90000)
    refresh_life: timedelta = timedelta(days=90)
    media_life: timedelta = timedelta(hours=1)
    upload_life: timedelta = timedelta(days=7)
    repeats: tuple[float, ...] = (30.0, 300.0, 900.0, 1800.0, 3600.0)  # seconds; then the webhook is switched off


@dataclass(frozen=True)
class Message:
    """What a person sees. `buttons`: titles with their payloads; `billed`: what the account pays for it."""

    id: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    attachment: str = ""
    billed: bool = False


@dataclass
class Person:
    id: str
    name: str
    phone: str = ""
    follows: bool = False
    last: datetime | None = None  # their last interaction: it opens the window
    blocks: bool = False
    taken: int = 0  # consultation messages since their last interaction
    seen: list[Message] = field(default_factory=list)


class Refusal(Exception):  # noqa: N818 - an answer, not an error of the sandbox
    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
