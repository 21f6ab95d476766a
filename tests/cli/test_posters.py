"""Posters: one page and one picture for each unit, under names that every file system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import segno

from bot.channels.deep_links import Links
from bot.cli.posters import Picture, Poster, write_posters
from data.enums import Level, UnitStatusCode
from domain.units import UnitView

WHOLE = Links("thidua_bot", "https://thidua.example.vn")


def unit(code: str = "MAY", join_code: str = "MAY0123", name: str = "Công đoàn Công ty May <Sao> & Mai") -> UnitView:
    return UnitView(1, code, join_code, name, name, Level.GRASSROOTS, UnitStatusCode.ACTIVE, None)


def test_one_unit_gets_a_page_and_a_picture(tmp_path: Path) -> None:
    files = write_posters([Poster(unit(), WHOLE)], tmp_path, Picture.SVG)
    assert [path.name for path in files] == ["MAY-MAY0123.html"]
    assert {path.name for path in tmp_path.iterdir()} == {"MAY-MAY0123.html", "MAY-MAY0123.svg"}
    page = files[0].read_text("utf-8")
    assert "<h1>Công đoàn Công ty May &lt;Sao&gt; &amp; Mai</h1>" in page
    assert '<svg class="qr"' in page or 'class="qr"' in page
    assert "thidua.example.vn/j/MAY0123" in page
    assert "@thidua_bot" in page


def test_all_units_get_one_document_to_print(tmp_path: Path) -> None:
    posters = [Poster(unit("A", "MAY0001"), WHOLE), Poster(unit("A/B\\..", "MAY0002"), WHOLE)]
    files = write_posters(posters, tmp_path, Picture.PNG)
    assert files[0].name == "tat-ca.html"
    assert files[0].read_text("utf-8").count("<section>") == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        "tat-ca.html",
        "A-MAY0001.html",
        "A-MAY0001.png",
        "A-B-MAY0002.html",
        "A-B-MAY0002.png",
    }
    assert (tmp_path / "A-MAY0001.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("links", "opens", "shown", "hidden"),
    [
        (WHOLE, "https://thidua.example.vn/j/MAY0123", "@thidua_bot", "None"),
        (Links(None, "https://thidua.example.vn"), "https://thidua.example.vn/j/MAY0123", "example.vn/j/", "Telegram"),
        (Links("thidua_bot"), "https://t.me/thidua_bot?start=u-MAY0123", "@thidua_bot", "/j/"),
        (Links(None, "http://10.0.0.5:8080"), "http://10.0.0.5:8080/j/MAY0123", "http://10.0.0.5:8080/j/", "Telegram"),
    ],
)
def test_the_code_opens_the_best_way_there_is(
    tmp_path: Path, links: Links, opens: str, shown: str, hidden: str
) -> None:
    poster = Poster(unit(), links)
    assert poster.code.matrix == segno.make_qr(opens, error="q", boost_error=False).matrix
    page = write_posters([poster], tmp_path, Picture.SVG)[0].read_text("utf-8")
    assert "Không quét được?" in page
    assert shown in page
    assert hidden not in page


def test_an_invitation_never_goes_through_an_address_of_ours() -> None:
    assert WHOLE.invitation("abc_-9") == "https://t.me/thidua_bot?start=i-abc_-9"
    assert Links(None, "https://thidua.example.vn").invitation("abc") is None
