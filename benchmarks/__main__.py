"""python -m benchmarks [name ...] [--quick [--keep]]: measure, print, and write docs/benchmarks.md.

What is measured quickly is written only with --keep, and the page says so.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from importlib import import_module

from benchmarks.page import show, write

NAMES = (
    "turns",
    "latency",
    "busy",
    "pace",
    "cost",
    "enqueue",
    "memory",
    "planning",
    "units",
    "steps",
    "finding",
    "starting",
    "typed",
)
"""Each is a file with a function `measure`, and can be run alone."""


def main(args: list[str]) -> int:
    quick = "--quick" in args
    names = [name for name in args if not name.startswith("-")] or list(NAMES)
    if unknown := [name for name in names if name not in NAMES]:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    logging.disable(logging.WARNING)
    for name in names:
        section = replace(import_module(f"benchmarks.{name}").measure(quick=quick), quick=quick)
        show(section)
        if not quick or "--keep" in args:
            write(section)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
