"""What a member sees and sets about themselves."""

from __future__ import annotations
