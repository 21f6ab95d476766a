"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from aiogram import Router

from handlers.officer import (
    announce,
    announce_paper,
    announce_preview,
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
    sent_change,
    sent_units,
    unit,
    urging,
)


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    queue = (review, many, reasons, photos, praised, people, pairing)
    telling = (announce, announce_paper, announce_preview, sent, sent_change, sent_units)
    rooms = (*queue, *telling, urging, duties, unit, members, roles, giving, blocked, pledges, closing)
    return [*(room.router for room in rooms), pushed.router]
