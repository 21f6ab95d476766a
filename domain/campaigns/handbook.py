"""The handbook: what a document says to members, cut into short pieces. It adds nothing of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.campaigns.duties import Duty
from domain.campaigns.facts import Title
from domain.campaigns.model import Campaign
from domain.campaigns.things import Registrable

Piece = dict[str, Any]

PIECES = 3  # on one screen


def topics(campaign: Campaign) -> list[str]:
    """List the topics on which the document says anything, in the order in which people ask."""
    return [topic for topic, tell in _TOPICS.items() if tell(campaign)]


def pieces(campaign: Campaign, topic: str) -> list[Piece]:
    """Tell one topic; empty for a topic that is not in the document or not in the handbook."""
    tell = _TOPICS.get(topic)
    return tell(campaign) if tell else []


def _movements(campaign: Campaign) -> list[Piece]:
    return [
        {"kind": one.kind, "name": one.name, "by": one.launched_by, "period": one.period} for one in campaign.movements
    ]


def _asked(campaign: Campaign) -> list[Piece]:
    asked = [_thing(campaign, one) for one in campaign.registrable]
    deeds = campaign.good_deeds.words if campaign.good_deeds else ()
    of_deeds: Piece = {"name": None, "titles": [], "every": None, "by": "person", "contest": None}
    return [*asked, *({**of_deeds, "words": words} for words in deeds)]


def _thing(campaign: Campaign, thing: Registrable) -> Piece:
    names = [title.name for title in campaign.titles if title.code in thing.titles]
    return {
        "name": thing.label,
        "titles": names,
        "every": thing.round,
        "words": thing.words,
        "by": thing.handed_in_by,
        "contest": _contest(thing),
    }


def _contest(thing: Registrable) -> Piece | None:
    if thing.contest is None:
        return None
    return {"organiser": thing.contest.organiser, "until": thing.last_day and thing.last_day.isoformat()}


def _titles(campaign: Campaign) -> list[Piece]:
    return [
        {
            "name": title.name,
            "holder": title.holder,
            "categories": [category.value for category in title.categories],
            "by": title.awarded_by,
            "steps": _steps(campaign, title),
        }
        for title in campaign.titles
    ]


def _steps(campaign: Campaign, title: Title) -> list[Piece]:
    """Say which level does what on the way to a title, and how often."""
    return [
        {"level": step.level.value, "action": step.action, "every": step.every}
        for step in campaign.rounds
        if title.code in step.titles
    ]


def _reports(campaign: Campaign) -> list[Piece]:
    return [_report(campaign, duty) for duty in campaign.duties if duty.received_by is not None]


def _report(campaign: Campaign, duty: Duty) -> Piece:
    to = duty.received_by
    assert to is not None  # noqa: S101 - `_reports` lets no other duty through
    through = list(campaign.department_names(to.departments))
    return {"name": duty.name, "to": to.unit, "through": through, "way": to.way, "due": duty.due.words}


def _welfare(campaign: Campaign) -> list[Piece]:
    return [{"name": one.name, "words": one.words} for one in campaign.welfare]


def _bases(campaign: Campaign) -> list[Piece]:
    return [
        {
            "name": base.name,
            "number": base.number,
            "signed": base.date and base.date.isoformat(),
            "by": base.issuer,
            "since": base.valid_from and base.valid_from.isoformat(),
            "until": base.valid_until and base.valid_until.isoformat(),
            "instead": base.replaced_by,
        }
        for base in campaign.base_documents
    ]


_TOPICS: Mapping[str, Callable[[Campaign], list[Piece]]] = {
    "movements": _movements,
    "asked": _asked,
    "titles": _titles,
    "reports": _reports,
    "welfare": _welfare,
    "bases": _bases,
}
