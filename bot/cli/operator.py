"""Who runs a command on this machine, for the audit trail."""

from __future__ import annotations

import getpass

LONGEST = 64  # characters


def login() -> str:
    """Return the name of the machine's user; in a container without names, the number."""
    try:
        return getpass.getuser()[:LONGEST]
    except (KeyError, OSError):  # OSError since Python 3.13
        return "unknown"
