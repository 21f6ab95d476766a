"""What stands in the campaign files: those that cannot be used are named, with the place of the first fault."""

from __future__ import annotations

from collections.abc import Iterator

from bot.admin.finding import Finding, error_found, note
from bot.errors import SettingsError
from bot.settings.settings import Settings


def unusable(settings: Settings) -> Iterator[Finding]:
    """Name each campaign file that is left out. A clash between files, which stops the start, is an error."""
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack

    try:
        library = library_of(settings)
    except SettingsError as problem:
        if problem.code != "campaign_dir_absent":  # said already
            yield error_found("campaigns", problem)
        return
    for problems in library.broken.values():
        yield note("campaigns", "campaign_broken", problem=problems[0], more=len(problems) - 1)
