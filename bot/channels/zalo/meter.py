"""Counting what a month of Zalo has little of: messages of a free bot, uploads of an account."""

from __future__ import annotations


class Counted:
    """What may have gone out counts as gone."""

    def __init__(self) -> None:
        self._count = 0

    def add(self) -> None:
        self._count += 1

    def take(self) -> int:
        counted, self._count = self._count, 0
        return counted
