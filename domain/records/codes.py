"""Short codes that can be read aloud over a noisy line: no letter or digit that looks or sounds like another."""

from __future__ import annotations

import secrets

ALPHABET = "234679ACDEFHJKMNPQRTUVWXY"
LENGTH = 4


def new_code(prefix: str) -> str:
    """Make a code such as TH-4F7K. The caller tries again when it is taken."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"
