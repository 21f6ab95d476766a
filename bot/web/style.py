"""The style sheet that stands inside each page."""

from __future__ import annotations

from domain import words


def style() -> str:
    return words.environment().get_template("web/style.css.j2").render()
