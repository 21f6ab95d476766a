"""The files that the phones show: photos are seen, everything else is downloaded."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from sandbox.telegram.files import StoredFile

from .desk import Desk, TheDesk

router = APIRouter()


@router.get("/page/files/{file_id}")
async def file(file_id: str, desk: TheDesk) -> Response:
    stored = _stored(desk, file_id)
    found = (stored.content, stored.kind == "photo") if stored else _of_zalo(desk, file_id)
    if found is None:
        raise HTTPException(404, "Không có tệp này.")
    content, is_photo = found
    if is_photo:
        return Response(content, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})
    # Whatever a bot sent is not opened as a page of this address.
    kept = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return Response(content, media_type="application/octet-stream", headers=kept)


def _of_zalo(desk: Desk, file_id: str) -> tuple[bytes, bool] | None:
    zalos = desk.controls.zalo()
    for cdn in (zalos.bot.cdn, zalos.oa.cdn) if zalos else ():
        if (found := cdn.peek(file_id)) is not None:
            return found[0], found[1].startswith("image/")
    return None


def _stored(desk: Desk, file_id: str) -> StoredFile | None:
    """A file belongs to one bot; the phones of the page may show several."""
    world = desk.controls.world()
    for username in {phone.bot for phone in desk.controls.phones() if phone.app == "telegram"}:
        if (stored := world.files.get(world.bot(username).id, file_id)) is not None:
            return stored
    return None
