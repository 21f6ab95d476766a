"""What members do."""

from __future__ import annotations
