from __future__ import annotations

import httpx2
import pytest

from sandbox.telegram.faults import reset
from tests.support.echo import TOKEN
from tests.support.served import Served, served


def test_a_cut_connection_is_a_cut_connection_through_the_whole_application(page_server: Served) -> None:
    with httpx2.Client(base_url=page_server.address) as bot:
        assert bot.get(f"/bot{TOKEN}/getMe").json()["ok"] is True
        page_server.do(lambda: page_server.demo.world().faults.add(reset(), method="getMe"))
        with pytest.raises(httpx2.TransportError):
            bot.get(f"/bot{TOKEN}/getMe")
        assert bot.get(f"/bot{TOKEN}/getMe").json()["ok"] is True


def test_the_server_stops_at_once_while_a_page_is_open() -> None:
    with served() as running, httpx2.stream("GET", f"{running.address}/page/events") as page:
        lines = page.iter_lines()
        assert "hello" in next(line for line in lines if line.startswith("data:"))
        assert page.headers["content-type"].startswith("text/event-stream")
        running.stop()
        assert [line for line in lines if line] == []
