"""What is wrong with a database as a whole. Whoever runs the program is told in words; this module needs no library."""

from __future__ import annotations

from typing import ClassVar


class DatabaseProblem(Exception):  # noqa: N818 - the family; its members end in Error
    """The program cannot work with this database as it is. `code` names the words, `facts` what the words name."""

    code: ClassVar[str]

    def __init__(self, *args: object, **facts: object) -> None:
        super().__init__(*args)
        self.facts = facts


class SchemaError(DatabaseProblem):
    """The tables are of another version than the program: `found` and `wanted` are revisions."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(found, wanted, found=found, wanted=wanted)


class OldSchemaError(SchemaError):
    """The database was made by an earlier version of the program. Run `python -m bot migrate`."""

    code = "old_schema"


class NewerSchemaError(SchemaError):
    """The database was made by a later version. Update the program, or bring back a backup from before."""

    code = "database_newer"


class NoTablesError(DatabaseProblem):
    """The database is empty. Run `python -m bot migrate`."""

    code = "database_empty"


class UnmarkedSchemaError(DatabaseProblem):
    """The database holds tables, and not one mark of their version: it is another program's, or damaged."""

    code = "database_unmarked"


class ClosedError(DatabaseProblem):
    """The folder of the database's file cannot be made or entered."""

    code = "database_closed"


class BrokenReferencesError(DatabaseProblem):
    """A migration left rows that refer to nothing; all of it was undone. Restore a backup, and report the revision."""

    code = "database_references"


class NotMigratedError(DatabaseProblem):
    """A migration failed, and all of it was undone: the tables are not those that their mark says. Restore a backup."""

    code = "database_not_migrated"


class WalRefusedError(DatabaseProblem):
    """SQLite would not switch to its write-ahead log. Put the database on a local disk, not on a network share."""

    code = "database_no_wal"


class ReadOnlyError(DatabaseProblem):
    """The server takes no changes: it is a copy of another one, or was set so."""

    code = "database_read_only"


class PooledError(DatabaseProblem):
    """Something between the program and PostgreSQL gives each transaction another connection. Use its session mode."""

    code = "database_pooled"
