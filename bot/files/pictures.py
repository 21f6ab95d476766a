"""Reading a picture that somebody sent: small enough to keep, upright, on white, and nothing in it but its pixels.

Whatever arrives together, two pictures are unpacked at once and one large one at most, so that the whole program stays
inside the memory that docs/running.md asks for (docs/decisions/0019). Nothing here knows where a picture came from.
"""

from __future__ import annotations

import asyncio
import ctypes
import io
import sys
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Any

from PIL import Image, ImageMath

from bot.files.file_types import JPEG, OTHER_PICTURES, PICTURES, PNG, WEBP, type_of
from bot.files.picture_sizes import claimed_size
from domain.errors import Problem

NOT_A_PICTURE, OTHER_KIND, TOO_MANY_PIXELS = "photo_not_a_picture", "photo_other_kind", "photo_too_many_pixels"

LONG_SIDE = 2048  # pixels: enough for a newspaper page, a tenth of a phone's file
AT_ONCE = 2  # pictures that are unpacked side by side
LARGE = 12_500_000  # pixels: of pictures that unpack to more, one at a time
MILLION = 1_000_000
MOST_PIXELS = {JPEG: 50 * MILLION, PNG: 50 * MILLION, WEBP: 16 * MILLION}
"""The largest that is unpacked: a progressive JPEG needs up to 9 bytes a pixel, PNG 4, WebP 16."""

READERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}  # Pillow's names; no other reader is asked
TILE = 1024  # pixels: what is converted at a time
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a picture that stands otherwise (Exif 2.32, tag 274)."""

ORIENTATION = 274
GREY_RANGE = 65535  # of 16 bits

warnings.filterwarnings("ignore", module=r"PIL\.")  # a broken EXIF is the sender's, and not worth a line in the log

M_MMAP_THRESHOLD = -3  # malloc.h of glibc


def _hand_memory_back() -> None:
    """Let what a picture was unpacked into go back to the system: glibc keeps it, for each thread, unless told so."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, MILLION)


_unpacking = ThreadPoolExecutor(AT_ONCE, "pictures", initializer=_hand_memory_back)
_large = threading.Lock()


async def clean(content: bytes) -> bytes:
    """Return the picture as a JPEG of at most `LONG_SIDE` pixels, without metadata. Raises `Problem`."""
    return await asyncio.get_running_loop().run_in_executor(_unpacking, redraw, content)


def redraw(content: bytes) -> bytes:
    """Do it here and now. Raises `Problem`, whatever the bytes do to the libraries that read them."""
    found = type_of(content)
    if found in OTHER_PICTURES:
        raise Problem(OTHER_KIND, kind=OTHER_PICTURES[found])
    if found not in PICTURES:
        raise Problem(NOT_A_PICTURE)
    try:
        return _redrawn(content, found)
    except Problem:
        raise
    except Exception as problem:  # every library has errors of its own, and none of them promises which
        raise Problem(NOT_A_PICTURE) from problem


def _redrawn(content: bytes, media_type: str) -> bytes:
    most = MOST_PIXELS[media_type]
    _demand_pixels(claimed_size(content, media_type).pixels, most)
    with Image.open(io.BytesIO(content), formats=(READERS[media_type],)) as opened:
        pixels = opened.width * opened.height
        _demand_pixels(pixels, most)  # the library may read another size than the head tells
        with _large if pixels > LARGE else nullcontext():
            picture = _small(opened)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()


def _demand_pixels(pixels: int, most: int) -> None:
    if pixels > most:
        raise Problem(TOO_MANY_PIXELS, limit=most // MILLION)


def _small(opened: Image.Image) -> Image.Image:
    """Draw the picture anew and upright. It is converted tile by tile: whole, each step would need it once more."""
    turn = UPRIGHT.get(_orientation(opened))
    _keep_clear(opened)
    width, height = _fitting(opened.size)
    opened.draft(None, (width, height))  # a JPEG is unpacked to a half, a quarter or an eighth at once
    opened.load()
    across, down = max(1, opened.width // width), max(1, opened.height // height)
    drawn = Image.new("RGB", (-(-opened.width // across), -(-opened.height // down)))
    for left, top, tile in _tiles(opened, across, down):
        drawn.paste(_on_white(tile).reduce((across, down)), (left // across, top // down))
    drawn.thumbnail((LONG_SIDE, LONG_SIDE))
    return drawn if turn is None else drawn.transpose(turn)


def _keep_clear(opened: Image.Image) -> None:
    """Have the alpha of a moving WebP read too: where a frame is smaller than the picture, its head denies that."""
    if opened.format == "WEBP" and opened.mode == "RGB":
        opened.rawmode = opened._mode = "RGBA"  # type: ignore[attr-defined]  # noqa: SLF001 - Pillow offers no other way


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size at which the long side fits."""
    scale = min(1.0, LONG_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _tiles(opened: Image.Image, across: int, down: int) -> Iterator[tuple[int, int, Image.Image]]:
    wide, high = across * max(1, TILE // across), down * max(1, TILE // down)
    for top in range(0, opened.height, high):
        for left in range(0, opened.width, wide):
            box = (left, top, min(left + wide, opened.width), min(top + high, opened.height))
            yield left, top, opened.crop(box)


def _on_white(tile: Image.Image) -> Image.Image:
    """Return what a tile shows in colours, on white paper where it is transparent."""
    if tile.mode.startswith("I"):
        return _of_grey(tile)
    if tile.has_transparency_data:
        ground = Image.new("RGBA", tile.size, "white")
        ground.alpha_composite(tile.convert("RGBA"))
        return ground.convert("RGB")
    return tile.convert("RGB")


def _of_grey(tile: Image.Image) -> Image.Image:
    """Scale 16 bits of grey: to convert them would cut off all but the darkest. One shade may stand for nothing."""
    deep = tile.convert("I")
    shown = deep.point(lambda value: value * (255 / GREY_RANGE)).convert("L")
    clear = tile.info.get("transparency")
    if isinstance(clear, int):
        shown.paste(255, mask=_where(deep, clear))
    return shown.convert("RGB")


def _where(picture: Image.Image, shade: int) -> Image.Image:
    """Mark the pixels of exactly this shade."""

    def marked(names: dict[str, Any]) -> Any:
        return names["convert"](names["equal"](names["picture"], shade) * 255, "L")

    found: Image.Image = ImageMath.lambda_eval(marked, picture=picture)
    return found


def _orientation(opened: Image.Image) -> int:
    """Read how the camera was held; a picture whose EXIF is broken is as it is."""
    try:
        return int(opened.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - whatever broken EXIF does to its reader, the picture itself is there
        return 1
