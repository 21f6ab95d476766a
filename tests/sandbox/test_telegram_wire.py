"""The HTTP around the world: the ways to pass parameters, the shape of answers, downloads."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from sandbox.telegram import TelegramWorld, telegram_app
from tests.support.sandbox_world import BOT, HANH, Server, picture
from tests.support.telegram_clients import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

PARAMS = {"chat_id": str(HANH), "text": "Chào & hỏi", "disable_notification": "true"}
WAYS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "sendMessage", {"params": PARAMS}),
    ("POST", "sendMessage", {"params": PARAMS}),
    ("POST", "sendMessage", {"data": PARAMS}),
    ("POST", "SENDMESSAGE", {"json": {"chat_id": HANH, "text": "Chào & hỏi", "disable_notification": True}}),
    ("POST", "sendmessage", {"files": {name: (None, value) for name, value in PARAMS.items()}}),
    ("POST", "", {"data": PARAMS | {"method": "sendMessage"}}),
]


@pytest.mark.parametrize(("verb", "method", "ways"), WAYS)
async def test_parameters_come_in_any_of_the_four_ways(
    served: TelegramWorld, server: Server, verb: str, method: str, ways: dict[str, Any]
) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as web:
        answer = await web.request(verb, f"/bot{TOKEN}/{method}", **ways)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["result"]["text"] == served.chat(HANH, BOT)[-1]["text"] == "Chào & hỏi"


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        (f"/bot{TOKEN}/sendNothing", 404, "Not Found: method not found"),
        ("/bot42:wrong/getMe", 401, "Unauthorized"),
        (f"/file/bot{TOKEN}/photos/file_99.jpg", 404, "Not Found"),
        ("/file/bot42:wrong/photos/file_0.jpg", 401, "Unauthorized"),
    ],
)
async def test_errors_are_json(served: TelegramWorld, server: Server, path: str, code: int, why: str) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as web:
        answer = await web.get(path)
    assert (answer.status_code, answer.json()) == (code, {"ok": False, "error_code": code, "description": why})
    assert not served.log.accepted()


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"x"'])
async def test_a_body_that_is_no_object_is_refused(served: TelegramWorld, server: Server, body: bytes) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as web:
        headers = {"Content-Type": "application/json"}
        answer = await web.post(f"/bot{TOKEN}/getMe", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)
    assert not served.log.accepted()


@pytest.mark.usefixtures("served")
async def test_a_photo_in_a_part_of_its_name_is_sent_and_downloaded(server: Server) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as web:
        files = {"photo": ("ảnh.jpg", picture(2000, 1000), "image/jpeg")}
        sent = (await web.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": str(HANH)}, files=files)).json()["result"]
        sizes = [(size["width"], size["height"]) for size in sent["photo"]]
        assert sizes == [(90, 45), (320, 160), (800, 400), (1280, 640)]
        file = (await web.get(f"/bot{TOKEN}/getFile", params={"file_id": sent["photo"][0]["file_id"]})).json()["result"]
        download = await web.get(f"/file/bot{TOKEN}/{file['file_path']}")
    assert download.headers["content-type"] == "image/jpeg"
    assert len(download.content) == file["file_size"] == sent["photo"][0]["file_size"]


async def test_a_broken_form_is_refused(served: TelegramWorld, server: Server) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as web:
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        answer = await web.post(f"/bot{TOKEN}/sendMessage", content=b"--y\r\nnonsense", headers=headers)
    assert answer.status_code == 400
    assert not served.log.accepted()


async def test_who_hangs_up_while_speaking_is_not_answered(served: TelegramWorld) -> None:
    heard = iter([{"type": "http.request", "body": b'{"chat_id"', "more_body": True}, {"type": "http.disconnect"}])
    answers: list[Any] = []

    async def receive() -> Any:
        return next(heard)

    async def send(message: Any) -> None:
        answers.append(message)

    path = f"/bot{TOKEN}/sendMessage"
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": []}
    await telegram_app(served)(scope, receive, send)
    assert answers == []
    assert served.log.accepted("sendMessage") == []
