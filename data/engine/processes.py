"""Naming a process so that another one on the same machine can tell that it has ended.

A lease of a killed process could only be waited out. On the same machine nobody need wait: the system knows who lives.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from functools import cache
from pathlib import Path

_PROC = Path("/proc")
_ENDED = frozenset("ZX")  # a zombie: it was killed and its parent has not collected it yet


def name_this_process() -> str:
    """Make a name that no other process has: machine, process id, when it began, and a few random letters."""
    pid = os.getpid()
    return f"{_machine()}/{pid}/{_began(pid) or ''}/{secrets.token_hex(4)}"


def has_ended(name: str) -> bool:
    """Tell whether the process of that name is known to have ended: only where it lived here, and never on a guess."""
    machine, _, rest = name.partition("/")
    pid, _, rest = rest.partition("/")
    began = rest.partition("/")[0]
    if not machine or machine != _machine() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False  # the process of another user, and alive
    now = _began(int(pid))
    return now is not None and now != began


@cache
def _machine() -> str:
    """Name this boot of this machine and its space of process ids (a container has its own); empty: not known."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii")
        space = (_PROC / "self/ns/pid").readlink()
    except OSError:
        return ""
    return hashlib.sha256(f"{boot}{space}".encode()).hexdigest()[:16]


def _began(pid: int) -> str | None:
    """Tell when a process began, in ticks since the boot; `None` when the system does not say."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text("utf-8", "replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()  # proc(5): the name before may hold blanks
    return "ended" if fields[0] in _ENDED else fields[19]
