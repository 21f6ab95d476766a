"""Taking up campaign files while the program runs: new ones and changed ones, each whole, and if it passes the check.

A file that does not pass keeps the one before it running; `doctor` names it. Decision 0046.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.campaign_files import running_campaigns
from bot.settings.settings import Settings
from data.paths import CAMPAIGNS
from domain.campaign_check import faulty
from domain.campaigns import Campaign, load

log = logging.getLogger(__name__)

SETTLED = 10.0
"""Seconds for which nothing in the folders has changed: a file that is still being copied is left alone."""

Stamp = frozenset[tuple[Path, int, int]]
"""Every file with when it was written and how long it is."""


@dataclass
class CampaignFolder:
    """The campaign files of this installation, and those of them that run: `only` these slugs, or all."""

    folders: tuple[Path, ...]
    running: Mapping[str, Campaign]
    only: frozenset[str] = frozenset()
    settled: float = SETTLED
    _taken: Stamp = field(init=False)
    _seen: Stamp = field(init=False)
    _since: float = 0.0

    def __post_init__(self) -> None:
        self._taken = self._seen = self._stamp()

    async def look(self, *, at_once: bool) -> bool:
        """Take up what has changed; returns whether other campaigns run now.

        `at_once`: another process has taken something up, so nobody is in the midst of writing it.
        """
        stamp = await asyncio.to_thread(self._stamp)
        if stamp == self._taken:
            return False
        if stamp != self._seen:
            self._seen, self._since = stamp, time.monotonic()
        if not at_once and time.monotonic() - self._since < self.settled:
            return False
        found = await asyncio.to_thread(self._read)
        if await asyncio.to_thread(self._stamp) != stamp:
            return False  # something changed meanwhile: nothing of it is taken up
        self._taken = stamp
        changed = [slug for slug, campaign in found.items() if self.running.get(slug) is not campaign]
        self.running = found
        if changed:
            log.info("taken up from the campaign files: %s", ", ".join(changed))
        return bool(changed)

    def _stamp(self) -> Stamp:
        return frozenset(self._stamps())

    def _stamps(self) -> Iterator[tuple[Path, int, int]]:
        for folder in self.folders:
            for path in folder.glob("*.yaml"):
                try:
                    stat = path.stat()
                except OSError:  # it is gone again
                    continue
                yield path, stat.st_mtime_ns, stat.st_size

    def _read(self) -> dict[str, Campaign]:
        """Return what shall run: each file that passes, and what ran before in the place of those that do not."""
        wrong = faulty(*self.folders)
        for path, problems in wrong.items():
            log.warning("not taken up: %s", f"{path}:{problems[0].line} {problems[0].kind}")
        paths = [path for folder in self.folders for path in sorted(folder.glob("*.yaml")) if path not in wrong]
        passed = {
            campaign.slug: campaign for campaign in map(load, paths) if not self.only or campaign.slug in self.only
        }
        kept = {slug: campaign for slug, campaign in self.running.items() if slug not in passed}
        return {**kept, **{slug: one for slug, one in passed.items() if not _clashes(one, kept)}}


def _clashes(campaign: Campaign, kept: Mapping[str, Campaign]) -> bool:
    """Tell whether it has a code of a campaign that goes on running although its file is broken, or gone."""
    taken = {code for other in kept.values() for code in other.by_code}
    prefixes = {other.record_prefix for other in kept.values()}
    return campaign.record_prefix in prefixes or not taken.isdisjoint(campaign.by_code)


def folder_of(settings: Settings) -> CampaignFolder:
    """Open what this installation runs. Raises `SettingsError` as `running_campaigns` does."""
    folders = (CAMPAIGNS, *([settings.campaign_dir] if settings.campaign_dir else []))
    return CampaignFolder(folders, running_campaigns(settings), frozenset(settings.campaign))
