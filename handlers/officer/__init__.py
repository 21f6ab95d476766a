"""What officers do: confirm people, settle records, announce, mark the unit's duties, look after their unit."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import (
    announce,
    closing,
    duties,
    giving,
    members,
    pairing,
    people,
    photos,
    pledges,
    pushed,
    reasons,
    review,
    roles,
    unit,
)


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    settling = (review, reasons, photos, people, pairing)
    rooms = (*settling, announce, duties, pledges, closing, pushed, unit, members, roles, giving)
    return [room.router for room in rooms]
