"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import (
    announce,
    blocked,
    closing,
    duties,
    giving,
    many,
    members,
    pairing,
    people,
    photos,
    pledges,
    praised,
    pushed,
    reasons,
    review,
    roles,
    sent,
    unit,
    urging,
)


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    queue = (review, many, reasons, photos, praised, people, pairing)
    rooms = (*queue, announce, sent, urging, duties, unit, members, roles, giving, blocked, pledges, closing)
    return [*(room.router for room in rooms), pushed.router]
