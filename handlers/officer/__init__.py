"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from handlers.core.router import Router
from handlers.officer import (
    addressing,
    announce,
    announce_paper,
    announce_preview,
    blocked,
    closing,
    data_requests,
    duties,
    duties_below,
    figures,
    giving,
    held,
    lost,
    many,
    marking,
    members,
    not_them,
    offers,
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
    telling = (announce, announce_paper, announce_preview, sent, held, sent_change, sent_units)
    owed = (urging, duties, marking, duties_below, figures)
    people_of = (unit, members, lost, not_them, roles, giving, offers, blocked, addressing)
    rooms = (*queue, *telling, *owed, *people_of, data_requests, pledges, closing)
    return [*(room.router for room in rooms), pushed.router]
