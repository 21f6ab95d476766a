"""A copy of everything that is kept about a person: one ZIP with a page to read, the same as JSON, and the photos.

Asking for it writes one row. The file is made after the commit, outside of any unit of work, and lies in the media
store under a name that nobody can guess until it expires.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.connect import reading
from data.engine.unit_of_work import Work
from data.queries.privacy import personal_data
from data.tables import Export
from domain import audit
from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.ports import MediaStore
from domain.privacy.personal_data import tell
from domain.text import templates

KEPT = timedelta(hours=24)
FILE_NAME = "du-lieu-cua-toi.zip"


async def request_export(work: Work, person_id: int) -> str:
    """Note that a copy is wanted; returns the name under which it will lie in the media store."""
    name = secrets.token_urlsafe(24)
    made = Export(name=name, person_id=person_id, created_at=work.now, expires_at=work.now + KEPT)
    await work.add(made)
    await audit.record(work, person_id, "exported", f"export:{made.id}")
    return name


async def make_export(
    engine: AsyncEngine, store: MediaStore, name: str, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> Path | None:
    """Return the file of that name, made now or before; `None` when it has expired or was never asked for."""
    async with reading(engine) as session:
        person_id = await personal_data.person_of_export(await session.connection(), name)
        if person_id is None:
            return None
        found = await store.export_file(name)
        if found is not None:
            return found
        content = await tell(session, person_id, campaigns, forms)
    await _pack(store, name, content)
    return await store.export_file(name)


async def _pack(store: MediaStore, name: str, my_data: dict[str, Any]) -> None:
    """Write it to the disk photo by photo: somebody may have handed in hundreds."""
    packed = []
    async with store.packing(name) as pack:
        for photo in my_data["photos"]:
            async with store.room(photo["size"]):
                content = await _read(store, photo["sha256"])
                if content is not None:
                    packed.append(f"tep/{photo['number']:02d}{mimetypes.guess_extension(photo['media_type']) or ''}")
                    await pack(packed[-1], content)
        await pack("du-lieu.html", templates.render("files/my_data", my_data, files=packed).encode())
        await pack("du-lieu.json", json.dumps(my_data, ensure_ascii=False, indent=2).encode())


async def _read(store: MediaStore, sha256: str) -> bytes | None:
    try:
        return await store.read(sha256)
    except OSError:
        return None
