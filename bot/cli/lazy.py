"""Importing what is large."""

from __future__ import annotations

import gc
from importlib import import_module
from types import ModuleType


def load(name: str) -> ModuleType:
    """Import a module without the garbage collector's rounds, which took a fifth of the program's start.

    They go through all that was imported before, again and again, and find nothing; what is there afterwards stays out
    of later rounds too. Raises what the import raises.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
