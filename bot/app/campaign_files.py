"""The campaign files of this installation: those that ship with the program and those of CAMPAIGN_DIR."""

from __future__ import annotations

import logging

from bot.errors import SettingsError
from bot.settings.settings import Settings
from data.paths import CAMPAIGNS
from domain.campaigns import Campaign, Library, open_library
from domain.content.errors import ContentError

log = logging.getLogger(__name__)


def library_of(settings: Settings) -> Library:
    """Load every campaign file that can be used.

    Raises `SettingsError` where CAMPAIGN_DIR is no folder, or where a slug, a code or a record prefix stands twice.
    """
    own = settings.campaign_dir
    if own is not None and not own.is_dir():
        raise SettingsError("campaign_dir_absent", folder=str(own))
    try:
        return open_library(CAMPAIGNS, *([own] if own else []))
    except ContentError as clash:
        raise SettingsError("campaign_files_clash", faults=clash.problems) from None


def running_campaigns(settings: Settings) -> dict[str, Campaign]:
    """Load the campaigns that this installation runs: those of CAMPAIGN, or all that can be used.

    A broken file that CAMPAIGN does not name is left out, and said in the log. Raises `SettingsError`.
    """
    library = library_of(settings)
    if broken := [problem for slug in settings.campaign for problem in library.broken.get(slug, ())]:
        raise SettingsError("campaign_files_broken", faults=broken)
    if absent := sorted(set(settings.campaign) - set(library.campaigns)):
        raise SettingsError("campaign_unknown", absent=absent, there=sorted(library.campaigns))
    for slug, problems in library.broken.items():
        log.warning("the campaign %s is left out: %s:%d %s", slug, problems[0].file, problems[0].line, problems[0].kind)
    return {slug: library.campaigns[slug] for slug in settings.campaign or library.campaigns}
