"""What an announcement from the command line is made of: its words, its picture, and for whom it is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bot.cli.commands.speaking import refusal, refuse
from bot.files.file_types import type_of
from bot.files.media_store import FolderMediaStore, take_paper, take_photo
from bot.settings.settings import Settings
from domain import announcements
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.ports import PDF, Attached, Media
from domain.records.titles import titles_for
from domain.text.normalise import fold


class Title(NamedTuple):
    """What somebody has registered for, or has not."""

    campaign: str
    subject: str
    name: str


def read_text(file: Path) -> str:
    try:
        return announcements.check_text(file.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        refuse("not_utf8", file=file)
    except Problem as problem:
        refuse("bad_text", why=refusal(problem))


async def keep_picture(settings: Settings, file: Path) -> tuple[Media, str]:
    """Keep a photo, or a PDF, by what it really is; returns it and its name."""
    store, content = FolderMediaStore(settings.media_dir), await asyncio.to_thread(file.read_bytes)
    try:
        if type_of(content) == PDF:
            return await take_paper(store, content, settings.file_max_bytes), file.name
        return await take_photo(store, content, settings.photo_max_bytes), file.name
    except Problem as problem:
        refuse("bad_text", why=refusal(problem))


def attached(kept: tuple[Media, str] | None) -> Attached | None:
    return Attached(kept[0].sha256, kept[0].media_type, kept[0].size, kept[1]) if kept else None


def find_title(typed: str, running: Iterable[Campaign]) -> Title:
    """Find a title, or whatever else can be registered, by its code or its name, with or without diacritics."""
    known = [title for campaign in running for title in _titles(campaign)]
    found = [title for title in known if typed == title.subject or fold(typed) == fold(title.name)]
    return found[0] if found else refuse("no_title", typed=typed, known=known)


def _titles(campaign: Campaign) -> Iterable[Title]:
    for thing in campaign.registrable:
        if thing.by_people:
            found = titles_for(campaign, None, thing.titles)
            names = {title.code: title.name for title in found} if thing.titles else {thing.code: thing.label}
            yield from (Title(campaign.slug, code, name) for code, name in names.items())
