"""A document without a fault, and what is told of it when one place is changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.cli.commands.speaking import say
from domain.calendar import load_national
from domain.campaign_check import Report, to_look_at
from domain.campaigns.checks import faults
from domain.campaigns.model import Campaign
from domain.content.errors import Problem
from domain.content.source import parse

FILE = Path(__file__).parent / "cao-nguyen-2021.yaml"


@cache
def whole() -> str:
    return FILE.read_text("utf-8")


def looked_at(text: str) -> list[Problem]:
    """Return what is told of a file with this text, which has no fault."""
    source = parse(FILE, text)
    campaign = source.model(Campaign)
    assert faults(campaign, source) == ()
    return to_look_at(campaign, source, load_national())


def put(old: str, new: str) -> str:
    """Return the document with one place changed."""
    assert whole().count(old) >= 1
    return whole().replace(old, new, 1)


def in_words(problem: Problem) -> str:
    """Return the line that an administrator reads."""
    return say("campaign_check", report=Report(), faults=[], warnings=[(problem.file.name, problem)]).splitlines()[0]
