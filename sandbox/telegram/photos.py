"""Photos as Telegram keeps them: JPEG, in several sizes, never larger than they came."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from .errors import ApiError, bad_request

LONGEST_SIDES = (90, 320, 800, 1280)  # pixels; those smaller than the photo, and one for the photo itself
BYTE_LIMIT = 10 * 1024 * 1024  # Bot API, sendPhoto
SIDES_LIMIT = 10_000  # width and height together: Bot API, sendPhoto
RATIO_LIMIT = 20  # Bot API, sendPhoto


def photo_sizes(content: bytes) -> list[tuple[bytes, int, int]]:
    """The photo in its sizes (JPEG, width, height), smallest first. Refuses what Telegram cannot show as a photo."""
    if len(content) > BYTE_LIMIT:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {BYTE_LIMIT} bytes",
        )
    try:
        with Image.open(BytesIO(content)) as image:
            _check(*image.size)
            # A large JPEG is decoded at a fraction of its size: tens of milliseconds for a phone's photo, not hundreds.
            image.draft("RGB", (LONGEST_SIDES[-1], LONGEST_SIDES[-1]))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED") from None
    longest = max(upright.size)
    sides = [side for side in LONGEST_SIDES if side < longest] + [min(longest, LONGEST_SIDES[-1])]
    return [_scaled(upright, side) for side in dict.fromkeys(sides)]


def _check(width: int, height: int) -> None:
    if width + height > SIDES_LIMIT or max(width, height) > RATIO_LIMIT * min(width, height):
        raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")


def _scaled(image: Image.Image, side: int) -> tuple[bytes, int, int]:
    scaled = image
    if side < max(image.size):
        scaled = image.copy()
        scaled.thumbnail((side, side))
    written = BytesIO()
    scaled.save(written, "JPEG", quality=87)
    return written.getvalue(), *scaled.size
