"""The pages of docs/ lead somewhere: links and pictures are there, pictures are small and shown, buttons exist."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from tests.support.rooms import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "SECURITY.md"])
PICTURE_LIMIT = 100_000  # bytes
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def links(page: Path) -> list[str]:
    return [one or other for one, other in LINK.findall(page.read_text("utf-8")) if "://" not in (one or other)]


def anchors(page: Path) -> set[str]:
    """Make the anchors of a page's headings as GitHub does."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    kept = ("".join(char for char in title.lower() if char.isalnum() or char in " -_") for title in titles)
    return {unicodedata.normalize("NFC", title.replace(" ", "-")) for title in kept}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_test_that_shows_what_stops_a_threat_is_there() -> None:
    """Each row names one, and whoever moves a test tells the page."""
    page = (DOCS / "threats.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][2:]
    assert [row for row in rows if "`tests/" not in row] == []
    named = re.findall(r"`(tests/[^`]+)`", page)
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_pictures_are_small_and_shown() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    for picture in (DOCS / "pictures").iterdir():
        assert picture.resolve() in shown
        assert picture.stat().st_size < PICTURE_LIMIT


@pytest.mark.parametrize("name", ["thanh-vien.md", "can-bo.md"])
def test_what_a_page_prints_bold_to_be_tapped_is_a_button(name: str) -> None:
    """A button that gets other words shall not live on in the pages."""
    labels = yaml.safe_load((ROOT / "data/templates/labels.yaml").read_text("utf-8"))
    forms = "".join(path.read_text("utf-8") for path in (ROOT / "data/forms").glob("*.yaml"))
    every = " ".join(str(label) for label in labels.values()) + forms
    lines = [line for line in (DOCS / name).read_text("utf-8").splitlines() if not line.startswith("**")]
    bold = {words for line in lines for words in BOLD.findall(line)}
    assert sorted(words for words in bold - SAID_ALOUD if words not in every) == []


SAID_ALOUD = {"chưa phải", "Trong lúc chờ, anh/chị vẫn đăng ký và gửi được."}
"""What is bold because it matters, not to be tapped."""
