"""The style sheet that stands inside each page."""

from __future__ import annotations

from domain.text import templates


def style() -> str:
    return templates.environment().get_template("web/style.css.j2").render()
