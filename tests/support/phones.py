from __future__ import annotations

BUTTONS, TEXT = "buttons", "text"  # Telegram's, and one that shows nothing but text
ZALOS = ("zalo_bot", "zalo_oa")
