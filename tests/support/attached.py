"""Campaigns as a tree of tests has them: whichever a test runs is the one of the federation at its top."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from domain.campaigns import load_all
from domain.campaigns.attaching import attach


async def attach_all(work: Work, unit_id: int) -> None:
    for slug in load_all():
        await attach(work, slug, unit_id)
