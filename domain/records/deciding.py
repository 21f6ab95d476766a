"""Who decides on a title, and how often: a registration is never the title itself."""

from __future__ import annotations

from typing import NamedTuple

from domain.campaigns import Campaign


class Decided(NamedTuple):
    """`by`: who awards it, in the document's words; `every`: year, phase, once or always. `None` is not known."""

    by: str | None
    every: str | None


def decided(campaign: Campaign | None, subject: str) -> Decided:
    """Tell what the campaign file knows of the decision on a title; nothing for whatever is no title."""
    title = next((known for known in campaign.titles if known.code == subject), None) if campaign else None
    if campaign is None or title is None:
        return Decided(None, None)
    ends = [
        review.every for review in campaign.rounds if subject in review.titles and review.action in {"award", "choose"}
    ]
    return Decided(title.awarded_by, ends[-1] if ends else None)
