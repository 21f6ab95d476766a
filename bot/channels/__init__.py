"""One folder per platform: client, incoming translation, session, courier, capability record."""

from __future__ import annotations
