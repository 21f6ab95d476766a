"""The command line: one file for each command, in `commands`."""

from __future__ import annotations
