"""What officers do: confirm people, settle records, announce, mark the unit's duties."""

from __future__ import annotations

from handlers.core.router import Router
from handlers.officer.announce import announce, announce_paper, announce_preview, held, sent, sent_change, sent_units
from handlers.officer.duties import (
    anniversaries,
    closing,
    coming,
    criteria,
    duties,
    duties_below,
    figures,
    foundings,
    holidays,
    marking,
    opening_phase,
    own_days,
    phase_figures,
    pledges,
    receiving,
    special_phases,
    urging,
    urging_duties,
    year,
    year_duties,
)
from handlers.officer.people import (
    addressing,
    blocked,
    data_requests,
    group_texts,
    letters,
    lost,
    members,
    new_units,
    pairing,
    people,
    posters,
    responsible,
    undelivered,
    unit,
    unit_kinds,
)
from handlers.officer.review import (
    accepted,
    accepted_filter,
    history,
    many,
    photos,
    praised,
    pushed,
    raised,
    reasons,
    review,
    undoing,
)
from handlers.officer.roles import giving, not_them, offers, roles


def routers() -> list[Router]:
    """List the officer's routers; each stands behind the gate."""
    settling = (review, undoing, many, reasons, photos, history)
    queue = (*settling, praised, raised, accepted, accepted_filter, people, pairing)
    telling = (announce, announce_paper, announce_preview, sent, held, sent_change, sent_units)
    owed = (urging, duties, marking, duties_below, own_days, urging_duties, receiving, figures, phase_figures)
    people_of = (
        unit,
        new_units,
        unit_kinds,
        posters,
        responsible,
        members,
        undelivered,
        group_texts,
        letters,
        lost,
        not_them,
        roles,
        giving,
        offers,
        blocked,
        addressing,
    )
    days = (
        closing,
        coming,
        year,
        criteria,
        anniversaries,
        foundings,
        year_duties,
        holidays,
        special_phases,
        opening_phase,
    )
    rooms = (*queue, *telling, *owed, *people_of, data_requests, pledges, *days)
    return [*(room.router for room in rooms), pushed.router]
