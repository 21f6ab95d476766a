"""What units do and who owns the places where they are. The codes are stored: never renamed, never reused."""

from __future__ import annotations

from enum import StrEnum


class Activity(StrEnum):
    """What a unit does; documents ask some things of schools or of production alone."""

    PRODUCTION = "production"
    OFFICE = "office"
    SCHOOL = "school"
    HOSPITAL = "hospital"


class Ownership(StrEnum):
    """Who owns the place where a unit is."""

    STATE = "state"
    NON_STATE = "non_state"
    FOREIGN = "foreign"
