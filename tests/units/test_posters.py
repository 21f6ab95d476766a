"""The poster of a unit as a picture: its code is read again, every letter is in the font, and long names fit."""

from __future__ import annotations

import io
import unicodedata
from itertools import product

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.channels.deep_links import OwnLinks
from bot.channels.zalo.oa.capabilities import PLATFORM
from data.paths import FONTS
from domain.units.lettering import BOLD, REGULAR, Box, write
from domain.units.posters import BLUE, PAPER, SIZE, Poster, draw
from tests.support.posters import opens

VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = "bcdđghklmnpqrstvxfjwz" + "".join(
    unicodedata.normalize("NFC", one + tone) for one, tone in product(VOWELS, TONES)
)
LETTERS = SMALL + SMALL.upper() + "ĔĬŎŬñčŠ" + "0123456789.,:&/()'\"’“”+-–№°"
PAGE = "https://thidua.example.org/j/MAY0123"
UNION = "Công đoàn Công ty Trách nhiệm hữu hạn Sản xuất, Thương mại & Xuất nhập khẩu Ễnh Ương "


def poster(name: str, address: str = PAGE, code: str = "MAY0123") -> bytes:
    return draw(Poster(name, code, address, ("t.me/thidua_bot", "zalo.me/1234567890123456789")))


@pytest.mark.parametrize("font", [BOLD, REGULAR])
def test_every_letter_of_a_name_is_in_the_font(font: str) -> None:
    letters = ImageFont.truetype(str(FONTS / font), 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(letters.getmask("\uffff"))
    assert [char for char in LETTERS if bytes(letters.getmask(char)) == missing] == []


@pytest.mark.parametrize("name", ["Công đoàn Y tế", UNION[:120], (UNION * 4)[:300], "W" * 300])
@pytest.mark.parametrize(
    "address", [PAGE, "https://t.me/thidua_bot?start=u-MAY0123", f"https://{'a' * 60}.vn/j/MAY0123"]
)
def test_it_is_read_whatever_its_name(name: str, address: str) -> None:
    content = poster(name, address, "ABCDEFGH23456789")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("PNG", SIZE)
    assert len(content) < PLATFORM.image_limit // 2
    assert opens(content, address)
    assert not opens(content, address + "x")


def inked(text: str, box: Box) -> tuple[int, int, int, int] | None:
    picture = Image.new("RGB", SIZE, PAPER)
    write(ImageDraw.Draw(picture), text, box, font=BOLD, largest=76, colour=BLUE)
    return picture.convert("L").point(lambda light: 255 * (light < 200)).getbbox()


@pytest.mark.parametrize("text", ["Ễ", UNION, UNION * 4, "W" * 300, "Ẵg " * 60])
def test_a_text_stays_in_its_box(text: str) -> None:
    left, top, right, bottom = inked(text, Box(90, 180, 1060, 310)) or (0, 0, 0, 0)
    assert left >= 90
    assert top >= 180
    assert right <= 1150
    assert bottom <= 490


def test_decomposed_letters_are_drawn_as_one() -> None:
    name = "Công đoàn Ễnh Ương"
    assert poster(unicodedata.normalize("NFD", name)) == poster(name)


@pytest.mark.parametrize(
    ("links", "address", "accounts"),
    [
        (
            OwnLinks("thidua_bot", "https://x.vn", "https://zalo.me/42"),
            "https://x.vn/j/M",
            ["t.me/thidua_bot", "zalo.me/42"],
        ),
        (OwnLinks("thidua_bot"), "https://t.me/thidua_bot?start=u-M", ["t.me/thidua_bot"]),
        (OwnLinks(zalo="https://zalo.me/42"), "https://zalo.me/42", ["zalo.me/42"]),
        (OwnLinks(), "M", []),
    ],
)
def test_where_it_leads(links: OwnLinks, address: str, accounts: list[str]) -> None:
    assert (links.poster("M"), links.accounts()) == (address, accounts)
