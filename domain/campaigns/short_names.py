"""A short name of each of several campaigns, for whoever chooses among them: as its file says, else by its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from domain.campaigns.model import Campaign
from domain.text import templates


def short_names(campaigns: Mapping[str, Campaign]) -> dict[str, str]:
    """Name each campaign, by slug; two of one issuer that are named alike, by their documents too."""
    names = {slug: _short(one) for slug, one in campaigns.items()}
    count = Counter(names.values())
    return {slug: name if count[name] == 1 else _longer(name, campaigns[slug]) for slug, name in names.items()}


def named_among(own: Campaign, others: Mapping[str, Campaign]) -> str:
    """Name a campaign for whoever is under others too; empty where it is the only one."""
    several = {**others, own.slug: own}
    return short_names(several)[own.slug] if len(several) > 1 else ""


def own_names(campaigns: Mapping[str, Campaign]) -> dict[str, str]:
    """Name each for whoever issued them: without the issuer, where all have one and say a short name."""
    shorts = {slug: one.short_name or "" for slug, one in campaigns.items()}
    issuers = {one.document.issuer.unit for one in campaigns.values()}
    apart = len(issuers) == 1 and all(shorts.values()) and len(set(shorts.values())) == len(shorts)
    return shorts if apart else short_names(campaigns)


def _short(campaign: Campaign) -> str:
    issuer = campaign.document.issuer.short_name
    if campaign.short_name:
        return templates.label("campaign_short", name=campaign.short_name, issuer=issuer)
    begins = campaign.period.first_day().year
    if campaign.period.end is None:
        return templates.label("campaign_since", issuer=issuer, begins=begins)
    ends = campaign.period.last_day().year
    return templates.label("campaign_of", issuer=issuer, begins=begins, ends=ends)


def _longer(name: str, campaign: Campaign) -> str:
    return templates.label("campaign_by_paper", name=name, paper=campaign.document.number or campaign.name)
