"""Starting a registration or a good deed: choose the thing, then the form asks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from aiogram import Router

from data.enums import RecordKind
from data.tables import Person
from domain import words
from domain.campaigns import Campaign, form_of
from domain.errors import Problem
from domain.forms.draft import Draft
from domain.forms.model import Form
from domain.privacy import demand_consent
from domain.records.submitting import demand_first, round_of
from handlers import form
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, listen, said

router = Router(name="register")

Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


@listen(router, chose("register"), said("register"))
async def show_things(turn: Turn, campaigns: Campaigns) -> Screen:
    """Show what can be registered this year; the title that names the person's category comes first."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    person = await turn.work.session.get_one(Person, turn.person_id)
    choices: list[Choice] = []
    for campaign in campaigns.values():
        for thing in campaign.registrable:
            titles = [title for title in campaign.titles if title.code in thing.titles]
            titles.sort(key=lambda title: person.category not in title.categories)
            choices += [
                Choice("thing", title.code, {"text": words.label("title_name", name=title.name)}) for title in titles
            ]
            if not titles:
                choices.append(Choice("thing", thing.code, {"text": thing.label}))
    if not choices:
        raise Problem("nothing_to_register")
    return Screen("register/things", {"year": turn.now.year}, (*choices, Choice("home")))


@listen(router, chose("thing"))
async def start_registration(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    """Open the form of the chosen thing, unless it is registered already."""
    for campaign in campaigns.values():
        for thing in campaign.registrable:
            if turn.value in {thing.code, *thing.titles}:
                return await _start(turn, campaigns, forms, _blank(campaign, thing.form, thing.kind, turn.value, forms))
    raise Problem("nothing_current")


@listen(router, chose("good_deed"), said("good_deed"))
async def start_good_deed(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    if turn.actor.person_id is None:
        raise Problem("join_first")
    for campaign in campaigns.values():
        if campaign.good_deeds is not None:
            draft = _blank(campaign, campaign.good_deeds.form, RecordKind.GOOD_DEED, campaign.good_deeds.form, forms)
            return await _start(turn, campaigns, forms, draft)
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


async def _start(turn: Turn, campaigns: Campaigns, forms: Forms, draft: Draft) -> Screen:
    """Begin the draft; one that is unfinished is never thrown away without asking."""
    await demand_consent(turn.work, turn.person_id)
    round_ = round_of(draft, campaigns[draft.campaign], turn.now.date())
    await demand_first(turn.work, turn.person_id, draft, round_)
    if turn.draft.get("form", {}).get("answers"):
        turn.draft["next"] = draft.dump()
        return Screen("form/exists", {}, (Choice("continue_draft"), Choice("start_new")))
    return form.show(turn, draft, campaigns, forms)


@listen(router, chose("start_new"))
async def start_new(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    return form.show(turn, Draft.load(turn.draft.pop("next")), campaigns, forms)
