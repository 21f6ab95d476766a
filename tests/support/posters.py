"""The code on the picture of a poster, read module by module, as large or small as the picture came."""

from __future__ import annotations

import io

import segno
from PIL import Image

from domain.units.posters import QR_SIDE, QR_TOP, QUIET_ZONE, SIZE

DARK = 110  # of 255
Modules = list[list[bool]]


def modules_on(content: bytes, count: int) -> Modules:
    """Read so many modules a side, each in its middle, and check that the zone around them is white."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("L")
    scale = picture.width / SIZE[0]
    place = picture.crop((0, round(QR_TOP * scale), picture.width, round((QR_TOP + QR_SIDE) * scale)))
    left, top, right, bottom = place.point(lambda light: 255 * (light < DARK)).getbbox() or (0, 0, 0, 0)
    side = (right - left) / count
    assert abs(side - (bottom - top) / count) < 0.1 * side
    quiet = int(side * QUIET_ZONE) - 2
    around = place.crop((left - quiet, top - quiet, right + quiet, top - 2))
    assert around.getextrema()[0] > 200  # type: ignore[operator]  # of one band
    at = [int((number + 0.5) * side) for number in range(count)]
    return [[bool(place.getpixel((left + x, top + y)) < DARK) for x in at] for y in at]  # type: ignore[operator]  # of one band


def opens(content: bytes, address: str) -> bool:
    """Tell whether the code on a poster is that of an address."""
    expected = segno.make_qr(address, error="q", boost_error=False).matrix
    return modules_on(content, len(expected)) == [[bool(module) for module in row] for row in expected]
