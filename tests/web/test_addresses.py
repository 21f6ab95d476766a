"""Addresses in every written form, and whose request it is behind proxies."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_address, ip_network

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from bot.settings.addresses import read_address, read_network, subscriber
from bot.settings.validators import THIS_MACHINE
from bot.web.client_address import ClientAddress


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("203.0.113.9", "203.0.113.9"),
        (" 203.0.113.9\t", "203.0.113.9"),
        ("203.0.113.9:51234", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::FFFF:CB00:7109", "203.0.113.9"),
        ("[::ffff:203.0.113.9]:443", "203.0.113.9"),
        ('"[2001:db8::1]:443"', "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("[fe80::1%25eth0]:80", "fe80::1"),
        ("::1", "::1"),
    ],
)
def test_an_address_is_one_in_every_written_form(written: str, meant: str) -> None:
    assert read_address(written) == ip_address(meant)


@pytest.mark.parametrize(
    "written",
    ["", "unknown", "_hidden", "127.0.0.01", "256.1.1.1", "[::1", "::1]", "1.2.3", "1.2.3.4:x", "a" * 5000],
)
def test_what_is_no_address_is_none(written: str) -> None:
    assert read_address(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10.1.2.3", "10.1.2.3/32"),
        ("10.1.2.3/8", "10.0.0.0/8"),
        ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
        ("::ffff:10.1.2.3", "10.1.2.3/32"),
        ("[fd00::]/8", "fd00::/8"),
        ("fe80::1%eth0", "fe80::1/128"),
        ("172.16.0.0/255.240.0.0", "172.16.0.0/12"),
    ],
)
def test_a_network_is_one_in_every_written_form(written: str, meant: str) -> None:
    assert read_network(written) == ip_network(meant)


def test_who_has_one_address_of_ipv6_has_all_beside_it() -> None:
    assert subscriber(read_address("2001:db8::1")) == subscriber(read_address("2001:db8:0:0:ffff::2"))
    assert subscriber(read_address("2001:db8::1")) != subscriber(read_address("2001:db8:0:1::1"))
    assert subscriber(read_address("203.0.113.9")) != subscriber(read_address("203.0.113.10"))
    assert subscriber(read_address("::ffff:203.0.113.9")) == subscriber(IPv4Address("203.0.113.9"))


async def whose(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope)
    told = request.client.host if request.client else None
    await JSONResponse([told, request.url.scheme])(scope, receive, send)


OWN = [*THIS_MACHINE, ip_network("10.0.0.0/8")]


@pytest.mark.parametrize(
    ("near", "headers", "client"),
    [
        ("198.51.100.7", ["203.0.113.9"], "198.51.100.7"),  # nobody trusts a stranger's word
        ("127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("::ffff:127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("::1%lo", ["[2001:db8::1]:4711"], "2001:db8::1"),
        ("127.0.0.1", ["10.9.9.9, 203.0.113.9"], "203.0.113.9"),  # what the stranger wrote stands on the left
        ("127.0.0.1", ["203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("127.0.0.1", ["198.51.100.7", "203.0.113.9, ::ffff:10.0.0.2"], "203.0.113.9"),
        ("127.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("127.0.0.1", ["203.0.113.9, unknown"], "127.0.0.1"),
        ("127.0.0.1", ["203.0.113.9, unknown, 10.0.0.2"], "10.0.0.2"),
        ("127.0.0.1", [""], "127.0.0.1"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("somewhere", ["203.0.113.9"], "somewhere"),
    ],
)
async def test_the_last_one_whom_a_trusted_proxy_names(near: str, headers: list[str], client: str) -> None:
    transport = httpx2.ASGITransport(ClientAddress(whose, OWN), client=(near, 1))
    sent = [("X-Forwarded-For", each) for each in headers] + [("X-Forwarded-Proto", "https")]
    async with httpx2.AsyncClient(transport=transport, base_url="http://program") as browser:
        told = (await browser.get("/", headers=sent)).json()
    trusted = near not in {"198.51.100.7", "somewhere"}
    assert told == [client, "https" if trusted else "http"]
