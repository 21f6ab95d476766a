"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import announce, duties, many, people, pushed, reasons, review


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    return [review.router, many.router, reasons.router, people.router, announce.router, duties.router, pushed.router]
