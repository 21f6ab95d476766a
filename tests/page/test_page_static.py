from __future__ import annotations

import re
from pathlib import Path

import pytest

import sandbox.page

STATIC = Path(sandbox.page.__file__).with_name("static")
SCRIPTS = sorted(STATIC.glob("js/*.js"))
NAMESPACES = {"http://www.w3.org/2000/svg"}
OWN = {"https://${words}", "http://", "https://"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_can_put_markup_from_outside_into_the_page(script: Path) -> None:
    code = script.read_text(encoding="utf-8")
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"):
        assert danger not in code


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_imports_is_there(script: Path) -> None:
    for name in re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8")):
        assert (script.parent / name).is_file()


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in STATIC.rglob("*.*"):
        found = set(re.findall(r'https?://[^\s"\'`)]*', path.read_text(encoding="utf-8")))
        assert found <= NAMESPACES | OWN, path.name


def test_every_drawing_that_is_used_is_in_the_sprite() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="i-([a-z]+)"', page))
    used = set(re.findall(r'href="#i-([a-z]+)"', page))
    for script in SCRIPTS:
        code = script.read_text(encoding="utf-8")
        used |= set(re.findall(r'icon(?:Button)?\("([a-z]+)"', code)) | set(re.findall(r'icon: "([a-z]+)"', code))
    assert used <= drawn
