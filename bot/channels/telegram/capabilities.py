"""What Telegram can show (Bot API documentation, read 2026-11): texts of 4096 characters after entities parsing."""

from __future__ import annotations

from domain.ports import Capabilities

TELEGRAM = Capabilities(buttons=True, editing=True, text_limit=4096, contact_button=True)

TEXT_ONLY = Capabilities(buttons=False, editing=False, text_limit=2000, files=False)
"""A phone that shows nothing but text: every conversation must work on it too."""
