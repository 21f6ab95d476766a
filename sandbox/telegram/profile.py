"""What a bot says of itself: name, descriptions, commands, the menu button."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Scope = tuple[str, int, int]  # type, chat, user; 0 where the type has none
DEFAULT: Scope = ("default", 0, 0)


@dataclass(slots=True)
class Profile:
    """Texts by language code; the empty code is for everyone without a text of their own."""

    first_name: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    def in_language(self, texts: dict[str, str], language: str, default: str = "") -> str:
        return texts.get(language) or texts.get("") or default

    def name(self, language: str) -> str:
        return self.in_language(self.names, language, self.first_name)

    def commands_shown(self, person_id: int, language: str) -> list[dict[str, str]]:
        """The list that the phone shows. Narrower scope first: Bot API, "Determining list of commands"."""
        for scope in (("chat", person_id, 0), ("all_private_chats", 0, 0), DEFAULT):
            for code in (language, ""):
                if commands := self.commands.get((scope, code)):
                    return commands
        return []
