"""What stands in the campaign files: those that cannot be used are named, with the place of the first fault."""

from __future__ import annotations

from collections.abc import Iterator

from bot.admin.finding import Finding, error_found, note
from bot.errors import SettingsError
from bot.settings.settings import Settings
from data.paths import CAMPAIGNS


def unusable(settings: Settings) -> Iterator[Finding]:
    """Name each campaign file that is left out. A clash between files, which stops the start, is an error."""
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack
    from domain.campaign_check import faulty  # noqa: PLC0415 - the same

    try:
        library_of(settings)
    except SettingsError as problem:
        if problem.code != "campaign_dir_absent":  # said already
            yield error_found("campaigns", problem)
        return
    own = settings.campaign_dir
    for problems in faulty(CAMPAIGNS, *([own] if own and own.is_dir() else [])).values():
        yield note("campaigns", "campaign_broken", problem=problems[0], more=len(problems) - 1)
