"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import announce, duties, many, people, photos, pledges, pushed, reasons, review, sent, urging


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    rooms = (review, many, reasons, photos, people, announce, sent, urging, duties, pledges, pushed)
    return [room.router for room in rooms]
