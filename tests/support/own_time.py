"""Seconds that count against a program: not those in which it was ready to run and the machine ran others.

A limit in seconds is held to on a machine that does nothing else; on a busy one the wall also counts what the machine
withheld. Whatever the program waits for by itself counts everywhere: a lock, a pause, a queue, its own computing.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter


class OwnTime:
    """A watch that stands still while the machine keeps one of these processes from running. Without a key: this one.

    Linux says for how long a process's first thread was ready and did not run: the second number of `schedstat`, in
    nanoseconds (Documentation/scheduler/sched-stats.rst). Of several processes the longest counts, for two may wait at
    once. Elsewhere it is a plain watch.
    """

    def __init__(self, *pids: int) -> None:
        self._files = [Path(f"/proc/{pid}/schedstat") for pid in pids or ("self",)]
        self._begun, self._withheld = perf_counter(), self._read()

    @property
    def seconds(self) -> float:
        withheld = (now - before for now, before in zip(self._read(), self._withheld, strict=True))
        return self.wall - max(withheld)

    @property
    def wall(self) -> float:
        """What a plain watch shows: a referee tells both."""
        return perf_counter() - self._begun

    def _read(self) -> list[float]:
        return [int(file.read_text().split()[1]) / 1e9 if file.exists() else 0.0 for file in self._files]
