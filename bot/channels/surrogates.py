"""Numbers in place of other platforms' ids: aiogram wants whole numbers where Zalo writes strings.

A chat's number holds its id letter for letter, so no table is needed to come back from it. A message's number is only a
name: nothing on Zalo can be edited, so nobody asks for the id behind it.
"""

from __future__ import annotations

import hashlib

_FIRST = b"\x01"  # keeps leading zeros
_BYTES_OF_MESSAGE = 6  # Bot API: numbers of at most 52 significant bits are safe everywhere


class NoSurrogateError(ValueError):
    """A number that `number_of` never made."""


def number_of(address: str) -> int:
    """Write an id as a number that `address_of` reads back."""
    return int.from_bytes(_FIRST + address.encode())


def address_of(number: int) -> str:
    """Read the id that stands in a number. Raises `NoSurrogateError`."""
    if number <= 0:
        raise NoSurrogateError
    whole = number.to_bytes((number.bit_length() + 7) // 8)
    if not whole.startswith(_FIRST):
        raise NoSurrogateError
    try:
        return whole[1:].decode()
    except UnicodeDecodeError:
        raise NoSurrogateError from None


def message_number(message_id: str) -> int:
    """Name a message by a number between 1 and 2**48."""
    return int.from_bytes(hashlib.sha256(message_id.encode()).digest()[:_BYTES_OF_MESSAGE]) + 1
