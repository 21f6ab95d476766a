"""Asks the running program itself, at /readyz on this machine, whether it does its work."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from bot.admin.finding import Finding, note, ok, wrong
from bot.settings.settings import Settings

PATIENCE = 5.0  # seconds; the program itself gives its database three
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what a program that listens everywhere is asked at
LONGEST = 10_000  # bytes
OK = "ok"


def service(settings: Settings, *, refusals: bool = True) -> Finding:
    """Ready, or which part is not; a program that does not run is no fault before the first start.

    `refusals` False: without the webhooks that refuse everything, for a watcher. Strangers can call too.
    """
    answer = _asked(settings, "/readyz")
    if isinstance(answer, Finding):
        return answer
    _, parts = answer
    if parts is None:
        return note("service", "service_strange", address=_address(settings))
    for part in ("database", "schema", "ticks", "updates", "polling"):
        if parts.get(part, OK) != OK:
            return wrong("service", f"service_{part}")
    if refusals and (refusing := parts.get("refused")):
        return wrong("service", "service_refuses", channels=str(refusing).split(", "))
    return ok("service", "service_ready")


def web_part(settings: Settings) -> Finding:
    """Whether pages are served, whatever the rest of the program does."""
    answer = _asked(settings, "/healthz")
    if isinstance(answer, Finding):
        return answer
    return ok("service", "service_web") if answer[0] == HTTPStatus.OK else wrong("service", "service_database")


def _address(settings: Settings) -> str:
    return f"{ANY_ADDRESS.get(settings.web_host, settings.web_host)}:{settings.web_port}"


def _asked(settings: Settings, path: str) -> Finding | tuple[int, dict[str, Any] | None]:
    """Ask the program, or find that it does not answer."""
    try:
        return ask(ANY_ADDRESS.get(settings.web_host, settings.web_host), settings.web_port, path)
    except TimeoutError:
        return wrong("service", "service_hangs", address=_address(settings))
    except (OSError, HTTPException):
        return note("service", "service_absent", address=_address(settings))


def ask(host: str, port: int, path: str) -> tuple[int, dict[str, Any] | None]:
    """Return the status, and what the program says of its parts if it is the program. Raises OSError, HTTPException.

    A plain connection: no proxy of the environment stands between a machine and itself.
    """
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = json.loads(answer.read(LONGEST))
    except ValueError:
        body = None
    finally:
        connection.close()
    return answer.status, body if isinstance(body, dict) and "database" in body else None
