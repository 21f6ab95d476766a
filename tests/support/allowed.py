"""What may read a growing table as a whole, and what no story runs, each with its reason."""

from __future__ import annotations

ALLOWED = {
    "channels.users": "all are counted, for the metrics, by a reader",
    "data_keys.forget_sealed": "a command that an administrator gives once, when the key is lost",
    "data_keys.page": "the same for a key that is changed: no program runs beside it, and all that is sealed is read",
    "audience.units_by_reach": "it counts in all units below, which is everybody for the province",
    "ledger.by_state": "for the command line, by a reader: the pushes to a whole unit and below",
    "ledger.by_way": "the same",
    "ledger.rows": "the same",
    "restoring.apps": "for the command that brings a backup back, before anybody is served",
}
"""Functions that may read a whole table."""

ON_ONE_DATABASE: dict[str, str] = {}
"""Functions that are written otherwise for each database, so that the other one cannot be asked."""

UNRUN: dict[str, str] = {}
"""Functions of data/queries that no story runs."""
