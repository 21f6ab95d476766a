"""Talking with the program on a document that lacks a part."""

from __future__ import annotations

from dataclasses import replace

from domain.campaigns.model import Campaign
from tests.support.standard import app_with
from tests.support.users import Town, User

SLUG = "thanh-hoa-2021"
"""under which the town's federation issued its document"""


def put(town: Town, campaign: Campaign) -> None:
    held = app_with({SLUG: campaign.model_copy(update={"slug": SLUG})})
    town.inbox.processor.app = replace(
        town.inbox.processor.app, campaigns=held.campaigns, calendar=held.calendar, forms=held.forms
    )


def shown(person: User) -> str:
    assert "None" not in person.text
    assert "unknown" not in person.text
    return person.text + " ".join(person.buttons())
