"""Text on a picture: centred in a box, in the largest letters that fit. The fonts carry every Vietnamese letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

from data.paths import FONTS

BOLD, REGULAR = "NotoSans-Bold.ttf", "NotoSans-Regular.ttf"
SMALLEST, STEP = 24, 4  # pixels
SPACING = 1.36  # of the size of the letters: what Noto Sans needs for two marks over a capital


class Box(NamedTuple):
    """A part of a picture, in pixels."""

    left: int
    top: int
    width: int
    height: int


def write(drawing: ImageDraw.ImageDraw, text: str, box: Box, *, font: str, largest: int, colour: str) -> None:
    """Write a text into a box; what does not fit in the smallest letters is cut off at its end."""
    text = unicodedata.normalize("NFC", text)
    for size in range(largest, SMALLEST - 1, -STEP):
        # not kept for the next time: two threads must not draw with one face of FreeType
        letters = ImageFont.truetype(str(FONTS / font), size, layout_engine=ImageFont.Layout.BASIC)
        height = int(size * SPACING)
        if len(list(_wrapped(text, letters, box.width))) * height <= box.height:
            break
    lines = _balanced(text, letters, box.width)[: max(1, box.height // height)]  # as many as it was wrapped into
    top = box.top + (box.height - len(lines) * height) // 2
    for number, line in enumerate(lines):
        middle = (box.left + box.width / 2, top + (number + 0.5) * height)
        drawing.text(middle, line, fill=colour, font=letters, anchor="mm")


def _balanced(text: str, letters: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text into as few lines as the width allows, about equally long, so that no word stands alone."""
    lines = list(_wrapped(text, letters, width))
    for percent in range(50, 100, 5):
        narrow = list(_wrapped(text, letters, width * percent // 100))
        if len(narrow) == len(lines) and " ".join(narrow) == " ".join(text.split()):  # no word was broken
            return narrow
    return lines


def _wrapped(text: str, letters: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Break a text between words, and a word that is wider than the box where the box ends."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if letters.getlength(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _parts(word, letters, width)
        yield from full
    yield line


def _parts(word: str, letters: ImageFont.FreeTypeFont, width: int) -> list[str]:
    parts = [""]
    for char in word:
        if parts[-1] and letters.getlength(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts
