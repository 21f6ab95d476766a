"""A text for a group: its words, and the picture that says the same. The picture is drawn after the commit."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.ports import Document, Links
from domain.text import templates
from domain.units.lettering import BOLD
from domain.units.posters import BAND, BLUE, PAPER, QR_SIDE, QR_TOP, Line, draw_lines

BODY, BODY_HEIGHT = 385, 245  # pixels: above the code, below the heading
APART = 3  # lines that have room of their own there; more are written on as one


@dataclass(frozen=True)
class GroupText:
    """What is said to a group. `word`: what to send to the account; `join_code`: for who has not joined yet."""

    unit: str
    heading: str
    lines: Sequence[str]
    word: str
    join_code: str

    def text(self, links: Links) -> str:
        """Render it as it is pasted; markup, escaped."""
        accounts = [f"https://{account}" for account in links.accounts()]
        context = {"unit": self.unit, "heading": self.heading, "lines": self.lines, "accounts": accounts}
        return templates.render("files/group_text", context, word=self.word, join_code=self.join_code)

    def picture(self, links: Links) -> Document:
        """Make the picture as a file that is drawn when it is sent."""
        address, accounts = links.poster(self.join_code), tuple(links.accounts())
        name = templates.label("group_file", code=self.join_code)
        return Document(name, partial(_draw, self, address, accounts), "image/png")


def _draw(this: GroupText, address: str, accounts: Sequence[str]) -> bytes:
    return draw_lines(_lines(this, accounts), address)


def _lines(this: GroupText, accounts: Sequence[str]) -> list[Line]:
    where = html.unescape(templates.render("files/group_open", accounts=accounts))
    parts = this.lines if 0 < len(this.lines) <= APART else (" ".join(this.lines),)
    height = BODY_HEIGHT // len(parts)
    body = [Line(part, BODY + at * height, height, 40) for at, part in enumerate(parts)]
    return [
        Line(templates.label("bot_name"), 0, BAND, 60, BOLD, PAPER),
        Line(this.unit, 175, 110, 48, BOLD, BLUE),
        Line(this.heading, 290, 85, 56, BOLD),
        *body,
        Line(templates.label("says_group_send"), QR_TOP + QR_SIDE, 60, 40),
        Line(this.word, QR_TOP + QR_SIDE + 60, 150, 110, BOLD),
        Line(where, 1570, 150, 42),
    ]
