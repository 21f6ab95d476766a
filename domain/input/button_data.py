"""The data of a button: `<number>:<code>[:<value>]`, at most 64 bytes (Bot API: callback_data).

A value that does not fit is carried as its digest. What it stands for is looked up among the choices that were stored
with the button, so two values that begin or end alike never become one.
"""

from __future__ import annotations

import hashlib

DATA_LIMIT = 64  # bytes

_MARK = "~"  # no value begins with it: values are keys, moments, and the codes of a campaign file
_DIGEST = 8  # bytes: a screen has a hundred choices at most


class ButtonTooLongError(Exception):
    """Button data over 64 bytes even with a shortened value. Give the choice a shorter code."""


def button_data(number: str, code: str, value: str) -> str:
    """Write a button's data. Raises `ButtonTooLongError`."""
    for carried in (value, _shortened(value)):
        data = f"{number}:{code}:{carried}" if value else f"{number}:{code}"
        if len(data.encode()) <= DATA_LIMIT:
            return data
    raise ButtonTooLongError(code)


def carries(carried: str, value: str) -> bool:
    """Tell whether what a button carries stands for this value."""
    return carried == value or (carried.startswith(_MARK) and carried == _shortened(value))


def _shortened(value: str) -> str:
    return _MARK + hashlib.blake2b(value.encode(), digest_size=_DIGEST).hexdigest()
