"""Counting the years of an anniversary, and the class of the count.

The classes are those of the state's rule on ceremonies (Nghị định 111/2018/NĐ-CP): năm tròn, năm lẻ 5, năm khác.
"""

from __future__ import annotations

from enum import StrEnum


class YearClass(StrEnum):
    ROUND = "round"
    FIVE = "five"
    OTHER = "other"


def year_class(years: int) -> YearClass:
    """A count that ends in 0 is round, one that ends in 5 is a five, every other is other."""
    if years % 5:
        return YearClass.OTHER
    return YearClass.FIVE if years % 10 else YearClass.ROUND
