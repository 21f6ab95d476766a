"""Campaign files from disk: read, checked against the model, kept in memory until the file changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from data import paths
from domain.campaigns.checks import faults, twice
from domain.campaigns.model import Campaign
from domain.content.errors import ContentError, Problem
from domain.content.source import read


def load(path: Path) -> Campaign:
    """The campaign of one file. Raises ContentError with every fault, its line and kind."""
    stat = path.stat() if path.exists() else None
    return _loaded(path, (stat.st_mtime_ns, stat.st_size) if stat else None)


def load_all(folder: Path = paths.CAMPAIGNS) -> dict[str, Campaign]:
    """Every campaign of the folder by slug, in the order of the slugs. Raises ContentError."""
    campaigns = [load(path) for path in sorted(folder.glob("*.yaml"))]
    return {campaign.slug: campaign for campaign in campaigns}


class Library(NamedTuple):
    """The campaigns of several folders by slug; `broken`: the faults of each file that cannot be used, by its name."""

    campaigns: dict[str, Campaign]
    broken: dict[str, tuple[Problem, ...]]


def open_library(*folders: Path) -> Library:
    """Load every file of the folders that can be used.

    Raises ContentError where a slug, a code or a record prefix stands in two of them, with file and line.
    """
    found: dict[Path, Campaign] = {}
    broken: dict[str, tuple[Problem, ...]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        try:
            found[path] = load(path)
        except ContentError as error:
            broken[path.stem] = error.problems
    if len(folders) > 1 and (clashes := twice(found, {path: read(path) for path in found})):
        raise ContentError(clashes)
    return Library({campaign.slug: campaign for campaign in found.values()}, broken)


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
