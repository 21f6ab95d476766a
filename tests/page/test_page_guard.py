from __future__ import annotations

import httpx2
import pytest

SAY = "/page/phones/worker/text"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1", "10.0.0.7"]
)
async def test_a_foreign_host_name_gets_nothing(client: httpx2.AsyncClient, host: str) -> None:
    for path in ("/", "/page/state", "/static/js/main.js"):
        assert (await client.get(path, headers={"Host": host})).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST"])
async def test_this_machines_own_names_are_answered(client: httpx2.AsyncClient, host: str) -> None:
    assert (await client.get("/page/state", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Origin": "http://localhost:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_website_cannot_drive_the_demo(client: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    answer = await client.post(SAY, json={"text": "chào"}, headers=headers)
    assert answer.status_code == 403
    assert (await client.get("/page/state")).json()["phones"][0]["chat"] == []


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}])
async def test_the_page_and_a_program_of_this_machine_may_drive_it(
    client: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    assert (await client.post(SAY, json={"text": "chào"}, headers=headers)).status_code == 200


async def test_another_website_may_link_to_the_page_but_not_embed_what_acts_or_tells(
    client: httpx2.AsyncClient,
) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert (await client.get("/", headers=foreign | {"Sec-Fetch-Mode": "navigate"})).status_code == 200
    for path in ("/bot4200:page/getMe", "/page/state", "/page/files/x"):
        for mode in ("no-cors", "navigate"):
            assert (await client.get(path, headers=foreign | {"Sec-Fetch-Mode": mode})).status_code == 403


async def test_every_answer_carries_the_strict_policy(client: httpx2.AsyncClient) -> None:
    for path in ("/", "/static/css/base.css", "/page/state", "/page/files/none"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self'; img-src 'self' blob: data:;")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


async def test_the_page_names_no_foreign_host_and_no_inline_code(client: httpx2.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert "http://" not in page
    assert "https://" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count('<script type="module" src="/static/')
