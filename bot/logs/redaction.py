"""What a log must not show: tokens, registered secrets, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "***"

# Telegram writes a token as <number of the bot>:<secret>; the number is public and helps to tell bots apart.
TOKEN = re.compile(r"(?<!\d)(\d{5,})(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)

# A Vietnamese number: 0 or (+)84, then nine digits (ten for land lines, and for mobile numbers until 2018), plain or
# in groups of three and four.
# Groups of two are left alone: dates and times are written with them.
PHONE = re.compile(
    r"(?<![\w+.])(?:\+84|84|0)[ .-]?"
    r"(?:[235789]\d{8,9}|1[2689]\d{8}|(?:[235789]\d{1,2}|1[2689]\d)[ .-]\d{3,4}[ .-]\d{3,4})(?![\w])"
)
KEPT_OF_PHONE = 3  # the last digits tell an administrator which of two people it was


class Masks:
    """Hides what is secret in a text. Short secrets are refused: hiding them would eat every log."""

    SHORTEST = 4

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {secret for secret in secrets if len(secret) >= self.SHORTEST}
        self._secrets = sorted(known, key=len, reverse=True)  # a long one may contain a short one

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        text = TOKEN.sub(rf"\1:{MASK}", text)
        return PHONE.sub(lambda found: MASK + found[0][-KEPT_OF_PHONE:], text)
