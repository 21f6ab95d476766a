"""What an administrator is told in words instead of a traceback.

    PlainError
    ├── SettingsError    a setting cannot be read
    ├── CommandError     a command cannot be loaded
    └── BotApiError        Telegram refused or could not be asked (bot/admin/bot_api.py)

The words stand in data/templates/admin/errors.j2: one macro for each code.
"""

from __future__ import annotations


class PlainError(Exception):
    """Carries the code of a macro and the facts that the macro names; no secret may be among the facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class SettingsError(PlainError):
    """Raised when .env or the environment holds something that a setting cannot be."""


class CommandError(PlainError):
    """Raised when a command of the table cannot be loaded."""
