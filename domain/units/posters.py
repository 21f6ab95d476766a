"""The poster of a unit as a picture: scanned or typed, it leads into the unit. Made for phones, and for printing on A4.

Nothing is drawn where the poster is asked for: `Document.make` is called after the commit, in a thread.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import segno
from PIL import Image, ImageDraw

from domain.ports import Document, Links
from domain.text import templates
from domain.units.lettering import BOLD, REGULAR, Box, write
from domain.units.reading import UnitView

QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004); without it many phones do not see it."""

SIZE = (1240, 1754)  # pixels: A4 at 150 to the inch
SIDE = 90  # of the margins left and right
BLUE, YELLOW, INK, PAPER = "#0b5ea8", "#ffd200", "#1c2430", "#ffffff"
BLACK = "#000000"  # of the code alone
BAND, STRIPE = 150, 14  # heights of the head and of the line below it
QR_TOP, QR_SIDE = 640, 700


@dataclass(frozen=True)
class Poster:
    """What stands on it."""

    name: str
    join_code: str
    address: str  # that the code opens
    accounts: Sequence[str]  # where the conversation is opened by whoever cannot scan


class Line(NamedTuple):
    """A text, and where it stands: from `top` on, so high, with letters of `largest` pixels or smaller ones."""

    text: str
    top: int
    height: int
    largest: int
    font: str = REGULAR
    colour: str = INK


def poster_of(unit: UnitView, links: Links) -> Document:
    """Make the poster of a unit as a file that is drawn when it is sent."""
    poster = Poster(unit.name, unit.join_code, links.poster(unit.join_code), tuple(links.accounts()))
    return Document(templates.label("poster_file", code=unit.join_code), partial(draw, poster), "image/png")


def qr_code(address: str) -> segno.QRCode:
    """Make a code that can be read with a quarter of it worn off."""
    return segno.make_qr(address, error="q", boost_error=False)


def draw(poster: Poster) -> bytes:
    """Draw a poster as PNG."""
    return draw_lines(_lines(poster), poster.address)


def draw_lines(lines: Sequence[Line], address: str) -> bytes:
    """Draw lines around the code of an address: a tenth of a second, and far less than the megabyte that Zalo takes."""
    picture = Image.new("RGB", SIZE, PAPER)
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, 0, SIZE[0], BAND - 1), fill=BLUE)
    drawing.rectangle((0, BAND, SIZE[0], BAND + STRIPE - 1), fill=YELLOW)
    for line in lines:
        box = Box(SIDE, line.top, SIZE[0] - 2 * SIDE, line.height)
        write(drawing, line.text, box, font=line.font, largest=line.largest, colour=line.colour)
    _draw_code(drawing, qr_code(address))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _lines(poster: Poster) -> list[Line]:
    code = poster.join_code
    words = templates.render("files/poster", accounts=poster.accounts, code=code)
    scan, unit_code, otherwise = html.unescape(words).splitlines()
    return [
        Line(templates.label("bot_name"), 0, BAND, 60, BOLD, PAPER),
        Line(poster.name, 180, 310, 76, BOLD, BLUE),
        Line(scan, 500, 120, 42),
        Line(unit_code, QR_TOP + QR_SIDE, 60, 40),
        Line(code, QR_TOP + QR_SIDE + 60, 150, 130, BOLD),
        Line(otherwise, 1570, 150, 42),
    ]


def _draw_code(drawing: ImageDraw.ImageDraw, code: segno.QRCode) -> None:
    """Draw the modules as squares of whole pixels, as large as there is room."""
    modules = len(code.matrix) + 2 * QUIET_ZONE
    pixels = QR_SIDE // modules
    left = (SIZE[0] - pixels * modules) // 2 + pixels * QUIET_ZONE
    top = QR_TOP + (QR_SIDE - pixels * modules) // 2 + pixels * QUIET_ZONE
    for row, line in enumerate(code.matrix):
        for column, dark in enumerate(line):
            if dark:
                x, y = left + column * pixels, top + row * pixels
                drawing.rectangle((x, y, x + pixels - 1, y + pixels - 1), fill=BLACK)
