"""The command `restore`, typed in a process that may be killed."""

from __future__ import annotations
