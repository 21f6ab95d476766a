"""What a document says to a question: its own words, with number, section and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.campaigns.duties import Duty, FixedDue
from domain.campaigns.model import Campaign

TOLD = 3  # facts that one answer holds
NEAR = 0.5  # of the best: what is farther from the question is not told


@dataclass(frozen=True)
class Fact:
    """Something that a document says. `words` is copied letter for letter; `last_day` is ISO."""

    name: str
    words: str
    section: str | None = None
    written: str | None = None
    last_day: str | None = None
    to: str | None = None
    through: tuple[str, ...] = ()
    way: str | None = None
    besides: str = ""  # what the fact is about in other words, to be found by


def _deadlines(campaign: Campaign) -> Iterator[Fact]:
    for duty in campaign.duties:
        if duty.due.words:
            yield _duty(campaign, duty)
    for phase in campaign.phases:
        yield Fact(phase.name, phase.words[0], last_day=phase.end.last_day().isoformat(), written=str(phase.end))


def _reports(campaign: Campaign) -> Iterator[Fact]:
    return (_duty(campaign, duty) for duty in campaign.duties if duty.received_by is not None)


def _duty(campaign: Campaign, duty: Duty) -> Fact:
    to = duty.received_by
    due = duty.due
    last = due.last_day().isoformat() if isinstance(due, FixedDue) and not due.recurs else None
    through = campaign.department_names(to.departments) if to else ()
    receiver, way = (to.unit, to.way) if to else (None, None)
    return Fact(duty.name, duty.words, duty.section, duty.due.words, last, receiver, tuple(through), way)


def _deciding(campaign: Campaign) -> Iterator[Fact]:
    names = {title.code: title.name for title in campaign.titles}
    for step in campaign.rounds:
        titles = ", ".join(names[code] for code in step.titles)
        yield Fact(titles or campaign.name, step.words, step.section, besides=step.action)
    for title in campaign.titles:
        if not any(title.code in step.titles for step in campaign.rounds):
            yield Fact(title.name, title.words, to=title.awarded_by)


def _running(campaign: Campaign) -> Iterator[Fact]:
    for movement in campaign.movements:
        yield Fact(movement.name, movement.words, written=movement.period, besides=" ".join(movement.aliases))
    for phase in campaign.phases:
        yield Fact(phase.name, phase.words[0], besides=phase.theme or "")
    for theme in campaign.themes:
        yield Fact(theme.text, theme.words, besides=str(theme.year))
    for care in campaign.welfare:
        yield Fact(care.name, care.words)
    for thing in campaign.registrable:
        yield Fact(thing.label, thing.words)


_ASKED: Mapping[str, Callable[[Campaign], Iterator[Fact]]] = {
    "deadlines": _deadlines,
    "where_reports": _reports,
    "who_decides": _deciding,
    "campaign": _running,
}


def answer(
    campaigns: Iterable[Campaign],
    intent: str,
    nearness: Callable[[Sequence[str]], Sequence[float]],
    *,
    least: float = 0.0,
) -> list[dict[str, Any]]:
    """Return what the documents say to a question, the nearest first: facts, and the paper that each stands in.

    `nearness` tells how near each of several texts is to what was asked; facts below `least` are left out.
    """
    tell = _ASKED.get(intent)
    found = [(campaign, fact) for campaign in campaigns for fact in (tell(campaign) if tell else ())]
    scores = nearness([f"{fact.name} {fact.words} {fact.besides}" for _, fact in found])
    ranked = sorted(zip(scores, range(len(found)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    best = ranked[0][0] if ranked else 0.0
    kept = [number for score, number in ranked if score >= max(least, NEAR * best)][:TOLD]
    return [_with_paper(*found[number]) for number in kept]


def _with_paper(campaign: Campaign, fact: Fact) -> dict[str, Any]:
    paper = campaign.document
    facts = {name: value for name, value in vars(fact).items() if name != "besides"}
    return {
        **facts,
        "through": list(fact.through),
        "kind": paper.kind,
        "number": None if paper.number == "unknown" else paper.number,
        "date": paper.date.isoformat() if paper.date else None,
    }
