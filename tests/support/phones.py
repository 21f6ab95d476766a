from __future__ import annotations

PHONES = ("buttons", "text")  # Telegram's, and one that shows nothing but text
ZALOS = ("zalo_bot", "zalo_oa")
