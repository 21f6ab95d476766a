"""Starting a registration or a good deed: choose the thing, then the form asks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from data.enums import RecordKind
from data.queries.records.records import answers_before
from data.tables import Person
from domain.campaigns import Campaign, RegistrableKind, form_of
from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.model import Form
from domain.pledges import demand_pledge, has_pledge
from domain.privacy import demand_consent
from domain.records.submitting import demand_first, round_of
from domain.text import templates
from handlers.core.router import Router, chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import form

router = Router("register")

Forms = Mapping[str, Form]


@router.on(chose("register"), command("register"), chose_push("register_now"))
async def show_things(turn: Turn) -> Screen:
    """Show what can be registered this year; the title that names the person's category comes first."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    person = await turn.work.session.get_one(Person, turn.person_id)
    signed = await has_pledge(turn.work, turn.person_id, turn.now.year)
    choices: list[Choice] = []
    unsigned = False
    for campaign in turn.app.campaigns.values():
        for thing in campaign.registrable:
            titles = [title for title in campaign.titles if title.code in thing.titles]
            titles.sort(key=lambda title: person.category not in title.categories)
            choices += [
                Choice("thing", title.code, {"text": templates.label("title_name", name=title.name)})
                for title in titles
            ]
            if thing.kind is RegistrableKind.PLEDGE and not signed:
                unsigned = True
            elif not titles:
                choices.append(Choice("thing", thing.code, {"text": thing.label}))
    if not choices:
        raise Problem("nothing_to_register")
    return Screen("register/things", {"year": turn.now.year, "unsigned": unsigned}, (*choices, Choice("home")))


@router.on(chose("thing"), chose_push("register_urged"))
async def start_registration(turn: Turn) -> Screen:
    """Open the form of the chosen thing, unless it is registered already."""
    for campaign in turn.app.campaigns.values():
        for thing in campaign.registrable:
            if turn.value in {thing.code, *thing.titles}:
                return await _start(turn, _blank(campaign, thing.form, thing.kind, turn.value, turn.app.forms))
    raise Problem("nothing_current")


@router.on(chose("good_deed"), command("good_deed"))
async def start_good_deed(turn: Turn) -> Screen:
    if turn.actor.person_id is None:
        raise Problem("join_first")
    for campaign in turn.app.campaigns.values():
        if campaign.good_deeds is not None:
            draft = _blank(
                campaign, campaign.good_deeds.form, RecordKind.GOOD_DEED, campaign.good_deeds.form, turn.app.forms
            )
            return await _start(turn, draft)
    raise Problem("nothing_current")


def _blank(campaign: Campaign, form_code: str, kind: str, subject: str, forms: Forms) -> Draft:
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


async def _start(turn: Turn, draft: Draft) -> Screen:
    """Begin the draft, with the answers of an earlier round beside it."""
    await demand_consent(turn.work, turn.person_id)
    round_ = round_of(draft, turn.app.campaigns[draft.campaign], turn.now.date())
    await demand_first(turn.work, turn.person_id, draft, round_)
    if draft.kind == RecordKind.PLEDGE:
        await demand_pledge(turn.work, turn.person_id, draft.campaign, turn.now.year)
    last: dict[str, Answer] = {}
    if draft.kind != RecordKind.GOOD_DEED:
        last = await answers_before(turn.work.connection, turn.person_id, draft.form, draft.subject, round_)
    return form.begin(turn, replace(draft, last=last))
