"""Whether the words that a campaign file copied stand in the document, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from domain.campaigns.model import Campaign
from domain.content.errors import Problem
from domain.content.fields import Copied, fold
from domain.content.source import Source


def text_of(key: str, folder: Path) -> str | None:
    """A document's text (folded), when it is at hand: in the file whose name begins with its key."""
    found = file_of(key, folder)
    return fold(found.read_text(encoding="utf-8")) if found else None


def file_of(key: str, folder: Path) -> Path | None:
    """Return the file of a document's text, when it is at hand."""
    return next(iter(sorted(folder.glob(f"{key}[_.]*"))), None)


def not_in_document(campaign: Campaign, source: Source, text: str) -> tuple[Problem, ...]:
    """Every copied word that the text does not have."""
    return tuple(
        source.problem(place, "not_in_document", words=words) for place, words in copied(campaign) if words not in text
    )


def copied(part: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All copied words below a part, with their places."""
    if isinstance(part, Copied):
        yield place, str(part)
    elif isinstance(part, BaseModel):
        for field in type(part).model_fields:
            yield from copied(getattr(part, field), (*place, field))
    elif isinstance(part, tuple):
        for at, item in enumerate(part):
            yield from copied(item, (*place, at))
