"""Campaign files from disk: read, checked against the model, kept in memory until the file changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from data import paths
from domain.campaigns.checks import faults
from domain.campaigns.model import Campaign
from domain.content.errors import ContentError
from domain.content.source import read


def load(path: Path) -> Campaign:
    """The campaign of one file. Raises ContentError with every fault, its line and kind."""
    stat = path.stat() if path.exists() else None
    return _loaded(path, (stat.st_mtime_ns, stat.st_size) if stat else None)


def load_all(folder: Path = paths.CAMPAIGNS) -> dict[str, Campaign]:
    """Every campaign of the folder by slug, in the order of the slugs. Raises ContentError."""
    campaigns = [load(path) for path in sorted(folder.glob("*.yaml"))]
    return {campaign.slug: campaign for campaign in campaigns}


def get(slug: str, folder: Path = paths.CAMPAIGNS) -> Campaign:
    """The campaign with that slug. Raises KeyError when there is none."""
    return load_all(folder)[slug]


@lru_cache(maxsize=64)
def _loaded(path: Path, _version: tuple[int, int] | None) -> Campaign:
    source = read(path)
    campaign = source.model(Campaign)
    problems = faults(campaign, source)
    if problems:
        raise ContentError(problems)
    return campaign
