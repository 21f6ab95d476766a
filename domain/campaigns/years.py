"""The years of a campaign, and from when on something is owed every year: from the document on, not before its date."""

from __future__ import annotations

from datetime import date

from domain.campaigns.duties import FixedDue, InYearDue, YearlyDue
from domain.campaigns.model import Campaign


def years_of(campaign: Campaign, until: int | None = None) -> range:
    """Return the years that the campaign's period touches; of one without an end none after `until`."""
    return range(campaign.period.first_day().year, _last_year(campaign, until) + 1)


def owed_from(campaign: Campaign) -> date:
    """Return the day from which yearly duties are owed: a document that comes later than its period asks nothing back.

    One that is signed after its period has ended means that period all the same.
    """
    first, signed = campaign.period.first_day(), campaign.document.date
    return max(first, signed) if signed is not None and signed <= campaign.period.last_day() else first


def years_owed(campaign: Campaign, until: int | None = None) -> range:
    """Return the years of which something is owed every year."""
    return range(owed_from(campaign).year, _last_year(campaign, until) + 1)


def filed_day(campaign: Campaign, due: YearlyDue | InYearDue, year: int) -> date | None:
    """Return the day in a year that stands in the file, in the place of one that the document does not give."""
    day = due.chosen_day.in_year(year) if due.chosen_day else None
    too_soon = day is not None and isinstance(due, YearlyDue) and day < owed_from(campaign)
    return None if too_soon else day


def stated_days(campaign: Campaign, due: FixedDue, until: int | None = None) -> list[date]:
    """Return the last days that the document states; of every year those from the document to the period's end.

    One year more is looked at: before the first of January ends in the year before.
    """
    if not due.recurs:
        return due.last_days(())
    years = years_owed(campaign, until)
    begins, ends = owed_from(campaign), campaign.period.last_day()
    return [day for day in due.last_days(range(years.start, years.stop + 1)) if begins <= day <= ends]


def _last_year(campaign: Campaign, until: int | None) -> int:
    last = campaign.period.last_day().year
    return last if until is None or campaign.period.end is not None else min(last, until)
