"""Records: what people hand in, and what officers decide."""

from __future__ import annotations
