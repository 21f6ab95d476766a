"""Asks the running program itself, at /readyz on this machine, whether it does its work."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from typing import Any

from bot.admin.finding import Finding, note, ok, wrong
from bot.settings import Settings

PATIENCE = 5.0  # seconds; the program itself gives its database three
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what a program that listens everywhere is asked at
LONGEST = 10_000  # bytes
OK = "ok"


def service(settings: Settings, *, refusals: bool = True) -> Finding:
    """Ready, or which part is not; a program that does not run is no fault before the first start.

    `refusals` False: without the webhooks that refuse everything, for a watcher. Strangers can call too.
    """
    host = ANY_ADDRESS.get(settings.web_host, settings.web_host)
    try:
        told = ask(host, settings.web_port)
    except TimeoutError:
        return wrong("service", "service_hangs", address=f"{host}:{settings.web_port}")
    except (OSError, HTTPException):
        return note("service", "service_absent", address=f"{host}:{settings.web_port}")
    if told is None:
        return note("service", "service_strange", address=f"{host}:{settings.web_port}")
    for part in ("database", "schema", "ticks", "polling"):
        if told.get(part, OK) != OK:
            return wrong("service", f"service_{part}")
    if refusals and (refusing := told.get("refused")):
        return wrong("service", "service_refuses", channels=str(refusing).split(", "))
    return ok("service", "service_ready")


def ask(host: str, port: int) -> dict[str, Any] | None:
    """Return what the program says of its parts; `None` when something else answers. Raises OSError, HTTPException.

    A plain connection: no proxy of the environment stands between a machine and itself.
    """
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz")
        told = json.loads(connection.getresponse().read(LONGEST))
    except ValueError:
        return None
    finally:
        connection.close()
    return told if isinstance(told, dict) and "database" in told else None
