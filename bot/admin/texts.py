"""What the administrator reads: macros in data/templates/admin/*.j2, one for each code."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from data.paths import TEMPLATES


@cache
def environment() -> Environment:
    # These words go to a terminal or into a message without markup, where &amp; would be read as it stands.
    return Environment(  # noqa: S701 - plain text, see above
        loader=FileSystemLoader([TEMPLATES / "admin", TEMPLATES]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def say(file: str, code: str, /, **facts: object) -> str:
    """The text of one macro, without spaces around it. An unknown code or fact is a mistake and raises."""
    macro = getattr(environment().get_template(f"{file}.j2").module, code)
    return str(macro(**facts)).strip()
