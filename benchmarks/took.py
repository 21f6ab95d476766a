"""What something took: seconds by the clock on the wall, and of CPU, those of an embedded PostgreSQL too."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import make_url

_TICKS = os.sysconf("SC_CLK_TCK")  # of a second
_PARENT, _SPENT = 1, slice(11, 15)  # places of /proc/PID/stat behind the name: own ticks, and of children that ended


class Took(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float


def total(several: Iterable[Took]) -> Took:
    times = list(several)
    return Took(sum(took.wall for took in times), sum(took.cpu for took in times))


async def timed(url: str, act: Callable[[], Awaitable[Any]]) -> Took:
    """Do something once. `url`: of the database whose server works for it."""
    wall, cpu = time.perf_counter(), time.process_time() + _of_server(url)
    await act()
    return Took(time.perf_counter() - wall, time.process_time() + _of_server(url) - cpu)


def _of_server(url: str) -> float:
    """Return the CPU seconds that a server of PostgreSQL and its processes have spent; of SQLite there is none."""
    folder = make_url(url).query.get("host")
    if not isinstance(folder, str):
        return 0.0
    pid = (Path(folder) / "postmaster.pid").read_text(encoding="utf-8").split()[0]
    spent = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if stat.parent.name == pid or fields[_PARENT] == pid:
            spent += sum(map(int, fields[_SPENT]))
    return spent / _TICKS
