"""Processes that a test may kill: forked from one that has imported the program already, which takes seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import chdir
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["tests.support.refresher", "tests.support.typed_restore", "tests.support.outbox_victims"],
)


def start_victim(victim: Callable[..., None], *given: Any) -> BaseProcess:
    """Start a process that calls a function of a module; join it, in the thread that has started it."""
    process = PROCESSES.Process(target=victim, args=given)
    with chdir(Path(__file__).parents[2]):  # from there the first of all imports the program
        process.start()
    return process


async def run_victim(victim: Callable[..., None], *given: Any) -> tuple[int | None, list[Any]]:
    """Wait until a victim has ended or is killed; returns its exit code, negative for a signal, and what it told.

    It tells through its first argument, a `Connection`.
    """
    reader, teller = PROCESSES.Pipe(duplex=False)
    process = start_victim(victim, teller, *given)
    teller.close()
    with reader:
        told = await asyncio.to_thread(_read_all, reader)
    process.join()
    return process.exitcode, told


def _read_all(reader: Connection) -> list[Any]:
    told = []
    while True:
        try:
            told.append(reader.recv())
        except EOFError:  # nobody is left who could tell more
            return told
