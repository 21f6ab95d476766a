"""What a person does with a phone of the page. What the world refuses comes back as 4xx with a sentence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field

from .desk import TheDesk, ThePhone
from .handsets import handset
from .paper import NAME, sample_pdf
from .sound import silent_voice

MOST_PHOTOS = 10
MOST_BYTES = 10 * 1024 * 1024  # of one photo, as Telegram takes it
VOICE_SECONDS = 3
LONGEST = 20_000  # characters that are sent in one go; an app that carries fewer makes several messages of them
Json = dict[str, Any]
router = APIRouter(prefix="/page/phones/{phone_id}")


class Text(BaseModel):
    text: str = Field(min_length=1, max_length=LONGEST, pattern=r"\S")


class Start(BaseModel):
    """A payload of a deep link: Bot API, "Deep linking"."""

    payload: str = Field(default="", max_length=64, pattern=r"^[A-Za-z0-9_-]*$")


class Tap(BaseModel):
    message_id: int
    data: str


class Contact(BaseModel):
    own: bool = True


@router.post("/text")
async def text(phone: ThePhone, desk: TheDesk, body: Text) -> Json:
    handset(desk.controls, phone).text(body.text)
    return {}


@router.post("/start")
async def start(phone: ThePhone, desk: TheDesk, link: Start) -> Json:
    handset(desk.controls, phone).start(link.payload)
    return {}


@router.post("/tap")
async def tap(phone: ThePhone, desk: TheDesk, tapped: Tap) -> Json:
    handset(desk.controls, phone).tap(tapped.message_id, tapped.data)
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
    handset(desk.controls, phone).photos(contents, caption)
    return {}


@router.post("/contact")
async def contact(phone: ThePhone, desk: TheDesk, shared: Contact) -> Json:
    handset(desk.controls, phone).contact(own=shared.own)
    return {}


@router.post("/voice")
async def voice(phone: ThePhone, desk: TheDesk) -> Json:
    handset(desk.controls, phone).voice(silent_voice(VOICE_SECONDS), VOICE_SECONDS)
    return {}


@router.post("/paper")
async def paper(phone: ThePhone, desk: TheDesk) -> Json:
    handset(desk.controls, phone).paper(NAME, sample_pdf())
    return {}


@router.post("/sticker")
async def sticker(phone: ThePhone, desk: TheDesk) -> Json:
    handset(desk.controls, phone).sticker()
    return {}


@router.post("/block")
async def block(phone: ThePhone, desk: TheDesk) -> Json:
    handset(desk.controls, phone).block(on=True)
    return {}


@router.post("/unblock")
async def unblock(phone: ThePhone, desk: TheDesk) -> Json:
    handset(desk.controls, phone).block(on=False)
    return {}
