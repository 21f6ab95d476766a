"""Telegram: the Bot API, by long polling or webhook."""

from __future__ import annotations
