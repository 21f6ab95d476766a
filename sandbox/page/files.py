"""The files that the phones show: photos are seen, everything else is downloaded."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from sandbox.telegram.files import StoredFile

from .desk import Desk, TheDesk

router = APIRouter()


@router.get("/page/files/{file_id}")
async def file(file_id: str, desk: TheDesk) -> Response:
    stored = _stored(desk, file_id)
    if stored is None:
        raise HTTPException(404, "Không có tệp này.")
    if stored.kind == "photo":
        return Response(stored.content, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})
    # Whatever a bot sent is not opened as a page of this address.
    kept = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return Response(stored.content, media_type="application/octet-stream", headers=kept)


def _stored(desk: Desk, file_id: str) -> StoredFile | None:
    """A file belongs to one bot; the phones of the page may show several."""
    world = desk.controls.world()
    for username in {phone.bot for phone in desk.controls.phones()}:
        if (stored := world.files.get(world.bot(username).id, file_id)) is not None:
            return stored
    return None
