"""Whom a conversation names besides its own person: on the screen, and in the officer's job that is begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.queries.privacy import named
from handlers.core.screen import Screen


def names_on(screen: Screen | None, draft: Mapping[str, Any]) -> frozenset[named.Who]:
    """Return who stands on a screen, or in the officer's job that is begun in a draft."""
    held = draft.get(named.OFFICER) or {}
    return (screen.names if screen else frozenset()) | named.people(*held.get("people", ()))
