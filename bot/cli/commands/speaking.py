"""How commands about content speak: templates of data/templates/commands as plain text for a terminal."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, NoReturn

import typer
from jinja2 import Environment

from bot.cli.main import CANNOT
from domain.content.dates import DateError, parse_day
from domain.errors import Problem
from domain.text import templates


@cache
def _environment() -> Environment:
    """The program's own environment, without markup: in a terminal &amp; would be read as it stands."""
    return templates.environment().overlay(autoescape=False)


def plain(name: str, **context: Any) -> str:
    """Render any template of the program for a terminal."""
    return templates.rendered(_environment(), name, context)


def say(name: str, **context: Any) -> str:
    return plain(f"commands/{name}", **context)


def refusal(problem: Problem) -> str:
    """Say why something could not be done; whoever sits at the terminal is addressed as an officer."""
    you = say("you")
    return plain(f"refusals/{problem.template}", **{"you": you, "You": you.capitalize(), **problem.context})


def refuse(kind: str, **facts: Any) -> NoReturn:
    """Tell why the command cannot do its work, and end with the code for that."""
    typer.echo(say("refusal", kind=kind, facts=facts), err=True)
    raise typer.Exit(CANNOT)


def day_of(text: str) -> date:
    """A day as typed on the command line, 05/3/2021 or 2021-03-05."""
    try:
        return parse_day(text)
    except DateError:
        refuse("bad_day", value=text)
