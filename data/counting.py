"""What the program and the doctor, which reads the tables without SQLAlchemy, both know of counting before deleting."""

from __future__ import annotations

COUNTING_NIGHTS = 30
"""So many nights only count what a retention of years would delete, from the update that brought it on."""
