"""The program's default forms from disk, and which form a campaign uses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from data import paths
from domain.campaigns import movements
from domain.campaigns.model import Campaign
from domain.content.source import read
from domain.forms.model import Form


def load_form(path: Path) -> Form:
    """The form of one file. Raises ContentError with every fault and its line."""
    stat = path.stat() if path.exists() else None
    return _loaded(path, (stat.st_mtime_ns, stat.st_size) if stat else None)


def load_forms(folder: Path = paths.FORMS) -> dict[str, Form]:
    """The default forms by code."""
    forms = [load_form(path) for path in sorted(folder.glob("*.yaml"))]
    return {form.code: form for form in forms}


def form_of(campaign: Campaign, code: str, defaults: Mapping[str, Form]) -> Form:
    """The form that a registrable or good_deeds names, as this campaign asks it. Raises KeyError when it is nowhere."""
    return movements.asking({**defaults, **{form.code: form for form in campaign.forms}}[code], campaign)


@lru_cache(maxsize=64)
def _loaded(path: Path, _version: tuple[int, int] | None) -> Form:
    return read(path).model(Form)
