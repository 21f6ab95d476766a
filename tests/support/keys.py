"""The data key of the tests: every database and every program that they start has this one."""

from __future__ import annotations

from data.sealing import DataKey, DataKeys

KEYS = DataKeys(DataKey(b"only of the tests, and no secret"))
