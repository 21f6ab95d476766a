"""Checking content files as an administrator does before they are used: every fault, then every warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from data import paths
from domain.calendar import NationalCalendar, load_national
from domain.campaigns.checks import faults_between
from domain.campaigns.forms import load_form
from domain.campaigns.loader import load
from domain.campaigns.model import Campaign
from domain.campaigns.quotes import not_in_document, text_of
from domain.campaigns.warnings import warnings, warnings_between
from domain.content.errors import ContentError, Problem
from domain.content.source import Source, read
from domain.proofreading import compare
from domain.proofreading.names import codes_between


@dataclass
class Report:
    """What a check found. `files` counts the files that were read, good or bad."""

    files: int = 0
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def check(
    chosen: Iterable[Path] = (), *, data: Path = paths.DATA, own: Path | None = None, texts: Path | None = None
) -> Report:
    """Check the chosen campaign files, or all of them; always with the forms and the calendar that they name.

    `own` is a folder with campaign files of this installation, beside those of `data`.

    `texts` is a folder with the documents' texts: then the copied words are looked for in them.
    """
    report = Report()
    forms = [form.code for path in sorted((data / "forms").glob("*.yaml")) if (form := _try(report, load_form, path))]
    national = _try(report, load_national, data / "calendar" / "national.yaml")
    folders = [data / "campaigns", *([own] if own else [])]
    everywhere = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    asked = list(chosen) or everywhere
    campaigns = {path: campaign for path in asked if (campaign := _try(report, load, path))}
    days = [day.code for day in national.days] if national else []
    others = _others(everywhere, asked)
    report.faults += _between(campaigns, others, forms, days)
    report.warnings += _alike(campaigns, others)
    for path, campaign in campaigns.items():
        _look_at(report, path, campaign, national, texts)
    return report


def faulty(*folders: Path, data: Path = paths.DATA) -> dict[Path, tuple[Problem, ...]]:
    """Return the faults, and no warnings, of each file of the folders that does not pass the check.

    Of two files that have something in common the later one is at fault, the folders taken in their order.
    """
    report = Report()
    forms = [form.code for path in sorted((data / "forms").glob("*.yaml")) if (form := _try(report, load_form, path))]
    days = [day.code for day in load_national().days]
    files = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    campaigns = {path: campaign for path in files if (campaign := _try(report, load, path))}
    problems = [*report.faults, *_between(campaigns, {}, forms, days)]
    return {path: tuple(own) for path in files if (own := [problem for problem in problems if problem.file == path])}


def _try(report: Report, load_one: Callable[[Path], Any], path: Path) -> Any:
    report.files += 1
    try:
        return load_one(path)
    except ContentError as error:
        report.faults += error.problems
        return None


def _others(everywhere: list[Path], asked: list[Path]) -> dict[Path, Campaign]:
    """The campaigns that were not asked about: their codes are taken. A file of the same name stands for its own."""
    names = {path.name for path in asked}
    unheard = Report()
    others = (path for path in everywhere if path.name not in names)
    return {path: campaign for path in others if (campaign := _try(unheard, load, path))}


def _between(
    campaigns: dict[Path, Campaign], others: dict[Path, Campaign], forms: list[str], days: list[str]
) -> list[Problem]:
    together = others | campaigns
    found = faults_between(together, {path: read(path) for path in together}, forms, days)
    return [problem for problem in found if problem.file in campaigns]


def _alike(campaigns: dict[Path, Campaign], others: dict[Path, Campaign]) -> list[Problem]:
    together = others | campaigns
    sources = {path: read(path) for path in together}
    found = (*warnings_between(together, sources), *codes_between(together, sources))
    return [problem for problem in found if problem.file in campaigns]


def _look_at(
    report: Report, path: Path, campaign: Campaign, national: NationalCalendar | None, texts: Path | None
) -> None:
    source = read(path)
    report.warnings += to_look_at(campaign, source, national)
    if texts is None or campaign.document.text is None:
        return
    text = text_of(campaign.document.text, texts)
    if text is None:
        report.warnings.append(source.problem(("document", "text"), "text_not_there", key=campaign.document.text))
    else:
        report.faults += not_in_document(campaign, source, text)


def to_look_at(campaign: Campaign, source: Source, national: NationalCalendar | None) -> list[Problem]:
    """List what the document leaves open or says in two ways, and what was read otherwise than it is written."""
    compared = compare(campaign, source, national) if national is not None else ()
    return sorted((*warnings(campaign, source), *compared), key=attrgetter("line"))
