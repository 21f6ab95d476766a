"""Going on with a stored database: people tap, type and get their pushes, and what they see is read back."""

from __future__ import annotations
