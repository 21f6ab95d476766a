"""Evidence photos: they belong to a draft first, and to its record once it is handed in."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

from data.queries.core import table_of
from data.tables import Photo
from data.work import Work
from domain.ports import Media

_photo = table_of(Photo)


async def keep(work: Work, person_id: int, draft_id: str, media: Media) -> None:
    """Note a photo of a draft; the same picture twice is one."""
    dialect = sqlite if work.connection.dialect.name == "sqlite" else postgresql
    row = {
        "draft_id": draft_id,
        "person_id": person_id,
        "sha256": media.sha256,
        "media_type": media.media_type,
        "size": media.size,
        "received_at": work.now,
    }
    statement = dialect.insert(_photo).values(row).on_conflict_do_nothing(index_elements=["draft_id", "sha256"])
    await work.connection.execute(statement)
