"""What a person does with a phone of the page. What the world refuses comes back as 4xx with a sentence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field

from .desk import TheDesk, ThePhone
from .sound import silent_voice

MOST_PHOTOS = 10
MOST_BYTES = 10 * 1024 * 1024  # of one photo, as Telegram takes it
VOICE_SECONDS = 3
Json = dict[str, Any]
router = APIRouter(prefix="/page/phones/{phone_id}")


class Text(BaseModel):
    text: str = Field(min_length=1, max_length=4096, pattern=r"\S")


class Start(BaseModel):
    """A payload of a deep link: Bot API, "Deep linking"."""

    payload: str = Field(default="", max_length=64, pattern=r"^[A-Za-z0-9_-]*$")


class Tap(BaseModel):
    message_id: int
    data: str


class Contact(BaseModel):
    own: bool = True


@router.post("/text")
async def text(phone: ThePhone, desk: TheDesk, said: Text) -> Json:
    desk.controls.world().says(phone.person_id, phone.bot, said.text)
    return {}


@router.post("/start")
async def start(phone: ThePhone, desk: TheDesk, link: Start) -> Json:
    desk.controls.world().starts(phone.person_id, phone.bot, link.payload)
    return {}


@router.post("/tap")
async def tap(phone: ThePhone, desk: TheDesk, tapped: Tap) -> Json:
    desk.controls.world().taps(phone.person_id, tapped.message_id, tapped.data, phone.bot)
    return {}


@router.post("/photos")
async def photos(
    phone: ThePhone,
    desk: TheDesk,
    files: list[UploadFile],
    caption: Annotated[str, Form(max_length=1024)] = "",
) -> Json:
    if len(files) > MOST_PHOTOS:
        raise HTTPException(422, f"Mỗi lần gửi được nhiều nhất {MOST_PHOTOS} ảnh.")
    if any((file.size or 0) > MOST_BYTES for file in files):
        raise HTTPException(413, "Mỗi ảnh lớn nhất 10 MB.")
    contents = [await file.read() for file in files]
    desk.controls.world().sends_photos(phone.person_id, phone.bot, contents, caption)
    return {}


@router.post("/contact")
async def contact(phone: ThePhone, desk: TheDesk, shared: Contact) -> Json:
    if not desk.controls.world().person(phone.person_id).phone:
        raise HTTPException(409, "Người này không có số điện thoại.")
    desk.controls.world().shares_contact(phone.person_id, phone.bot, own=shared.own)
    return {}


@router.post("/voice")
async def voice(phone: ThePhone, desk: TheDesk) -> Json:
    content = silent_voice(VOICE_SECONDS)
    desk.controls.world().sends_voice(phone.person_id, phone.bot, content, VOICE_SECONDS)
    return {}


@router.post("/sticker")
async def sticker(phone: ThePhone, desk: TheDesk) -> Json:
    desk.controls.world().sends_sticker(phone.person_id, phone.bot)
    return {}


@router.post("/block")
async def block(phone: ThePhone, desk: TheDesk) -> Json:
    desk.controls.world().blocks(phone.person_id, phone.bot)
    return {}


@router.post("/unblock")
async def unblock(phone: ThePhone, desk: TheDesk) -> Json:
    desk.controls.world().unblocks(phone.person_id, phone.bot)
    return {}
