from __future__ import annotations

from tests.support.databases import either

__all__ = ["either"]
