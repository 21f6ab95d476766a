"""Posters with a unit's QR code: one page of A4 for each unit, and the code alone as a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import segno
from markupsafe import Markup

from bot.channels.deep_links import Links
from domain.text import templates
from domain.units import UnitView
from domain.units.posters import QUIET_ZONE, qr_code

PIXELS = 24  # of a PNG, for each module
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


class Picture(StrEnum):
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True)
class Poster:
    """A unit, and the ways that lead to it: one to scan, others for whoever cannot."""

    unit: UnitView
    links: Links

    @property
    def file_name(self) -> str:
        """A name that every file system takes, and that no two units share: join codes are unique."""
        return f"{_UNSAFE.sub('-', self.unit.code).strip('-')}-{self.unit.join_code}"

    @cached_property
    def code(self) -> segno.QRCode:
        return qr_code(self.links.poster(self.unit.join_code))

    def drawing(self) -> Markup:
        """The code as SVG that stands inside a page and grows with it."""
        drawn = self.code.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None)
        return Markup(drawn)  # noqa: S704 - drawn by segno from an address of our own


def write_posters(posters: Sequence[Poster], folder: Path, picture: Picture) -> list[Path]:
    """Write a page and a picture for each unit, and one document with all pages to print at once."""
    files = []
    for poster in posters:
        path = folder / f"{poster.file_name}.html"
        path.write_text(_pages([poster]), "utf-8")
        scale = PIXELS if picture is Picture.PNG else 10
        poster.code.save(str(folder / f"{poster.file_name}.{picture}"), border=QUIET_ZONE, scale=scale)
        files.append(path)
    if len(posters) > 1:
        path = folder / "tat-ca.html"
        path.write_text(_pages(posters), "utf-8")
        files.insert(0, path)
    return files


def _pages(posters: Sequence[Poster]) -> str:
    return templates.render("commands/poster.html", posters=posters)
