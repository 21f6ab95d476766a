"""Every word that a person reads comes from a template. This is the one place that renders them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from domain.text import dates
from domain.text.clusters import clip
from domain.text.union_names import in_full

TEMPLATES = Path(__file__).parents[2] / "data" / "templates"
REFUSALS = "refusals"
PROMISES = "promises"  # the macros by which every template writes what it promises
_WEEKDAYS = ("weekday_0", "weekday_1", "weekday_2", "weekday_3", "weekday_4", "weekday_5", "weekday_6")
_MACRO = re.compile(r"^{% macro (\w+)\(", re.MULTILINE)
_MANY_LINES = re.compile(r"\n{3,}")
_BARE = re.compile(r"\{\{ (\w+) \}\}")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _size(count: int) -> str:
    """Write a number of bytes as people say it: 420 KB, 1,2 MB."""
    return f"{count / 1_000_000:.1f} MB".replace(".", ",") if count >= 1_000_000 else f"{max(1, count // 1000)} KB"  # noqa: PLR2004 - a million


def _weekday(value: date | datetime | str) -> str:
    return label(_WEEKDAYS[dates.as_day(value).weekday()])


@cache
def environment() -> Environment:
    """Build the one Jinja environment: nothing undefined passes, everything from outside is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # else every rendering asks the disk whether the file has changed
    )
    made.filters |= {
        "date": lambda value: dates.show(dates.as_day(value)),
        "day": lambda value: dates.show_short(dates.as_day(value)),
        "weekday": _weekday,
        "time": lambda value: f"{datetime.fromisoformat(value) if isinstance(value, str) else value:%H:%M}",
        "number": _number,
        "clip": clip,
        "size": _size,
        "in_full": in_full,
    }
    made.globals["label"] = label
    made.globals["promise"] = made.get_template(f"{PROMISES}.j2").module
    return made


def render(name: str, context: Mapping[str, Any] | None = None, /, **more: Any) -> str:
    """Render `data/templates/<name>.j2`. What comes from outside is escaped; the result is safe markup."""
    return rendered(environment(), name, {**(context or {}), **more})


def rendered(where: Environment, name: str, facts: Mapping[str, Any]) -> str:
    """Render a template of the program in `where`. `refusals/<code>` is the macro of that code, in whatever file."""
    folder, _, code = name.partition("/")
    text = _refusal(where, code, facts) if folder == REFUSALS else where.get_template(f"{name}.j2").render(facts)
    return _MANY_LINES.sub("\n\n", text).strip()


def _refusal(where: Environment, code: str, facts: Mapping[str, Any]) -> str:
    macro = getattr(where.get_template(refusals()[code]).module, code)
    return "".join(macro(**{name: facts[name] for name in macro.arguments if name in facts}))


@cache
def refusals() -> dict[str, str]:
    """The file of macros in which each refusal stands, by its code: a file a subject, in data/templates/refusals/."""
    files = sorted((TEMPLATES / REFUSALS).glob("*.j2"))  # only searched: a file is compiled when one of it is told
    return {code: f"{REFUSALS}/{file.name}" for file in files for code in _MACRO.findall(file.read_text("utf-8"))}


@cache
def _labels() -> dict[str, Template]:
    # A label is shown as plain text on a button, so it is not escaped; the channel that shows it does what it must.
    plain = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - buttons carry no markup
    plain.filters["clip"] = clip
    plain.globals["promise"] = environment().globals["promise"]
    return {code: plain.from_string(text) for code, text in _written_labels().items()}


@cache
def _written_labels() -> dict[str, str]:
    labels: dict[str, str] = yaml.safe_load((TEMPLATES / "labels.yaml").read_text("utf-8"))
    return labels


@cache
def _bare_labels() -> dict[str, str]:
    """What is named by labels that are nothing else, as the ready answers of a question are: no template is run."""
    found = {code: _BARE.fullmatch(text) for code, text in _written_labels().items()}
    return {code: bare[1] for code, bare in found.items() if bare}


def label(code: str, /, **context: Any) -> str:
    """Return the short words for a code: a button, a state, a weekday."""
    if not context:
        return _fixed_label(code)
    bare = _bare_labels().get(code)
    words = _labels()[code].render(context) if bare is None else str(context[bare])
    return " ".join(words.split())


@cache
def _fixed_label(code: str) -> str:
    return " ".join(_labels()[code].render().split())


def labels() -> frozenset[str]:
    """Every code that has a label."""
    return frozenset(_labels())
