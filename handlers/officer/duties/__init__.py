"""The unit's duties, and what comes in for them."""

from __future__ import annotations
