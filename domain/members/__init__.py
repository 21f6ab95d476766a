"""Members and officers: joining, belonging, being confirmed, holding a role."""

from __future__ import annotations
