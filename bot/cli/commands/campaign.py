"""`python -m bot campaign new|check|list|show|attach|schema`: the official documents that the program works from."""

from __future__ import annotations

import re
from functools import partial
from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from bot.app.campaign_files import library_of
from bot.cli.commands.chosen import as_chosen_here
from bot.cli.commands.new_campaign import Writing, write_new
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import refuse, say
from bot.settings.settings import Settings
from data import paths
from data.engine.unit_of_work import Work
from domain.calendar import load_national
from domain.campaign_check import Report, check, to_look_at
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach, attach_by_name, bind, find_named
from domain.campaigns.loader import Library
from domain.campaigns.named_units import Named, named_in
from domain.campaigns.schema import schema_text
from domain.content.errors import Problem
from domain.content.source import read
from domain.year.places import chosen_of

app = typer.Typer(add_completion=False, no_args_is_help=True)
CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
Json = Annotated[bool, typer.Option("--json")]


@app.command("check")
def check_(files: Annotated[list[Path] | None, typer.Argument()] = None, *, texts: Path | None = None) -> None:
    """Name file, line and remedy of every fault; contradictions inside a document are warnings only."""
    report = check(files or (), own=Settings.read().campaign_dir, texts=texts)
    typer.echo(_told(report))
    if report.faults:
        raise typer.Exit(1)


@app.command()
def new(slug: str) -> None:
    """Write a campaign file by answering questions: in CAMPAIGN_DIR, or in the folder where the command is given."""
    own = Settings.read().campaign_dir
    if CODE.fullmatch(slug) is None:
        refuse("bad_slug", slug=slug)
    others = library_of(Settings.read()).campaigns.values()
    if any(campaign.slug == slug for campaign in others):
        refuse("campaign_there", file=f"{slug}.yaml")
    taken = {campaign.record_prefix: f"{campaign.slug}.yaml" for campaign in others}
    writing = Writing((own or Path()) / f"{slug}.yaml", load_national(), taken)
    write_new(writing, taken_up=own is not None)
    report = check([writing.file], own=own)
    typer.echo(_told(report))
    if report.faults:
        raise typer.Exit(1)


@app.command("list")
def list_(*, json: Json = False) -> None:
    campaigns = load_campaigns()
    typer.echo(_as_json(campaigns) if json else say("campaign_list", campaigns=campaigns))


@app.command()
def show(slug: str, *, json: Json = False) -> None:
    """Show a campaign in words with the days that officers chose, or as JSON what its file holds."""
    settings, campaign = Settings.read(), campaign_of(slug)
    if json:
        typer.echo(campaign.model_dump_json(indent=2))
        return
    own = settings.campaign_dir
    path = next(file for folder in (own, paths.CAMPAIGNS) if folder and (file := folder / f"{slug}.yaml").exists())
    national = load_national()
    chosen = chosen_of(as_chosen_here(settings, {slug: campaign})[slug], national)
    warnings = to_look_at(campaign, read(path), national)
    typer.echo(say("campaign_show", campaign=campaign, chosen=chosen, warnings=warnings))


@app.command("attach")
def attach_(
    slug: str, *, unit: Annotated[list[str], typer.Option()], department: str | None = None, as_: As = None
) -> None:
    """Attach a campaign to the unit that issued it: it holds for that unit and all below.

    With `--department`, bind a department or a union that its document names to a unit, or to several.
    """
    campaign = campaign_of(slug)
    named = None if department is None else _named(campaign, department)
    if named is None and len(unit) > 1:
        refuse("one_unit")

    async def put(office: Office) -> list[str]:
        found = [await office.unit(code) for code in unit]
        await office.writer.run(partial(_attach, campaign=campaign, named=named, units=[one.id for one in found]))
        return [one.name for one in found]

    name = named.names[0] if named else None
    typer.echo(say("campaign_attached", slug=slug, units=perform(put, as_), named=name))


def _named(campaign: Campaign, typed: str) -> Named:
    names = [one.names[0] for one in named_in(campaign)]
    return find_named(campaign, typed) or refuse("no_department", slug=campaign.slug, typed=typed, names=names)


async def _attach(work: Work, campaign: Campaign, named: Named | None, units: list[int]) -> None:
    if named is not None:
        await bind(work, campaign, named, units)
        return
    await attach(work, campaign.slug, units[0])
    await attach_by_name(work, [campaign])  # the departments of this unit


@app.command()
def schema() -> None:
    """Print what data/campaigns/schema.json must hold."""
    typer.echo(schema_text(), nl=False)


def _as_json(campaigns: dict[str, Campaign]) -> str:
    fields = {"name", "document", "period"}
    whole = {slug: campaign.model_dump(mode="json", include=fields) for slug, campaign in campaigns.items()}
    return dumps(whole, ensure_ascii=False, indent=2)


def load_campaigns() -> dict[str, Campaign]:
    """All campaigns that can be used; the faults of the other files are told beside them, on the error stream."""
    library = library_of(Settings.read())
    if library.broken:
        typer.echo(_told(_of_broken(library)), err=True)
    return library.campaigns


def campaign_of(slug: str) -> Campaign:
    """The campaign with that slug. A faulty file of it ends the command with its faults; those of others do not."""
    library = library_of(Settings.read())
    if slug in library.broken:
        typer.echo(_told(_of_broken(library, slug)), err=True)
        raise typer.Exit(1)
    if slug not in library.campaigns:
        refuse("no_campaign", slug=slug, slugs=list(library.campaigns))
    return library.campaigns[slug]


def _of_broken(library: Library, *slugs: str) -> Report:
    broken = {slug: library.broken[slug] for slug in slugs or library.broken}
    return Report(files=len(broken), faults=[problem for problems in broken.values() for problem in problems])


def _told(report: Report) -> str:
    return say("campaign_check", report=report, faults=_placed(report.faults), warnings=_placed(report.warnings))


def _placed(problems: list[Problem]) -> list[tuple[str, Problem]]:
    """Each problem with its file as the administrator would type it."""
    here = Path.cwd()
    return [(str(_near(problem.file, here)), problem) for problem in problems]


def _near(file: Path, here: Path) -> Path:
    return file.relative_to(here) if file.is_absolute() and file.is_relative_to(here) else file
