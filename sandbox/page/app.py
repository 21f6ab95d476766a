"""Puts the page into an application: routes, static files, and the words of what is refused."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from sandbox import zalo_calls
from sandbox.telegram import ApiError, Impossible
from sandbox.zalo_bot.world import Refusal

from . import files, phones, routes
from .controls import Controls
from .desk import Desk
from .journey import Busy, Nowhere

STATIC = Path(__file__).with_name("static")
REFUSED: dict[type[Exception], tuple[int, str]] = {
    Busy: (409, "Ngày đang trôi hoặc văn bản đang mở. Mời đợi một chút."),
    Nowhere: (409, "Không còn sự kiện nào phía trước."),
    Impossible: (409, "Điện thoại này lúc này không làm được việc ấy."),
    zalo_calls.Impossible: (409, "Ứng dụng trên điện thoại này không làm được việc ấy."),
    Refusal: (409, "Zalo không nhận."),
    ApiError: (422, "Telegram không nhận tệp này."),
    RequestValidationError: (422, "Bản dùng thử chưa hiểu yêu cầu này."),
}


def add_page(app: FastAPI, controls: Controls) -> Desk:
    """Add the page and begin to listen to the world. The desk is closed before the server stops."""
    desk = app.state.desk = Desk(controls)
    for router in (routes.router, phones.router, files.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    for kind in REFUSED:
        app.add_exception_handler(kind, _refuse)
    desk.hub.follow()
    return desk


async def _refuse(_request: Request, problem: Exception) -> JSONResponse:
    status, words = next(answer for kind, answer in REFUSED.items() if isinstance(problem, kind))
    return JSONResponse({"detail": words}, status_code=status)
