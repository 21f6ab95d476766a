"""Buttons under a push. Their data is `p<push id>:<code>[:<value>]` (see domain/input/button_data.py)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.outbox import bodies, outbox
from domain.input.button_data import button_data, carries
from domain.outbox.words import OPENINGS
from domain.text import templates
from domain.text.clusters import clip
from domain.text.normalise import fold, same_words

Rows = list[list[dict[str, Any]]]
OPENING = frozenset(
    {
        *("mend", "continue_draft", "tell_results", "say_midway", "answer_letter", "write_letter", "register_now"),
        *("register_urged", "review_records", "review_outstanding", "confirm_people", "phase_figures", "publish_open"),
    }
)
"""Choices that open a screen, as all do that begin with `see_`: their first words are enough. What acts at once, as
reminding all units or dropping a draft, is meant by its whole words alone."""

LONGEST_LABEL = 60  # characters; what is longer is no choice
ANSWERED_WITHIN = timedelta(days=7)
"""For so long the words under a push are understood; after that nobody remembers what they belong to."""

PUSHES_READ = 20
LONGEST_HEADING = 80  # characters
_TAG = re.compile(r"<[^>]*>")
_DATA = re.compile(r"p([1-9]\d{0,17}):([a-z][a-z0-9_]*)(?::(.+))?", re.ASCII)


class Chosen(NamedTuple):
    push_id: int
    code: str
    value: str


def choice(code: str, value: str | int = "", *, label: str | None = None, **context: Any) -> dict[str, Any]:
    """Make a choice as it is stored; its words are the label of `label` or `code`. Raises `ButtonTooLongError`."""
    made = {"code": code, "value": str(value), "label": templates.label(label or code, **context)}
    data(10**18 - 1, made)  # whatever number the push will get
    return made


def data(push_id: int, stored: Mapping[str, Any]) -> str:
    """Write a button's data."""
    return button_data(f"p{push_id}", stored["code"], stored["value"])


def read(text: str) -> Chosen | None:
    """Read a button's data; `None` for a button of a screen, or for what is no button of this program."""
    found = _DATA.fullmatch(text)
    return Chosen(int(found[1]), found[2], found[3] or "") if found else None


async def typed(
    connection: AsyncConnection, text: str, contact_id: int, now: datetime, *, begun: bool = False
) -> Chosen | None:
    """Find the choice whose words these are, among the pushes that this phone got lately: the newest one's counts.

    `begun`: the first words of a choice that opens a screen are enough too, where only one of its push begins so and
    none is called so.
    """
    if len(text) > LONGEST_LABEL:
        return None
    lately = await outbox.lately(connection, contact_id, now - ANSWERED_WITHIN, PUSHES_READ)
    for means in (same_words, _begins) if begun else (same_words,):
        for push_id, offered in lately:
            found = [one for row in offered for one in row if means(one["label"], text)]
            if (found and means is same_words) or (len(found) == 1 and _opens(found[0]["code"])):
                return Chosen(push_id, found[0]["code"], found[0]["value"])
    return None


def _opens(code: str) -> bool:
    return code in OPENING or code.startswith("see_")


def _begins(label: str, text: str) -> bool:
    """Tell whether these are the first words of a label, in any spelling."""
    words = fold(text).split()
    return bool(words) and fold(label).split()[: len(words)] == words


async def heading(connection: AsyncConnection, push_id: int) -> str:
    """Return the first line of a push without its markup, cut where it is long."""
    line = (await outbox.text_of(connection, push_id)).partition("\n")[0]
    plain = html.unescape(_TAG.sub("", line)).strip()
    return clip(plain, LONGEST_HEADING)


async def opening(connection: AsyncConnection, push_id: int, person_id: int) -> Chosen | None:
    """Find what the code of a push opens, of one that really went to this person."""
    rows: Sequence[Sequence[Mapping[str, Any]]] = await bodies.choices_of(connection, push_id, person_id)
    choices = (one for row in rows for one in row if one["code"] in OPENINGS)
    return next((Chosen(push_id, OPENINGS[one["code"]], one["value"]) for one in choices), None)


async def offered(connection: AsyncConnection, chosen: Chosen, person_id: int) -> Chosen | None:
    """Find the choice under a push that really went to this person: forged data opens nothing."""
    rows: Sequence[Sequence[Mapping[str, Any]]] = await bodies.choices_of(connection, chosen.push_id, person_id)
    for one in (one for row in rows for one in row):
        if one["code"] == chosen.code and carries(chosen.value, one["value"]):
            return chosen._replace(value=one["value"])
    return None
