"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import announce, duties, giving, members, pairing, people, pushed, reasons, review, roles, unit


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    return [review.router, reasons.router, people.router, announce.router, duties.router, pushed.router, *_belonging()]


def _belonging() -> list[Router]:
    return [pairing.router, unit.router, members.router, roles.router, giving.router]
