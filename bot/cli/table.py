"""The commands of `python -m bot` and the words of their help, from data/templates/commands/help.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from data.paths import TEMPLATES

FILE = TEMPLATES / "commands" / "help.yaml"


@dataclass(frozen=True, slots=True)
class CommandTable:
    """`loads`: command -> "module:attribute"; `words`: "command [subcommand] [--option | ARGUMENT]" -> help."""

    loads: dict[str, str]
    words: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls) -> CommandTable:
        raw = yaml.safe_load(FILE.read_text("utf-8"))
        return cls(loads=raw["loads"], words=raw["words"])

    def dress(self, command: Any, path: str) -> None:
        """Give a loaded command, its parameters and its subcommands the help that stands in the file."""
        command.help = self.words.get(path, command.help)
        for parameter in command.params:
            parameter.help = self.words.get(f"{path} {name_of(parameter)}", parameter.help)
        for name, child in getattr(command, "commands", {}).items():
            self.dress(child, f"{path} {name}")


def name_of(parameter: Any) -> str:
    """--dry-run for an option, FILE for an argument."""
    longest: str = max(parameter.opts, key=len)
    return longest if longest.startswith("-") else longest.upper().replace("-", "_")
