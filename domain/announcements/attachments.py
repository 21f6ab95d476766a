"""The file of an announcement: an official document as PDF, or a photo."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.outbox import bodies
from data.tables import Attachment
from domain.errors import Problem
from domain.members.rights import demand_units
from domain.ports import FILE_LOST, PDF, Attached, Media
from domain.text.normalise import tidy

NAME_LIMIT = 80  # characters
_ENDINGS = {PDF: ".pdf", "image/jpeg": ".jpg"}


async def attach(work: Work, officer_id: int | None, media: Media, name: str = "") -> int:
    """Note a kept file, so that an announcement can carry it; returns its key. Raises `Refused`."""
    await demand_units(work, officer_id)
    ending = _ENDINGS[media.media_type]
    shown = tidy(name).replace("/", "-").removesuffix(ending)[:NAME_LIMIT].strip(" .") or "van-ban"
    made = Attachment(
        sha256=media.sha256,
        media_type=media.media_type,
        size=media.size,
        name=shown + ending,
        added_at=work.now,
    )
    await work.add(made)
    return made.id or 0


async def file_of(connection: AsyncConnection, attachment_id: int | None) -> Attached | None:
    """Return what an announcement carries. Raises `Problem` for a file that is not there any more."""
    if attachment_id is None:
        return None
    found = (await bodies.files(connection, [attachment_id])).get(attachment_id)
    if found is None:
        raise Problem(FILE_LOST)
    return Attached(*found[1:])
