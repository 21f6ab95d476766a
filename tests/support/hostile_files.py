"""Files as nobody's camera makes them: genuine ones of every kind, and what a seed does to their bytes."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.support.users import VOICE_NOTE

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
AAC_NOTE = b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(64)
SIZE = (40, 30)


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


def turned(orientation: object = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[274] = orientation
    return exif


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def claims(width: int, height: int, mode: int = 2, bits: int = 8) -> bytes:
    """A PNG whose head claims a size and that holds next to nothing."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([bits, mode, 0, 0, 0])
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def with_chunk(name: bytes, body: bytes) -> bytes:
    png = saved(Image.new("RGB", SIZE, "red"), "PNG")
    return png[:33] + chunk(name, body) + png[33:]


def many_scans(times: int) -> bytes:
    """A progressive JPEG that goes over its picture again and again."""
    jpeg = saved(Image.effect_noise(SIZE, 50).convert("RGB"), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:last] + jpeg[last:-2] * times + jpeg[-2:]


@cache
def genuine() -> dict[str, bytes]:
    noise = Image.effect_noise(SIZE, 60)
    colour = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
    clear = colour.convert("RGBA")
    clear.putalpha(noise)
    palette = colour.quantize(16)
    frames = [colour.rotate(turn) for turn in (90, 180)]
    text = PngInfo()
    text.add_text("Comment", "x" * 50, zip=True)
    return {
        "jpeg": saved(colour, "JPEG"),
        "jpeg progressive": saved(colour, "JPEG", progressive=True),
        "jpeg turned": saved(colour, "JPEG", exif=turned()),
        "jpeg comment": saved(colour, "JPEG", comment=b"where I live"),
        "jpeg grey": saved(noise, "JPEG"),
        "jpeg cmyk": saved(colour.convert("CMYK"), "JPEG"),
        "mpo": saved(colour, "MPO", save_all=True, append_images=frames),
        "png": saved(colour, "PNG", pnginfo=text),
        "png clear": saved(clear, "PNG"),
        "png grey clear": saved(clear.convert("LA"), "PNG"),
        "png palette": saved(palette, "PNG", transparency=bytes(range(0, 256, 16))),
        "png one colour clear": saved(colour, "PNG", transparency=(0, 0, 0)),
        "png 16 bits": saved(Image.new("I;16", SIZE, 40_000), "PNG"),
        "png one bit": saved(noise.convert("1"), "PNG"),
        "apng": saved(colour, "PNG", save_all=True, append_images=frames),
        "webp": saved(clear, "WEBP"),
        "webp lossless": saved(colour, "WEBP", lossless=True, exif=turned(3)),
        "webp moving": saved(colour, "WEBP", save_all=True, append_images=frames),
        "gif": saved(palette, "GIF"),
        "tiff": saved(colour, "TIFF"),
        "bmp": saved(colour, "BMP"),
        "voice": VOICE_NOTE,
        "voice aac": AAC_NOTE,
        "paper": PAPER,
    }


READ = tuple(name for name in genuine() if name.startswith(("jpeg", "mpo", "png", "apng", "webp")))

BOMBS: dict[str, bytes] = {
    "png of 400 million pixels": claims(20_000, 20_000, mode=0, bits=1),
    "png one pixel high": claims(2**31 - 1, 1),
    "png without pixels": claims(0, 0),
    "png with an endless profile": with_chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(30_000_000))),
    "png with an endless text": with_chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(30_000_000))),
    "jpeg of a thousand scans": many_scans(1_000),
    "jpeg of ten thousand parts": b"\xff\xd8" + b"\xff\xfe\x00\x02" * 10_000 + b"\xff\xd9",
    "jpeg that claims four gigapixels": genuine()["jpeg"].replace(
        b"\x00\x11\x08" + (30).to_bytes(2, "big") + (40).to_bytes(2, "big"), b"\x00\x11\x08\xff\xff\xff\xff"
    ),
    "webp of 268 million pixels": b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + b"\xfe\x3f\0\xfe\x3f\0" + bytes(8),
    "cut off": genuine()["jpeg"][:-300],
    "nothing": b"",
    "only a head": b"\xff\xd8\xff",
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + bytes(64),
    "avif": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + bytes(64),
    "gif of 4 gigapixels": b"GIF89a" + b"\xff" * 4 + bytes(20),
    "tiff": genuine()["tiff"],
    "bmp": genuine()["bmp"],
    "a program": b"MZ\x90\0" + bytes(200),
    "a page": b"<svg onload=alert(1)>",
}
"""Files that somebody would send to bring the program down, each refused in words."""

Change = Callable[[random.Random, bytearray], bytes | bytearray]


def _cut(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content[: chance.randrange(len(content) + 1)])


def _flip(chance: random.Random, content: bytearray) -> bytearray:
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return content


def _flip_head(chance: random.Random, content: bytearray) -> bytearray:
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(min(64, len(content)))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
    return content


def _insert(chance: random.Random, content: bytearray) -> bytearray:
    at = chance.randrange(len(content))
    content[at:at] = chance.randbytes(chance.randint(1, 40))
    return content


def _repeat(chance: random.Random, content: bytearray) -> bytearray:
    at = chance.randrange(len(content))
    content[at:at] = content[at : at + chance.randint(1, 200)] * chance.randint(1, 5)
    return content


def _other_head(chance: random.Random, content: bytearray) -> bytes:
    other = chance.choice(list(genuine().values()))
    return other[: chance.randint(4, 40)] + bytes(content[4:])


CHANGES: tuple[Change, ...] = (_cut, _flip, _flip, _flip_head, _insert, _repeat, _other_head)


def broken(seed: int, number: int) -> Iterator[bytes]:
    """Yield so many files, each a genuine one that went through one to three changes; now and then untouched."""
    chance = random.Random(seed)  # noqa: S311 - it guards nothing, it repeats a test
    kinds = list(genuine().values())
    for _ in range(number):
        content = bytearray(chance.choice(kinds))
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
            content = bytearray(chance.choice(CHANGES)(chance, content)) or bytearray(b"\0")
        yield bytes(content)


def with_broken_exif(body: bytes) -> bytes:
    jpeg = genuine()["jpeg"]
    told = b"Exif\0\0" + body
    return jpeg[:2] + b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told + jpeg[2:]


BROKEN_EXIF = {
    "nothing in it": with_broken_exif(b""),
    "no head": with_broken_exif(b"\xff" * 40),
    "a place far outside": with_broken_exif(b"II*\0\xff\xff\xff\xff"),
    "a turn that is none": saved(Image.new("RGB", SIZE), "JPEG", exif=turned(99)),
    "a turn in words": with_broken_exif(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x04xyz\0\0\0\0\0"),
    "a list without end": with_broken_exif(b"II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x03\0\xff\xff\xff\x7f" * 4),
}
