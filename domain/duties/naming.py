"""What duties are called on buttons: short, and no two alike, though documents give long names and the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from data.queries.reminders.duties import Occurrence
from domain.calendar import CalendarEvent
from domain.campaigns import Campaign
from domain.duties.owing import occurrence
from domain.text.apart import cut_apart

LENGTH = 40  # characters of a name on a button

Named = tuple[Occurrence, CalendarEvent]


def button_names(found: Sequence[Named], campaigns: Mapping[str, Campaign]) -> list[str]:
    """Name each duty; a name that stands twice gets its time, issuer, campaign, section, or a number."""
    names = [event.name for _, event in found]
    steps: tuple[Callable[[int, Named], str], ...] = (
        lambda _, one: _time(one[1]),
        lambda _, one: campaigns[one[0].campaign].document.issuer.short_name,
        lambda _, one: campaigns[one[0].campaign].short_name or "",
        lambda _, one: one[1].section or "",
        lambda at, _: str(at + 1),
    )
    for more in steps:
        twice = Counter(names)
        names = [_with(name, more(at, found[at])) if twice[name] > 1 else name for at, name in enumerate(names)]
    return [name[:1].upper() + name[1:] for name in cut_apart(names, LENGTH)]


def _with(name: str, more: str) -> str:
    return f"{name}, {more}" if more else name


def _time(event: CalendarEvent) -> str:
    """Say which time of a duty it is: a phase, a month (of a quarter the last one), or a year."""
    year, _, month = occurrence(event).partition("-")
    if event.theme is None and year.isdecimal() and month.isdecimal():
        return f"{month}/{year}"
    return event.theme or (str(event.year) if event.year else "")
