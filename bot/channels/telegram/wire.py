"""What is agreed with Telegram about incoming updates; the poller, the web part and `webhook set` read it here."""

from __future__ import annotations

WEBHOOK_PATH = "/webhook/telegram"  # no secret in a path: Telegram repeats it in a header
UPDATES_WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
