"""What an Official Account can carry: everything that is unsure about it is decided here (as known in 2026-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.ports import Capabilities, Reach

ZALO_OA = Capabilities(buttons=True, editing=False, text_limit=2000, button_limit=5, files=False)
"""Texts of 2000 characters and five buttons (official appendix; not yet confirmed live on v3). Nothing is edited.

Pictures and some documents are uploaded; a workbook needs an address of the program: `files` becomes true where there
is one (`PUBLIC_URL`)."""


IMAGES = frozenset({"image/jpeg", "image/png"})
FILES = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/csv",
    }
)
"""What an account may upload (official); a workbook or an archive is none of it."""


@dataclass(frozen=True)
class Platform:
    """The rest of the dated record: limits that no handler needs to know."""

    text_limit: int = 2000  # longer is refused with -210; taken as UTF-16 units
    buttons: int = 5
    title_limit: int = 100  # characters of a button
    payload_limit: int = 1000  # characters of a button's payload
    button_type: str = "oa.query.hide"  # "hide": what a tap sends is not seen in the chat; it comes back as text
    free: timedelta = timedelta(hours=48)  # from the last interaction (official, since 2026-01-01)
    open: timedelta = timedelta(days=7)  # until then a message is billed; later it is refused with -230 or -232
    image_limit: int = 1_000_000  # bytes of an upload, jpg or png
    file_limit: int = 5_000_000  # bytes of an upload: pdf, doc, docx, csv
    upload_life: timedelta = timedelta(days=7)
    uploads_a_month: int = 5000  # (3 sources); refused like a quota of messages (assumed: -211)
    calls_a_minute: int = 4000  # for each app (official); more is -32
    access_life: timedelta = timedelta(hours=25)  # where an answer does not say
    refresh_life: timedelta = timedelta(days=90)  # "3 months" (official)
    template_field: str = "noi_dung"  # the one value of a template that an installation of before has approved
    template_value_limit: int = 200  # characters of it (assumed; too long is -1121)
    webhook_seconds: float = 2.0  # in which the webhook must be answered


PLATFORM = Platform()

REACH = Reach(free=PLATFORM.free, open=PLATFORM.open)

UPLOADS = "zalo_oa_uploads"
"""Under this name the month's uploads are counted, beside the channels' messages."""

UPLOADS_REACH = Reach(messages_a_month=PLATFORM.uploads_a_month, of_files=True)


class Window(StrEnum):
    """What a consultation message would be at this moment."""

    FREE = "free"
    BILLED = "billed"
    CLOSED = "closed"


def window(last: datetime | None, now: datetime) -> Window:
    """Tell from a person's last interaction what may be sent; `None`: they never did anything."""
    if last is None or now - last > PLATFORM.open:
        return Window.CLOSED
    return Window.FREE if now - last <= PLATFORM.free else Window.BILLED
