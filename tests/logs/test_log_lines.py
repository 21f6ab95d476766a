"""Lines of the log: each with what it is about, in two shapes, and nothing personal in either."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import httpx2
import pytest
from fastapi import FastAPI

from bot.logs.context import about, of_update
from bot.logs.redaction import Masks
from bot.logs.setup import MaskFilter, formatter
from bot.settings.settings import Settings
from bot.web.request_ids import RequestIds

PHONE = "0912345678"
Lines = Callable[[], list[str]]


@pytest.fixture(params=["plain", "json"])
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def lines(shape: str) -> Iterator[Lines]:
    handler = logging.StreamHandler(written := io.StringIO())
    handler.addFilter(MaskFilter(Masks(["hush-hush"])))
    handler.setFormatter(formatter(Settings(_env_file=None, log_format=shape)))
    log = logging.getLogger("ops.lines")
    log.addHandler(handler)
    yield lambda: written.getvalue().splitlines()
    log.removeHandler(handler)


def fail() -> None:
    try:
        int(f"hush-hush {PHONE}")
    except ValueError:
        logging.getLogger("ops.lines").exception("gọi %s hỏng", PHONE, extra={"name_of": "Hạnh"})


def test_a_line_says_what_it_is_about(lines: Lines, shape: str) -> None:
    token = about.set(of_update(17))
    fail()
    about.reset(token)
    text = "\n".join(lines())
    assert "update-17" in text
    assert "*** ***678" in text
    assert not [each for each in (PHONE, "hush-hush", "Hạnh") if each in text]
    if shape == "json":
        (line,) = map(json.loads, lines())
        assert set(line) == {"at", "level", "logger", "about", "text", "trace"}
        assert (line["about"], line["text"]) == ("update-17", "gọi ***678 hỏng")


async def test_each_request_has_an_id_of_its_own(lines: Lines) -> None:
    app = FastAPI()
    app.add_middleware(RequestIds)

    @app.get("/")
    async def work() -> None:
        logging.getLogger("ops.lines").warning("here")

    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://program") as client:
        ids = [(await client.get("/")).headers["x-request-id"] for _ in range(2)]
    assert len(set(ids)) == 2
    assert [name in line for name, line in zip(ids, lines(), strict=True)] == [True, True]
    assert about.get() == "-"
