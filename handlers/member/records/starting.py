"""What registrations and good deeds share as they begin: an empty draft, and whether it may begin."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.enums import RecordKind
from data.queries.members import people
from data.queries.records.records import answers_before
from data.tables import Person
from domain.campaigns import Campaign, form_of
from domain.campaigns.things import Registrable
from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.model import Form
from domain.pledges import demand_pledge
from domain.privacy import demand_consent
from domain.records import collectives
from domain.records.rounds import LastDays, demand_registering
from domain.records.submitting import demand_new, round_of
from handlers.core.campaigns import Campaigns
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.member.records import form
from handlers.member.records.form_screens import CATEGORY

Forms = Mapping[str, Form]


def contests(offered: Iterable[Registrable], last: LastDays) -> list[dict[str, str | None]]:
    """Say of each contest who organises it and until when it can be registered, as far as that is known."""
    return [
        {
            "name": thing.label,
            "organiser": thing.contest.organiser,
            "until": day.isoformat() if (day := last[thing.code]) else None,
        }
        for thing in offered
        if thing.contest is not None
    ]


def chosen(turn: Turn, campaigns: Campaigns, subject: str) -> Draft:
    """Return an empty draft of the chosen thing. Raises `Problem` when none of the campaigns has it."""
    for campaign in campaigns.values():
        for thing in campaign.registrable:
            if subject in {thing.code, *thing.titles}:
                return blank(campaign, thing.form, thing.kind, subject, turn.app.forms)
    raise Problem("nothing_current")


def blank(campaign: Campaign, form_code: str, kind: str, subject: str, forms: Forms) -> Draft:
    made = form_of(campaign, form_code, forms)
    return Draft(
        id=uuid.uuid4().hex,
        kind=kind,
        campaign=campaign.slug,
        subject=subject,
        form=made.code,
        version=made.version,
        at=made.questions[0].code,
    )


async def start(turn: Turn, draft: Draft) -> Screen:
    """Begin the draft, with the answers of an earlier round of the person's own beside it."""
    person = await turn.work.session.get_one(Person, turn.person_id)
    turn.draft[CATEGORY] = person.category if draft.collective is None else None
    round_ = await demand_startable(turn, draft)
    if draft.kind == RecordKind.PLEDGE:
        await demand_pledge(turn.work, turn.person_id, draft.campaign, turn.now.year)
    last: dict[str, Answer] = {}
    if draft.kind != RecordKind.GOOD_DEED and draft.collective is None:
        last = await answers_before(turn.work.connection, turn.person_id, draft.form, draft.subject, round_)
    return form.begin(turn, replace(draft, last=last))


async def demand_startable(turn: Turn, draft: Draft) -> str:
    """Demand consent, the right to this thing, and that none was sent in this round, which is open and is returned.

    Raises `Problem`.
    """
    await demand_consent(turn.work, turn.person_id)
    campaign = turn.app.campaigns[draft.campaign]
    whose = await collectives.demand_led(turn.work, turn.person_id, draft.collective) if draft.collective else None
    await demand_new(turn.work, turn.person_id, draft, campaign, whose)
    round_ = round_of(draft, campaign, turn.now.date())
    belongs = await people.current_membership(turn.work.connection, turn.person_id)
    unit = whose.unit_id if whose else belongs[1] if belongs else None
    if unit is not None:
        await demand_registering(turn.work, unit, draft.kind, campaign.slug, round_)
    return round_
