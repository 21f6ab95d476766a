"""What is kept of a picture: what it shows, upright, on white, and nothing else. What is none is refused in words."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from bot.files.pictures import LONG_SIDE, redraw
from domain.errors import Problem
from tests.support.amounts import DEADLINE
from tests.support.hostile_files import BOMBS, BROKEN_EXIF, READ, SIZE, chunk, genuine, saved, turned

CLEAR = (0, 0, 0, 0)


def read(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(redraw(content)))
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    return picture


def letters(mode: str) -> Image.Image:
    """Black letters on a transparent ground."""
    page = Image.new("RGBA", (200, 60), CLEAR)
    page.paste((0, 0, 0, 255), (20, 20, 180, 40))
    return page.convert(mode)


@pytest.mark.parametrize("name", READ)
def test_every_kind_is_read(name: str) -> None:
    kept = read(genuine()[name])
    assert sorted(kept.size) == sorted(SIZE)


@pytest.mark.parametrize(
    "scan",
    [
        saved(letters("RGBA"), "PNG"),
        saved(letters("LA"), "PNG"),
        saved(letters("RGBA"), "WEBP"),
        saved(letters("RGBA").quantize(8), "PNG"),
        saved(Image.new("RGB", (200, 60), "red").quantize(2), "PNG", transparency=0),
        saved(Image.new("RGB", (200, 60), "red"), "PNG", transparency=(255, 0, 0)),
        saved(Image.new("L", (200, 60), 7), "PNG", transparency=7),
    ],
    ids=["colour", "grey", "webp", "palette", "one of a palette", "one colour", "one grey"],
)
def test_what_is_transparent_is_white(scan: bytes) -> None:
    kept = read(scan).convert("L")
    assert kept.getpixel((0, 0)) > 240  # type: ignore[operator]  # one band has numbers


@pytest.mark.parametrize("lossless", [True, False])
def test_a_moving_picture_is_white_around_its_frames(lossless: bool) -> None:  # noqa: FBT001 - a case of the table
    """Its encoder keeps of each frame what is not clear, and then says that nothing is."""
    frames = [letters("RGBA"), letters("RGBA").transpose(Image.Transpose.FLIP_TOP_BOTTOM)]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=lossless)
    kept = read(moving).convert("L")
    assert kept.getpixel((0, 0)) > 240  # type: ignore[operator]  # one band has numbers
    assert kept.getpixel((100, 30)) < 40  # type: ignore[operator]  # one band


def test_letters_stay_black_on_white() -> None:
    assert read(saved(letters("RGBA"), "PNG")).convert("L").getpixel((100, 30)) < 40  # type: ignore[operator]  # one band


@pytest.mark.parametrize("clear", [0, 300, 65_535])
def test_one_shade_of_sixteen_bits_that_is_transparent_is_white(clear: int) -> None:
    """Letters of another shade stay."""
    row = b"".join(shade.to_bytes(2, "little") * 30 for shade in (clear, 20_000, clear))
    png = saved(Image.frombytes("I;16", (90, 20), row * 20), "PNG")
    content = png[:33] + chunk(b"tRNS", clear.to_bytes(2, "big")) + png[33:]
    shown = read(content).convert("L")
    assert [round(shown.getpixel((at, 10)) / 10) for at in (5, 45, 85)] == [26, 8, 26]  # type: ignore[operator]  # one band


def test_sixteen_bits_of_grey_are_scaled() -> None:
    page = Image.new("I;16", (90, 20))
    for column in range(90):
        for row in range(20):
            page.putpixel((column, row), (0, 20_000, 65_535)[column // 30])
    shown = read(saved(page, "PNG")).convert("L")
    assert [round(shown.getpixel((at, 10)) / 10) for at in (15, 45, 75)] == [0, 8, 26]  # type: ignore[operator]  # one band


def test_colours_stay_in_every_mode() -> None:
    red = Image.new("RGB", (64, 64), (200, 30, 30))
    for content in (
        saved(red.convert("CMYK"), "JPEG"),
        saved(red.convert("P", palette=Image.Palette.ADAPTIVE), "PNG"),
        saved(red, "WEBP", lossless=True),
    ):
        red_, green, blue = read(content).getpixel((32, 32))  # type: ignore[misc]  # three bands
        assert red_ > 150
        assert max(green, blue) < 90


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_is_kept(kind: str) -> None:
    first, *others = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    red, _, blue = read(saved(first, kind, save_all=True, append_images=others)).getpixel((20, 20))  # type: ignore[misc]  # three bands
    assert (red > 200, blue < 60) == (True, True)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation: int) -> None:
    page = Image.new("RGB", (60, 30), "white")
    page.paste("black", (0, 0, 20, 10))
    upright = Image.Exif()
    upright[274] = orientation
    shown = read(saved(page, "JPEG", exif=upright)).convert("L")
    corner = {1: (5, 3), 2: (54, 3), 3: (54, 26), 4: (5, 26), 5: (3, 5), 6: (26, 5), 7: (26, 54), 8: (3, 54)}
    assert shown.size == ((60, 30) if orientation < 5 else (30, 60))
    assert shown.getpixel(corner[orientation]) < 60  # type: ignore[operator]  # one band


@pytest.mark.parametrize("content", BROKEN_EXIF.values(), ids=BROKEN_EXIF.keys())
def test_broken_exif_costs_nobody_their_picture(content: bytes) -> None:
    assert read(content).size == SIZE


def test_nothing_beside_the_pixels_is_kept() -> None:
    exif = turned()
    exif[0x010E] = "Le Thi Hanh"
    picture = Image.new("RGB", (300, 200), "red")
    for content in (
        saved(picture, "JPEG", exif=exif, comment=b"Le Thi Hanh", icc_profile=b"Le Thi Hanh" * 20),
        saved(picture, "PNG", exif=exif, icc_profile=b"Le Thi Hanh" * 20),
        saved(picture, "WEBP", exif=exif, xmp=b"Le Thi Hanh"),
        saved(picture, "MPO", save_all=True, append_images=[picture], comment=b"Le Thi Hanh"),
    ):
        kept = redraw(content)
        assert b"Le Thi Hanh" not in kept
        shown = Image.open(io.BytesIO(kept))
        assert (dict(shown.getexif()), set(shown.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}) == (
            {},
            set(),
        )


@pytest.mark.parametrize("size", [(5_000, 40), (40, 5_000), (4_095, 2_047), (2_049, 2_048), (9_000, 1)])
def test_the_long_side_fits(size: tuple[int, int]) -> None:
    for kind in ("PNG", "JPEG"):
        kept = read(saved(Image.new("RGB", size, "green"), kind))
        assert max(kept.size) == LONG_SIDE
        assert min(kept.size) >= 1


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS.keys())
def test_what_brings_others_down_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Problem, match=r"photo_(not_a_picture|too_many_pixels|other_kind)"):
        redraw(content)


PROGRAM = """
import asyncio, re, zlib
from bot.files.pictures import clean

def chunk(kind, content):
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

def of_49_million_pixels(colours):
    head = (7000).to_bytes(4, "big") * 2 + bytes([8, {1: 0, 4: 6}[colours], 0, 0, 0])
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(7000 * colours + 1)) for _ in range(7000)) + packer.flush()
    return b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")

async def arrive():
    await asyncio.gather(*(clean(of_49_million_pixels(colours)) for colours in (1, 1, 4, 1, 1)))

asyncio.run(arrive())
told = open("/proc/self/status").read()  # getrusage would count the process that started this one
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", told)[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told by /proc")
def test_large_ones_that_arrive_together_fit_into_the_machine() -> None:
    told = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        timeout=5 * DEADLINE,
        check=True,
    )
    assert int(told.stdout) < 600
