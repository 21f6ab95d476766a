"""The page itself, its state, its events, the date, the document and the faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, StreamingResponse
from pydantic import BaseModel

from .controls import By
from .desk import TheDesk
from .faults import BY_CODE
from .state import state

INDEX = Path(__file__).with_name("static") / "index.html"
NOT_STORED = {"Cache-Control": "no-store"}
Json = dict[str, Any]
router = APIRouter()


class Step(BaseModel):
    by: By


class Choice(BaseModel):
    campaign: str


class Switch(BaseModel):
    code: str
    on: bool


@router.get("/", include_in_schema=False)
async def index() -> FileResponse:
    return FileResponse(INDEX, headers=NOT_STORED)


@router.get("/page/state")
async def whole_state(desk: TheDesk) -> Json:
    return state(desk)


@router.get("/page/events")
async def events(desk: TheDesk) -> StreamingResponse:
    return StreamingResponse(desk.hub.stream(), media_type="text/event-stream", headers=NOT_STORED)


@router.post("/page/clock", status_code=202)
async def clock(step: Step, desk: TheDesk) -> Json:
    """Set out; the way is told by events."""
    desk.journey.set_out(step.by)
    return {}


@router.post("/page/world", status_code=202)
async def world(choice: Choice, desk: TheDesk) -> Json:
    """Begin another document's world; the event "world" tells when it is there."""
    if choice.campaign not in {slug for slug, _ in desk.controls.campaigns()}:
        raise HTTPException(404, "Không có văn bản này.")
    desk.journey.choose(choice.campaign)
    return {}


@router.get("/page/faults")
async def faults(desk: TheDesk) -> Json:
    return {"faults": desk.switches.as_json()}


@router.post("/page/faults")
async def switch(wanted: Switch, desk: TheDesk) -> Json:
    if wanted.code not in BY_CODE:
        raise HTTPException(404, "Không có sự cố này.")
    desk.switches.switch(wanted.code, on=wanted.on)
    state = {"faults": desk.switches.as_json()}
    desk.hub.tell({"type": "faults", **state})
    return state
