"""Names that installations still use and that the program has changed: category -> earlier name -> name of today.

A category is one of tests/upgrade/stored_names.yaml, where no name is ever taken out. An entry here goes when the
version that reads it ends, together with its line in the changelog.
"""

from __future__ import annotations

from collections.abc import Mapping

RENAMED: Mapping[str, Mapping[str, str]] = {
    "settings": {"SHOW_PACE": "TELEGRAM_PUSH_RATE"},
    "commands": {
        "poison": "dead-letters",
        "poison list": "dead-letters list",
        "poison replay": "dead-letters replay",
        "poison replay --as": "dead-letters replay --as",
        "poison replay UPDATE": "dead-letters replay UPDATE",
    },
}
