from __future__ import annotations

CODES: dict[str, str] = {}
