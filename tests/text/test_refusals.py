"""What cannot be done is told by a macro: one for each code that is raised, in one file a subject."""

from __future__ import annotations

import ast
import re

import pytest
from jinja2 import UndefinedError

from bot.cli.commands.speaking import plain
from domain.limits import Kind
from domain.text import templates
from tests.support.names_of_today import called, nodes, words_of
from tests.support.templates import needed, undeclared

FILES = sorted({*templates.refusals().values()})
MACRO = re.compile(r"{% macro (\w+)\(")
TOLD_OTHERWISE = {f"limit_{Kind.GROUP}"}  # a group gets one line, and then none

LIMITED = {f"limit_{kind}" for kind in Kind} - TOLD_OTHERWISE


def raised_codes() -> set[str]:
    return {code for code in called(["Problem", "Refused"], 0) if "*" not in code and "/" not in code}


def told_codes() -> set[str]:
    return {name.removeprefix("refusals/") for name in called(["tell"], 0) if name.startswith("refusals/")} - {"*"}


def test_each_code_that_is_raised_has_its_macro() -> None:
    assert len(raised_codes()) > 100
    assert (raised_codes() | told_codes() | LIMITED) - {*templates.refusals()} == set()


def test_each_macro_is_raised_somewhere() -> None:
    """Those that a table or a constant names stand as words in the code, too."""
    words = {node.value for _, node in nodes(ast.Constant) if isinstance(node.value, str)}
    assert {*templates.refusals()} - words - told_codes() - LIMITED == set()


def test_no_code_has_two_macros() -> None:
    found = [code for file in FILES for code in MACRO.findall((templates.TEMPLATES / file).read_text("utf-8"))]
    assert len(found) == len({*found}) == len(templates.refusals())


@pytest.mark.parametrize("file", FILES)
def test_a_macro_uses_only_the_facts_that_it_names(file: str) -> None:
    assert undeclared(file) <= {"label", "promise"}


def test_a_fact_that_is_missing_is_no_empty_place_in_a_sentence() -> None:
    with pytest.raises(UndefinedError):
        templates.render("refusals/no_pledge", you="anh/chị")


def test_what_comes_from_outside_is_escaped_in_a_chat_and_stands_as_it_is_in_a_terminal() -> None:
    facts = {"unit": "CĐ May & Thêu", "You": "Đồng chí"}
    assert templates.render("refusals/here_already", facts) == "Đồng chí đang sinh hoạt tại CĐ May &amp; Thêu rồi."
    assert plain("refusals/here_already", **facts) == "Đồng chí đang sinh hoạt tại CĐ May & Thêu rồi."


def test_whoever_raises_a_code_gives_each_fact_that_its_macro_tells() -> None:
    """A fact that is missing would only show once somebody meets the refusal."""
    missing = []
    for file, call in nodes(ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        given = {each.arg for each in call.keywords}
        if name not in {"Problem", "Refused", "tell"} or not call.args or None in given:
            continue
        codes = {word.removeprefix("refusals/") for word in words_of(file, call.args[0])} & {*templates.refusals()}
        missing += [(file.name, call.lineno, code) for code in codes if needed(f"refusals/{code}") - given]
    assert missing == []
