"""What an installation sets."""

from __future__ import annotations
