"""A short name of each of several campaigns, for whoever chooses among them: its issuer and its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from domain.campaigns.model import Campaign
from domain.text import templates


def short_names(campaigns: Mapping[str, Campaign]) -> dict[str, str]:
    """Name each campaign, by slug; two of one issuer in the same years by their documents too."""
    names = {slug: _short(one) for slug, one in campaigns.items()}
    count = Counter(names.values())
    return {slug: name if count[name] == 1 else _longer(name, campaigns[slug]) for slug, name in names.items()}


def _short(campaign: Campaign) -> str:
    first, last = campaign.period.first_day().year, campaign.period.last_day().year
    return templates.label("campaign_of", issuer=campaign.document.issuer.short_name, first=first, last=last)


def _longer(name: str, campaign: Campaign) -> str:
    return templates.label("campaign_by_paper", name=name, paper=campaign.document.number or campaign.name)
