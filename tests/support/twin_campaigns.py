"""Two campaigns that ask the same in the same words: only issuer, short name, prefix and codes differ."""

from __future__ import annotations

from pathlib import Path

from data.paths import CAMPAIGNS
from domain.campaigns import Campaign, get
from domain.campaigns.loader import load

FIRST = get("phu-yen-2021")
OTHER = {
    "py21": "vn21",
    "phu-yen-2021": "viet-nam-2021",
    "record_prefix: PY": "record_prefix: VN",
    "short_name: Thi đua yêu nước 2021": "short_name: Sáng tạo 2021",
    "Liên đoàn Lao động tỉnh Phú Yên": "Tổng Liên đoàn Lao động Việt Nam",
    "short_name: LĐLĐ tỉnh Phú Yên": "short_name: Tổng LĐLĐ Việt Nam",
}
OWN_NAME, OTHER_NAME = "Thi đua yêu nước 2021, LĐLĐ tỉnh Phú Yên", "Sáng tạo 2021, Tổng LĐLĐ Việt Nam"


def twins(folder: Path) -> dict[str, Campaign]:
    """Return the campaign of Phú Yên, and the same one as the confederation might have issued it."""
    text = (CAMPAIGNS / f"{FIRST.slug}.yaml").read_text(encoding="utf-8")
    for own, other in OTHER.items():
        assert own in text, own
        text = text.replace(own, other)
    path = folder / f"{OTHER['phu-yen-2021']}.yaml"
    path.write_text(text, encoding="utf-8")
    return {one.slug: one for one in (FIRST, load(path))}
