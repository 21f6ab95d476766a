"""What units do, who owns their places, which group hands something in. The codes are stored: see enums.py."""

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


class Collective(StrEnum):
    """Which group hands a record in: a unit as a whole, or one of its sections."""

    UNIT = "unit"
    SECTION = "section"
