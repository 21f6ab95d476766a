"""Labels that campaign files use. Words for people are in the templates; levels are those of the unit tree."""

from __future__ import annotations

from enum import StrEnum

from data.enums import Level, WorkerCategory

__all__ = ["ChosenBy", "DutyKind", "Level", "RegistrableKind", "WorkerCategory"]


class RegistrableKind(StrEnum):
    """What a person can register. A good deed is not registered but reported."""

    TITLE = "title"
    TASK = "task"
    TOPIC = "topic"
    INITIATIVE = "initiative"
    WORK_OR_PRODUCT = "work_or_product"
    PLEDGE = "pledge"


class DutyKind(StrEnum):
    PLAN = "plan"
    LAUNCH = "launch"
    PLEDGE_SIGNING = "pledge_signing"
    REGISTRATION = "registration"
    COMMUNICATION = "communication"
    NOMINATION = "nomination"
    INSPECTION = "inspection"
    REGULATION = "regulation"
    MEETING = "meeting"
    REPORT = "report"
    INTERIM_REVIEW = "interim_review"
    FINAL_REVIEW = "final_review"

    @property
    def is_review(self) -> bool:
        return self in {DutyKind.INTERIM_REVIEW, DutyKind.FINAL_REVIEW}


class ChosenBy(StrEnum):
    """Who chose a value that stands in no document."""

    PROGRAM = "program"
    ADMINISTRATOR = "administrator"
